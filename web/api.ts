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

/** Everything that the API does for one person's sync. */
export function syncApi({ url, token, device }: Asking) {
  const headers = { authorization: `Bearer ${token}`, ...(device ? { [deviceHeader]: device } : {}) };
  const { sessions, account } = hc<Api>(`${url}/functions/v1/api`, { headers });
  const options = () => ({ init: { signal: AbortSignal.timeout(patience) } });
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

async function parsed<T extends z.ZodMiniType>(
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
