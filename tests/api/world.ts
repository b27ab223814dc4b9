/** What the API's test cases act on: an API over a real database, people with tokens, and a look past every lock. */
import { equal } from 'node:assert/strict';
import { deviceHeader } from '../../domain/account/device.ts';
import { no, ok } from '../../domain/result.ts';
import { type Api, createApi } from '../../functions/api.ts';
import type { Calendars, Database, Files } from '../../functions/ports.ts';
import { sign, testIdentity } from './tokens.ts';

export type Owner = <Row extends object>(text: string, parameters?: readonly (string | null)[]) => Promise<Row[]>;

/** Somebody at one of their devices. */
export interface Person {
  readonly id: string;
  readonly token: string;
  /** What the device calls itself, once it does. */
  readonly device?: string;
}

export interface World {
  readonly api: Api;
  readonly now: Date;
  /** What the API has put into its store, by name. */
  readonly files: Map<string, Uint8Array>;
  /** What stands at addresses elsewhere; nothing answers at any other. */
  readonly elsewhereOnTheNet: Map<string, string>;
  /** Lines that the API logged since the world was made. */
  readonly log: Record<string, unknown>[];
  person(): Promise<Person>;
  /** The same person, signed in once more, on a device that has a name of its own but is on no list. */
  elsewhere(person: Person): Promise<Person & { readonly device: string }>;
  /** People whom the authority has stopped, though their tokens still look good. */
  readonly stopped: Set<string>;
  /** How many sessions are kept, and how many were ever counted. */
  kept(): Promise<{ rows: number; changes: number }>;
  /** As the owner of the database. */
  readonly owner: Owner;
}

export const appOrigin = 'https://tideline.example';

export function makeWorld(database: Database, owner: Owner): World {
  const now = new Date('2026-11-22T10:00:00Z');
  const log: Record<string, unknown>[] = [];
  const stopped = new Set<string>();
  const files = new Map<string, Uint8Array>();
  const net = new Map<string, string>();
  const api = createApi({
    database,
    files: filesIn(files),
    calendars: calendarsIn(net),
    identity: testIdentity(() => now, stopped),
    now: () => now,
    newId: () => crypto.randomUUID(),
    log: line => log.push(line),
    origins: [appOrigin],
    off: ['mail'],
  });
  const claimsOf = (id: string) => ({ sub: id, role: 'authenticated', exp: now.getTime() / 1000 + 3600 });
  return {
    api,
    now,
    files,
    elsewhereOnTheNet: net,
    log,
    stopped,
    owner,
    async person() {
      const id = crypto.randomUUID();
      await owner('insert into auth.users (id, email) values ($1, $2)', [id, `${id}@tideline.test`]);
      return { id, token: await sign(claimsOf(id)) };
    },
    async elsewhere({ id }) {
      const device = Array.from(crypto.getRandomValues(new Uint8Array(8)), b => b.toString(16).padStart(2, '0')).join(
        '',
      );
      return { id, token: await sign({ ...claimsOf(id), session_id: crypto.randomUUID() }), device };
    },
    async kept() {
      const [count] = await owner<{ rows: number; changes: number }>(
        `select (select count(*)::int from public.practice_sessions) as rows,
          (select coalesce(sum(last), 0)::int from private.session_cursors) as changes`,
      );
      return count ?? { rows: -1, changes: -1 };
    },
  };
}

const filesIn = (files: Map<string, Uint8Array>): Files => ({
  put: async (name, bytes) => void files.set(name, bytes),
  get: async name => files.get(name) ?? null,
  remove: async name => void files.delete(name),
});

const calendarsIn = (net: ReadonlyMap<string, string>): Calendars => ({
  async read(url) {
    const text = net.get(url);
    return text === undefined ? no('calendar-unreachable') : ok(text);
  },
});

/** A case is a plain function, so that the same ones run under vitest on Node and in a bare Deno. */
export interface Case {
  readonly name: string;
  run(world: World): Promise<void>;
}

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  // biome-ignore lint/suspicious/noExplicitAny: tests look at answers that the API may have got wrong
  readonly body: any;
}

type Asked = RequestInit & { token?: string; device?: string | undefined };

export async function ask(world: World, path: string, init: Asked = {}): Promise<Answer> {
  const { token, device, ...request } = init;
  const headers = new Headers(init.headers);
  if (token !== undefined) headers.set('authorization', `Bearer ${token}`);
  if (device !== undefined) headers.set(deviceHeader, device);
  const response = await world.api.request(path, { ...request, headers });
  const text = await response.text();
  return { status: response.status, headers: response.headers, body: text === '' ? null : JSON.parse(text) };
}

/** With a body of JSON, as this person at this device. */
export const send = (world: World, person: Person, method: string, path: string, body?: unknown): Promise<Answer> =>
  ask(world, path, {
    method,
    token: person.token,
    device: person.device,
    ...(body !== undefined && { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
  });

export const push = (world: World, person: Person, sessions: unknown, epoch?: number): Promise<Answer> =>
  send(world, person, 'POST', '/sessions/push', { sessions, epoch });

export const pull = (world: World, person: Person, query = ''): Promise<Answer> =>
  send(world, person, 'GET', `/sessions${query}`);

/** A refusal as every refusal must be: the right problem, with our request id, in its own media type. */
export function isProblem(answer: Answer, status: number, type: string): void {
  equal(answer.body?.type, `tag:tideline,2026:problem/${type}`);
  equal(answer.status, status);
  equal(answer.body.status, status);
  equal(answer.headers.get('content-type'), 'application/problem+json');
  equal(answer.body.requestId, answer.headers.get('x-request-id'));
  equal(/^[0-9a-f-]{36}$/.test(answer.body.requestId), true);
}
