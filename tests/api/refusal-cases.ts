/** Everything that must be refused: with the right problem, never with a 500, and with nothing written. */
import { deepEqual, equal, ok } from 'node:assert/strict';
import { newSessionId, sealedSession } from './sessions.ts';
import { sign } from './tokens.ts';
import { appOrigin, ask, type Case, isProblem, type Person, type World } from './world.ts';

interface Attempt {
  readonly name: string;
  readonly status: number;
  readonly type: string;
  /** The request, as one that would be stored but for one thing. */
  request(world: World, ada: Person): RequestInit | Promise<RequestInit>;
}

const json = { 'content-type': 'application/json' };
const bearer = (token: string) => ({ authorization: `Bearer ${token}` });
/** With a text in a place that nothing reads. */
const good = () => JSON.stringify({ sessions: [sealedSession()], remark: 'remark' });
const with_ = (ada: Person, body: BodyInit, headers: Record<string, string> = json): RequestInit => ({
  headers: { ...bearer(ada.token), ...headers },
  body,
});

const expiring = (world: World, id: string, seconds: number) =>
  sign({ sub: id, role: 'authenticated', exp: world.now.getTime() / 1000 + seconds });

const remarkOf = (escaped: string) => good().replace(':"remark"', `:"${escaped}"`);

const nested = (depth: number) => `${'['.repeat(depth)}${']'.repeat(depth)}`;

const unfit = (name: string, body: () => unknown): Attempt => ({
  name,
  status: 422,
  type: 'invalid',
  request: (_, ada) => with_(ada, JSON.stringify(body())),
});

const attempts: Attempt[] = [
  { name: 'no token', status: 401, type: 'sign-in-needed', request: () => ({ headers: json, body: good() }) },
  {
    name: 'a token signed with another key',
    status: 401,
    type: 'sign-in-needed',
    request: async (world, ada) => {
      const token = await sign({ sub: ada.id, role: 'authenticated', exp: world.now.getTime() / 1000 + 60 }, 'mine');
      return with_({ id: ada.id, token }, good());
    },
  },
  {
    name: 'an expired token',
    status: 401,
    type: 'sign-in-needed',
    request: async (world, ada) => with_({ id: ada.id, token: await expiring(world, ada.id, -1) }, good()),
  },
  ...['', 'Bearer', 'Bearer a.b', 'Basic YTpi', `Bearer ${'a'.repeat(9_000)}.b.c`, 'Bearer a.b.c d'].map(
    (authorization): Attempt => ({
      name: `authorization "${authorization.slice(0, 16)}"`,
      status: 401,
      type: 'sign-in-needed',
      request: () => ({ headers: { ...json, authorization }, body: good() }),
    }),
  ),
  {
    name: 'a token of an account that is gone',
    status: 401,
    type: 'sign-in-needed',
    request: async world => {
      const gone = crypto.randomUUID();
      return with_({ id: gone, token: await expiring(world, gone, 60) }, good());
    },
  },
  {
    name: 'an origin that is not on the list',
    status: 403,
    type: 'origin-refused',
    request: (_, ada) => with_(ada, good(), { ...json, origin: 'https://elsewhere.example' }),
  },
  ...['null', `${appOrigin}.elsewhere.example`, `${appOrigin}:444`, 'http://tideline.example', ''].map(
    (origin): Attempt => ({
      name: `the origin "${origin}"`,
      status: 403,
      type: 'origin-refused',
      request: (_, ada) => with_(ada, good(), { ...json, origin }),
    }),
  ),
  {
    name: 'a body of 5 MB',
    status: 413,
    type: 'body-too-large',
    request: (_, ada) => with_(ada, JSON.stringify({ sessions: [], filler: 'x'.repeat(5_000_000) })),
  },
  {
    name: 'a body whose length says too much',
    status: 413,
    type: 'body-too-large',
    request: (_, ada) => with_(ada, good(), { ...json, 'content-length': '300000' }),
  },
  {
    name: 'a body one byte over the limit',
    status: 413,
    type: 'body-too-large',
    request: (_, ada) => with_(ada, good().padEnd(256 * 1024 + 1)),
  },
  ...[33, 10_000].map(
    (depth): Attempt => ({
      name: `JSON ${depth} deep`,
      status: 400,
      type: 'too-deep',
      request: (_, ada) => with_(ada, nested(depth)),
    }),
  ),
  ...['text/plain', 'application/x-www-form-urlencoded', 'application/jsonp', 'application/json; charset=latin1'].map(
    (type): Attempt => ({
      name: `content type ${type}`,
      status: 415,
      type: 'not-json',
      request: (_, ada) => with_(ada, good(), { 'content-type': type }),
    }),
  ),
  {
    name: 'a compressed body',
    status: 415,
    type: 'not-json',
    request: (_, ada) => with_(ada, good(), { ...json, 'content-encoding': 'gzip' }),
  },
  ...['', '{', 'nonsense', '{"sessions": [}', '{"a": 1}}', '\u0000', '{"a": "\t"}'].map(
    (body): Attempt => ({
      name: `the body ${JSON.stringify(body)}`,
      status: 400,
      type: 'malformed-json',
      request: (_, ada) => with_(ada, body),
    }),
  ),
  {
    name: 'bytes that are not UTF-8',
    status: 400,
    type: 'malformed-json',
    request: (_, ada) => with_(ada, new Uint8Array([0x22, 0xff, 0xfe, 0x22])),
  },
  {
    name: 'half a surrogate pair as bytes',
    status: 400,
    type: 'malformed-json',
    request: (_, ada) => {
      const bytes = new TextEncoder().encode(remarkOf('@@@'));
      bytes.set([0xed, 0xa0, 0xbd], bytes.indexOf(0x40));
      return with_(ada, bytes);
    },
  },
  ...['\\u0000', 'a\\u0000b', '\\ud83c', '\\udf0a', '\\udf0a\\ud83c', '\\ud83cx', '\\uD83C\\u0041', '\\\\\\u0000'].map(
    (text): Attempt => ({
      name: `text with ${text}`,
      status: 422,
      type: 'invalid',
      request: (_, ada) => with_(ada, remarkOf(text)),
    }),
  ),
  {
    name: 'a NUL in the name of a field',
    status: 422,
    type: 'invalid',
    request: (_, ada) => with_(ada, good().replace('{', '{"\\u0000": 1, ')),
  },
  unfit('no sessions', () => ({ sessions: [] })),
  unfit('51 sessions', () => ({ sessions: Array.from({ length: 51 }, () => sealedSession()) })),
  unfit('a list instead of an object', () => [sealedSession()]),
  unfit('null', () => null),
  unfit('an id that is no UUID', () => ({ sessions: [{ ...sealedSession(), id: "1'; drop table x; --" }] })),
  unfit('an id of version 4', () => ({ sessions: [{ ...sealedSession(), id: crypto.randomUUID() }] })),
  unfit('the same id twice', () => {
    const session = sealedSession();
    return { sessions: [session, { ...session, id: session.id.toUpperCase() }] };
  }),
  unfit('a payload that is not sealed', () => ({ sessions: [{ id: newSessionId(), payload: { seconds: 60 } }] })),
  unfit('no payload', () => ({ sessions: [{ id: newSessionId() }] })),
  unfit('sealed text that is no base64url', () => ({ sessions: [sealedSession('a+b=')] })),
  unfit('sealed text of an impossible length', () => ({ sessions: [sealedSession('aaaaa')] })),
  unfit('sealed text that is too long', () => ({ sessions: [sealedSession('a'.repeat(16_388))] })),
  unfit('a key number of 0', () => ({ sessions: [sealedSession('c2VhbGVk', 0)] })),
  {
    name: 'a number too great to be one',
    status: 422,
    type: 'invalid',
    request: (_, ada) => with_(ada, good().replace('"key":1', '"key":1e999')),
  },
];

