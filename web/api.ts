/** The API as the app sees it: typed by the API itself, every answer parsed, every refusal a sentence. */
import { hc } from 'hono/client';
import type * as z from 'zod/mini';
import {
  type PullResponse,
  type PushRequest,
  type PushResponse,
  pullResponse,
  pushResponse,
} from '../domain/practice/sync.ts';
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

export interface SessionApi {
  push(sessions: PushRequest['sessions']): Promise<Result<PushResponse, Refused>>;
  pull(after: number): Promise<Result<PullResponse, Refused>>;
}

/** Nobody waits longer than this for an answer, in milliseconds. */
const patience = 30_000;

/** The Session API of the person whose access token this is. `url` is the project's, without a path. */
export function sessionApi(url: string, token: string): SessionApi {
  const client = hc<Api>(`${url}/functions/v1/api`, { headers: { authorization: `Bearer ${token}` } });
  const options = () => ({ init: { signal: AbortSignal.timeout(patience) } });
  return {
    push: sessions => parsed(pushResponse, () => client.sessions.push.$post({ json: { sessions } }, options())),
    pull: after => parsed(pullResponse, () => client.sessions.$get({ query: { after: String(after) } }, options())),
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
