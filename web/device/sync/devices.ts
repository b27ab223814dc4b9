/** The account's devices: their names opened, which of them this is, and taking one off. */
import { no, ok, type Result } from '../../../domain/result.ts';
import type { Refusal } from '../../api.ts';
import { fromBase64url } from '../base64url.ts';
import { open } from '../vault/seal.ts';
import { ask, namePlace, register } from './asking.ts';
import { deviceOf } from './device.ts';
import { keysHere } from './keys-here.ts';

export interface Device {
  readonly id: string;
  /** Null when it cannot be opened. */
  readonly name: string | null;
  /** This one. */
  readonly here: boolean;
  /** UTC. */
  readonly registeredAt: string;
  readonly revokedAt: string | null;
}

/** The oldest first. */
export async function devices(account: string): Promise<Result<Device[], Refusal>> {
  const [answer, keys, here] = await Promise.all([ask(account, api => api.devices()), keysHere(), deviceOf(account)]);
  if (!answer.ok) return answer;
  return ok(
    answer.value.devices.map(({ id, name, registeredAt, revokedAt }) => {
      const opened = keys && open(keys.ring, namePlace(account, id), fromBase64url(name));
      return { id, name: opened?.ok ? opened.value : null, here: id === here, registeredAt, revokedAt };
    }),
  );
}

/** Letters of a name, in bytes; sealed it has 200. */
const longestName = 160;

/** Give this device another name. */
export async function renameDevice(account: string, name: string): Promise<Result<void, Refusal>> {
  const keys = await keysHere();
  const text = name.trim();
  if (!keys || text === '' || new TextEncoder().encode(text).length > longestName) return no('invalid');
  return ask(account, (api, device) => register(api, account, device, keys.ring, text));
}

/** Take a device off the list, for good. */
export async function revoke(account: string, id: string): Promise<Result<void, Refusal>> {
  const answer = await ask(account, api => api.revoke(id));
  return answer.ok ? ok(undefined) : answer;
}
