/** Asking the server as this device: with a token that lives, on the list of devices where that is needed. */
import { no, ok, type Result } from '../../../domain/result.ts';
import { type Refusal, type Refused, type SyncApi, syncApi } from '../../api.ts';
import { toBase64url } from '../base64url.ts';
import { syncing } from '../database.ts';
import { deviceKind } from '../kind.ts';
import { projectUrl } from '../project.ts';
import { accessToken } from '../session.ts';
import { type Place, type Ring, seal } from '../vault/seal.ts';
import { anotherDevice, deviceOf } from './device.ts';
import { keysHere } from './keys-here.ts';

type Work<T> = (api: SyncApi, device: string) => Promise<Result<T, Refused>>;

export async function ask<T>(account: string, work: Work<T>): Promise<Result<T, Refusal>> {
  let device = await deviceOf(account);
  let answer = await withToken(device, work);
  // Taken off the list for good under that name. Who begins anew, signed in anew, has another.
  if (!answer.ok && answer.problem.type === 'device-revoked' && (await syncing()) !== account) {
    await anotherDevice();
    device = await deviceOf(account);
    answer = await withToken(device, work);
  }
  // Signed in anew, or the list has begun meanwhile: it says again who it is.
  if (!answer.ok && answer.problem.type === 'device-needed') {
    const keys = await keysHere();
    const named = keys && (await withToken(device, api => register(api, account, device, keys.ring)));
    if (named?.ok) answer = await withToken(device, work);
  }
  return answer.ok ? answer : no(answer.problem.type);
}

async function withToken<T>(device: string, work: Work<T>): Promise<Result<T, Refused>> {
  let answer: Result<T, Refused> = no({ type: 'sign-in-needed', ids: [] });
  // The device's clock may take a dead token for a living one, so a refused token is renewed once.
  for (const fresh of [false, true]) {
    const token = await accessToken(fresh);
    if (!token.ok) return no({ type: token.problem, ids: [] });
    answer = await work(syncApi({ url: projectUrl, token: token.value, device }), device);
    if (answer.ok || answer.problem.type !== 'sign-in-needed') return answer;
  }
  return answer;
}

export const namePlace = (account: string, id: string): Place => ({ table: 'devices', owner: account, id });

/** Put this device on the list, under its kind or another name. */
export async function register(
  api: Pick<SyncApi, 'register'>,
  account: string,
  device: string,
  ring: Ring,
  name: string = deviceKind(),
): Promise<Result<void, Refused>> {
  const sealed = seal(ring, namePlace(account, device), name, crypto.getRandomValues(new Uint8Array(12)));
  const answer = await api.register(device, toBase64url(sealed));
  return answer.ok ? ok(undefined) : answer;
}
