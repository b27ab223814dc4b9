/**
 * The server that the model of sync talks to answers like the real API, through the app's own client: whatever devices push, pull,
 * repeat and delete, whoever is taken off the list, and where the bounds are. What the model proves holds for the real one then.
 */
import fc from 'fast-check';
import { afterEach, beforeAll, expect, test, vi } from 'vitest';
import type { Payload, PushRequest } from '../../domain/practice/sync.ts';
import type { Result } from '../../domain/result.ts';
import { onEngines } from '../../supabase/tests/engines.ts';
import { type Refused, type SyncApi, syncApi } from '../../web/api.ts';
import { TestServer } from '../../web/device/sync/test-server.ts';
import { makeWorld, type World } from '../api/world.ts';

type Door = Pick<SyncApi, 'push' | 'pull'>;

interface Server {
  /** Two devices of one person. */
  readonly devices: readonly [Door, Door];
  /** Somebody else has this row already. */
  take(id: string): Promise<unknown>;
  /** The second device is taken off the list, by the first. */
  revoke(): Promise<unknown>;
  empty(): Promise<unknown>;
  limit(rows: number): Promise<unknown>;
}

const [one, two] = ['0'.repeat(15).concat('1'), '0'.repeat(15).concat('2')];

function modelled(): Server {
  const server = new TestServer();
  server.page = 200;
  return {
    devices: [server.as(one), server.as(two)],
    take: async id => server.taken.add(id),
    // An emptied server has no list to be taken off.
    revoke: async () => server.epoch === 1 && server.revoked.add(two),
    empty: async () => server.empty(),
    limit: async rows => {
      server.mostRows = rows;
    },
  };
}

/** Everything in this process: the client asks the API where it would ask the network. */
async function real(world: World): Promise<Server> {
  vi.stubGlobal('fetch', (input: string | URL, init?: RequestInit) =>
    world.api.request(String(input).replace('https://project.example/functions/v1/api', ''), init),
  );
  const person = await world.person();
  const opened = await Promise.all(
    [0, 1].map(async () => {
      const { token, device } = await world.elsewhere(person);
      const api = syncApi({ url: 'https://project.example', token, device });
      return { api, device };
    }),
  );
  const [first, second] = opened;
  if (!first || !second) throw new Error('two devices');
  for (const { api, device } of opened) expect(await api.register(device, 'QWRh')).toMatchObject({ ok: true });
  return {
    devices: [first.api, second.api],
    async take(id) {
      const { token } = await world.person();
      const hers = syncApi({ url: 'https://project.example', token });
      expect(await hers.push([{ id, payload: { key: 1, text: 'bWFyYQ' } }])).toMatchObject({ ok: true });
    },
    revoke: () => first.api.revoke(second.device),
    empty: () => first.api.empty(),
    limit: rows =>
      world.owner(
        `insert into private.session_cursors (owner, last, most_rows) values ($1, 0, ${rows})
         on conflict (owner) do update set most_rows = ${rows}`,
        [person.id],
      ),
  };
}

type Rows = PushRequest['sessions'];

/** Names for the rows of one history; no two histories share a row, because the real database is the same for all. */
let histories = 0;
const rowsOf = () => {
  const history = (++histories).toString(16).padStart(4, '0');
  return (n: number) => `019aa9f0-${history}-7000-8000-${n.toString(16).padStart(12, '0')}`;
};

/** Rows that are deleted by one push get their numbers in any order. */
const pushed = (answer: Awaited<ReturnType<Door['push']>>) =>
  answer.ok
    ? {
        rows: answer.value.sessions.map(({ id, outcome }) => `${id} ${outcome}`).sort(),
        cursors: answer.value.sessions.map(({ cursor }) => cursor).sort((a, b) => a - b),
      }
    : refused(answer);
const pulled = (answer: Awaited<ReturnType<Door['pull']>>) =>
  answer.ok
    ? {
        ...answer.value,
        sessions: answer.value.sessions.map(({ id, payload }) => `${id} ${JSON.stringify(payload)}`).sort(),
        cursors: answer.value.sessions.map(({ cursor }) => cursor),
      }
    : refused(answer);
const refused = ({ problem }: Extract<Result<unknown, Refused>, { ok: false }>) => ({
  refused: problem.type,
  ids: [...problem.ids].sort(),
});