const refused = ({ name, status, type, request }: Attempt): Case => ({
  name: `refused: ${name}`,
  async run(world) {
    const ada = await world.person();
    const [before, logged] = [await world.kept(), world.log.length];
    const answer = await ask(world, '/sessions/push', { method: 'POST', ...(await request(world, ada)) });
    isProblem(answer, status, type);
    if (status === 401) equal(answer.headers.get('www-authenticate'), 'Bearer');
    if (status === 403) equal(answer.headers.get('access-control-allow-origin'), null);
    deepEqual(await world.kept(), before);
    equal(world.log.length, logged);
  },
});

export const refusalCases: Case[] = [
  ...attempts.map(refused),
  {
    name: 'the request that all of these differ from is stored',
    async run(world) {
      const ada = await world.person();
      const body = remarkOf('\\ud83c\\udf0a \\\\u0000 \\u00e9').padEnd(256 * 1024);
      const headers = { 'content-type': 'Application/JSON; charset=UTF-8', origin: appOrigin };
      const answer = await ask(world, '/sessions/push', { method: 'POST', ...with_(ada, body, headers) });
      equal(answer.status, 200);
    },
  },
  {
    name: 'a body without a length is read no further than the limit',
    async run(world) {
      const ada = await world.person();
      let sent = 0;
      const long = new ReadableStream<Uint8Array>({
        pull(controller) {
          sent += 16_384;
          if (sent > 4_000_000) return controller.close();
          controller.enqueue(new Uint8Array(16_384).fill(0x20));
        },
      });
      const init = { method: 'POST', duplex: 'half', ...with_(ada, long) } as RequestInit;
      isProblem(await ask(world, '/sessions/push', init), 413, 'body-too-large');
      ok(sent <= 256 * 1024 + 4 * 16_384, `read ${sent} bytes`);
    },
  },
  ...['after=-1', 'after=x', 'after=1.5', 'after=', 'after=1&after=2', 'after=9007199254740992', 'limit=0', 'limit=201']
    .concat(['limit=1e2', 'after=%00', "after=1'%20or%20true"])
    .map(
      (query): Case => ({
        name: `refused: ?${query}`,
        async run(world) {
          const ada = await world.person();
          isProblem(await ask(world, `/sessions?${query}`, { token: ada.token }), 422, 'invalid');
        },
      }),
    ),
];
