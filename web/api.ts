/** The API as the app sees it: typed by the API itself, every answer parsed, every refusal a sentence. */
import { hc } from 'hono/client';
import type * as z from 'zod/mini';
import { deviceHeader, deviceList, listedDevice } from '../domain/account/device.ts';
import { offeredHandover, takenHandover } from '../domain/account/handover.ts';
import { keptKeys, keysRevision } from '../domain/account/keys.ts';
import { emptiedResponse, type PushRequest, pullResponse, pushResponse } from '../domain/practice/sync.ts';
import { type ProblemType, problemBody, problemTypes, problemUri } from '../domain/problem.ts';
import { no, ok, type Result } from '../domain/result.ts';
import type { Api } from '../functions/api.ts';

/** `network`: nobody answered. `garbled`: the answer was not what was agreed. The rest the API says itself. */
export type Refusal = ProblemType | 'network' | 'garbled';

export interface Refused {
  readonly type: Refusal;
  /** Which rows it is about, where the API says so. */
  readonly ids: readonly string[];
}

export type SyncApi = ReturnType<typeof syncApi>;

/** Nobody waits longer than this for an answer, in milliseconds. */
const patience = 30_000;

export interface Asking {
  /** The project's address, without a path. */
  readonly url: string;
  /** The person's access token. */
  readonly token: string;
  /** Which of their devices this is, once it has a name of its own. */
  readonly device?: string;
}

/** A door to every route. Without `token`: what anybody may ask. */
export function apiAt({ url, token, device }: Omit<Asking, 'token'> & Partial<Pick<Asking, 'token'>>) {
  const headers: Record<string, string> = {
    ...(token ? { authorization: `Bearer ${token}` } : {}),
    ...(device ? { [deviceHeader]: device } : {}),
  };
  return hc<Api>(`${url}/functions/v1/api`, { headers });
}

export const options = () => ({ init: { signal: AbortSignal.timeout(patience) } });

/** With a body that is a file. */
export const withFile = (file: Blob) => ({
  headers: { 'content-type': file.type },
  init: { body: file, signal: AbortSignal.timeout(patience) },
});

/** Everything that the API does for one person's sync. */
export function syncApi(asking: Asking) {
  const { sessions, account } = apiAt(asking);
  return {
    push: (rows: PushRequest['sessions'], epoch?: number) =>
      parsed(pushResponse, () => {
        const json = { sessions: rows, ...(epoch === undefined ? {} : { epoch }) };
        return sessions.push.$post({ json }, options());
      }),
    pull: (after: number) => parsed(pullResponse, () => sessions.$get({ query: { after: String(after) } }, options())),
    /** Delete all of this person's on the server. */
    empty: () => parsed(emptiedResponse, () => sessions.$delete({}, options())),
    keys: () => parsed(keptKeys, () => account.keys.$get({}, options())),
    replaceKeys: (replaces: number, ring: string) =>
      parsed(keysRevision, () => account.keys.$put({ json: { replaces, ring } }, options())),
    devices: () => parsed(deviceList, () => account.devices.$get({}, options())),
    register: (id: string, name: string) =>
      parsed(listedDevice, () => account.devices[':id'].$put({ param: { id }, json: { name } }, options())),
    revoke: (id: string) => parsed(listedDevice, () => account.devices[':id'].$delete({ param: { id } }, options())),
    offerKeys: (proof: string, ring: string) =>
      parsed(offeredHandover, () => account.handover.$put({ json: { proof, ring } }, options())),
    takeKeys: (proof: string) =>
      parsed(takenHandover, () => account.handover.take.$post({ json: { proof } }, options())),
  };
}

/** A file in place of an answer that is parsed. */
export async function fileFrom(ask: () => Promise<Response>): Promise<Result<Blob, Refused>> {
  const response = await ask().catch(() => undefined);
  if (!response) return no({ type: 'network', ids: [] });
  if (!response.ok) return no(refusedBy(await response.json().catch(() => undefined)));
  const file = await response.blob().catch(() => undefined);
  return file ? ok(file) : no({ type: 'network', ids: [] });
}

export async function parsed<T extends z.ZodMiniType>(
  schema: T,
  ask: () => Promise<Pick<Response, 'ok' | 'json'>>,
): Promise<Result<z.infer<T>, Refused>> {
  let response: Pick<Response, 'ok' | 'json'>;
  try {
    response = await ask();
  } catch {
    return no({ type: 'network', ids: [] });
  }
  const body: unknown = await response.json().catch(() => undefined);
  if (!response.ok) return no(refusedBy(body));
  const result = schema.safeParse(body);
  return result.success ? ok(result.data) : no({ type: 'garbled', ids: [] });
}

function refusedBy(body: unknown): Refused {
  const result = problemBody.safeParse(body);
  const type = problemTypes.find(name => result.data?.type === problemUri(name)) ?? 'garbled';
  return { type, ids: result.data?.ids ?? [] };
}