const payload = fc.constantFrom<(Payload | null)[]>(
  { key: 1, text: 'c2VhbGVk' },
  { key: 1, text: 'c2VhbGVk' },
  { key: 2, text: 'c2VhbGVk' },
  { key: 1, text: 'b3RoZXI' },
  null,
  null,
);
const step = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      does: fc.constant('push' as const),
      device: fc.nat(1),
      rows: fc.array(fc.record({ row: fc.nat(9), payload }), { minLength: 1, maxLength: 5 }),
      epoch: fc.constantFrom<(number | undefined)[]>(undefined, undefined, 1, 2),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({ does: fc.constant('pull' as const), device: fc.nat(1), back: fc.nat(3) }),
  },
  { weight: 1, arbitrary: fc.record({ does: fc.constantFrom('revoke' as const, 'empty' as const) }) },
);

afterEach(() => void vi.unstubAllGlobals());

onEngines(
  'the server of the model and the real API',
  engine => {
    let world: World;
    beforeAll(() => {
      world = makeWorld(engine().database, engine().owner);
    });

    test('answer the same to any history of two devices', { timeout: 120_000 }, async () => {
      await fc.assert(
        fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 14 }), async steps => {
          const id = rowsOf();
          const servers = [modelled(), await real(world)];
          for (const server of servers) await server.take(id(9));
          const ends = [0];
          for (const step of steps) {
            const answers = await Promise.all(
              servers.map(async server => {
                if (step.does !== 'push' && step.does !== 'pull') return void (await server[step.does]());
                const device = server.devices[step.device as 0 | 1];
                if (step.does === 'pull') return pulled(await device.pull(ends.at(-1 - step.back) ?? 0));
                const rows = step.rows.map(({ row, payload }) => ({ id: id(row), payload }));
                return pushed(await device.push(rows, step.epoch));
              }),
            );
            expect(answers[1]).toEqual(answers[0]);
            if (answers[0] && 'cursors' in answers[0]) ends.push(Math.max(0, ...answers[0].cursors));
          }
        }),
        { numRuns: 40 },
      );
    });

    test('answer the same at their bounds: too many, too long, none at all, a full store', async () => {
      const id = rowsOf();
      const servers = [modelled(), await real(world)];
      const same = async (rows: Rows) => {
        const answers = await Promise.all(servers.map(async ({ devices }) => pushed(await devices[0].push(rows))));
        expect(answers[1]).toEqual(answers[0]);
        return answers[0];
      };
      const some = (count: number, from = 0): Rows =>
        Array.from({ length: count }, (_, n) => ({ id: id(from + n), payload: { key: 1, text: 'AAAA' } }));
      const [row] = some(1);
      if (!row) throw new Error('one row');
      for (const rows of [
        some(51),
        [],
        [row, row],
        [{ ...row, payload: { key: 1, text: 'A'.repeat(16_388) } }],
        [{ ...row, payload: { key: 0, text: 'AAAA' } }],
        [{ ...row, payload: { key: 1, text: 'not base64url!' } }],
        [{ ...row, id: 'x' }],
      ])
        expect(await same(rows)).toEqual({ refused: 'invalid', ids: [] });
      for (const server of servers) await server.limit(60);
      expect(await same(some(50))).toMatchObject({ cursors: { length: 50 } });
      expect(await same(some(20, 50))).toEqual({ refused: 'storage-full', ids: [] });
      expect(await same(some(10, 50))).toMatchObject({ cursors: { length: 10 } });
      // What is there is known, and may be deleted.
      expect(await same(some(10, 50))).toMatchObject({ cursors: { length: 10 } });
      expect(await same([{ ...row, payload: null }])).toMatchObject({ cursors: [61] });
      expect(await same([{ ...row, payload: null }, ...some(1, 70)])).toEqual({ refused: 'storage-full', ids: [] });
    });

    test('hand out the same pages', async () => {
      const id = rowsOf();
      const servers = [modelled(), await real(world)];
      const rows: Rows = Array.from({ length: 450 }, (_, n) => ({ id: id(n), payload: { key: 1, text: 'AAAA' } }));
      const pages = await Promise.all(
        servers.map(async ({ devices }) => {
          for (let n = 0; n < 450; n += 50) await devices[0].push(rows.slice(n, n + 50));
          const found = [];
          for (let after = 0, more = true; more; ) {
            const page = await devices[1].pull(after);
            if (!page.ok) throw new Error(page.problem.type);
            found.push(page.value);
            ({ cursor: after, more } = page.value);
          }
          return [...found, await devices[1].pull(10_000)];
        }),
      );
      expect(pages[1]).toEqual(pages[0]);
      expect(pages[0]).toHaveLength(4);
    });
  },
  'PGlite',
);
