/** Sync under every fault a network has: requests lost, answers lost, garbage, a server in trouble, rows refused. */
import fc from 'fast-check';
import { beforeEach, expect, test } from 'vitest';
import { type Payload, type PullResponse, type PushRequest, pushLimit } from '../../domain/practice/sync.ts';
import { no, ok } from '../../domain/result.ts';
import type { Refusal, SyncApi } from '../api.ts';
import { database, saveEntry, sessionMark } from './database.ts';
import { type Deleted, deleteEntry, undoDelete, undoTime } from './history.ts';
import { newId } from './ids.ts';
import { syncState, waitingToBeSent } from './outbox.ts';
import { claim } from './owner.ts';
import { syncRound } from './round.ts';
import { daysAsTheyAre, daysAsTheyMustBe, emptyDatabase, session } from './test-entries.ts';

const { entries, marks } = database;
const account = 'ada';

/** Before: nothing reached the server. After: it did its work, and the answer was lost. */
type Fault = 'fine' | 'lost before' | 'lost after' | 'garbled after' | 'unavailable';

/** The rules of push_practice_sessions, as supabase/tests proves them: known rows stay, tombstones win, conflicts write nothing. */
class ModelServer implements Pick<SyncApi, 'push' | 'pull'> {
  readonly rows = new Map<string, { payload: Payload | null; cursor: number }>();
  readonly pushes: number[] = [];
  faults: Fault[] = [];
  /** Ids that belong to somebody else. */
  taken = new Set<string>();
  /** Ids whose content this server does not accept. */
  unacceptable = new Set<string>();
  /** What happens on the device while a push is on its way. */
  meanwhile: (() => Promise<unknown>) | undefined;
  private cursor = 0;

  put(id: string, payload: Payload | null) {
    const here = this.rows.get(id);
    if (here && (here.payload === null || payload !== null)) return here.cursor;
    this.rows.set(id, { payload, cursor: ++this.cursor });
    return this.cursor;
  }

  push(sessions: PushRequest['sessions']) {
    return this.answer(() => {
      this.pushes.push(sessions.length);
      const ids = sessions.map(({ id }) => id).filter(id => this.taken.has(id));
      if (ids.length > 0) return no({ type: 'session-conflict' as Refusal, ids });
      if (sessions.some(({ id }) => this.unacceptable.has(id))) return no({ type: 'invalid' as Refusal, ids: [] });
      return ok({
        sessions: sessions.map(({ id, payload }) => ({
          id,
          outcome: this.outcomeOf(id, payload),
          cursor: this.put(id, payload),
        })),
      });
    });
  }

  private outcomeOf(id: string, payload: Payload | null) {
    const here = this.rows.get(id);
    if (!here) return 'stored' as const;
    return here.payload === null && payload !== null ? ('deleted' as const) : ('known' as const);
  }

  pull(after: number) {
    return this.answer(() => {
      const newer = [...this.rows].filter(([, row]) => row.cursor > after).sort(([, a], [, b]) => a.cursor - b.cursor);
      const page: PullResponse = {
        sessions: newer.slice(0, 3).map(([id, { payload, cursor }]) => ({ id, payload, cursor })),
        cursor: newer[Math.min(2, newer.length - 1)]?.[1].cursor ?? after,
        more: newer.length > 3,
      };
      return ok(page);
    });
  }

  private async answer<T>(work: () => T) {
    const fault = this.faults.shift() ?? 'fine';
    if (fault === 'lost before') return no({ type: 'network' as Refusal, ids: [] });
    if (fault === 'unavailable') return no({ type: 'unavailable' as Refusal, ids: [] });
    const answer = work();
    await this.meanwhile?.();
    if (fault === 'fine') return answer;
    return no({ type: (fault === 'garbled after' ? 'garbled' : 'network') as Refusal, ids: [] });
  }
}

let server: ModelServer;
const round = (now = 0, all = true) => syncRound({ account, api: server, now: () => now, all });

beforeEach(async () => {
  await emptyDatabase();
  server = new ModelServer();
  await claim(account);
});

const which = fc.nat(9);
const fault = fc.constantFrom<Fault[]>('fine', 'fine', 'lost before', 'lost after', 'garbled after', 'unavailable');
const step = fc.oneof(
  fc.record({ does: fc.constant('save' as const), n: which }),
  fc.record({ does: fc.constant('delete' as const), n: which }),
  fc.record({ does: fc.constant('undo' as const) }),
  fc.record({ does: fc.constant('round' as const), faults: fc.array(fault, { maxLength: 4 }) }),
  fc.record({ does: fc.constant('elsewhere' as const), n: which, kept: fc.boolean() }),
);

test('whatever was lost on the way: in the end device and server hold the same, and nothing waits', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 20 }), async steps => {
      await emptyDatabase();
      server = new ModelServer();
      await claim(account);
      const deleted: Deleted[] = [];
      for (const step of steps) {
        if (step.does === 'save') await saveEntry(session(step.n));
        if (step.does === 'delete') {
          const gone = await deleteEntry(session(step.n).id, 0);
          if (gone) deleted.push(gone);
        }
        if (step.does === 'undo') {
          const back = deleted.pop();
          if (back) await undoDelete(back, newId);
        }
        if (step.does === 'elsewhere') {
          const entry = session(step.n);
          server.put(entry.id, step.kept ? { form: 'plain', entry } : null);
        }
        if (step.does === 'round') {
          server.faults = step.faults;
          await round();
        }
        expect(await daysAsTheyAre()).toEqual(await daysAsTheyMustBe());
      }
      server.faults = [];
      expect(await round()).toBeNull();

      const here = new Map((await entries.toArray()).map(({ owner: _, ...entry }) => [entry.id, entry]));
      const there = new Map(
        [...server.rows].flatMap(([id, { payload }]) => (payload?.form === 'plain' ? [[id, payload.entry]] : [])),
      );
      expect(here).toEqual(there);
      expect(await marks.count()).toBe(0);
      expect(await daysAsTheyAre()).toEqual(await daysAsTheyMustBe());
      expect(server.pushes.every(size => size <= pushLimit)).toBe(true);
    }),
    { numRuns: 150 },
  );
});

test('a session whose id is taken is set aside, the rest goes on, and it is not tried again', async () => {
  for (const n of [0, 1, 2]) await saveEntry(session(n));
  server.taken.add(session(1).id);
  expect(await round()).toBeNull();
  expect([...server.rows.keys()]).toEqual([session(0).id, session(2).id]);
  expect(await entries.count()).toBe(3);
  expect(await waitingToBeSent(account)).toEqual({ count: 0, since: null, refused: 1 });
  const before = server.pushes.length;
  expect(await round()).toBeNull();
  expect(server.pushes.length).toBe(before);
});

test('one session that the server cannot accept holds up no other', async () => {
  for (let n = 0; n < 9; n++) await saveEntry(session(n));
  server.unacceptable.add(session(6).id);
  expect(await round()).toBeNull();
  expect(server.rows.size).toBe(8);
  expect(await marks.toArray()).toMatchObject([{ id: session(6).id, refused: 'invalid' }]);
});

test('batches keep to the limit', async () => {
  for (let n = 0; n < 2 * pushLimit + 5; n++) await saveEntry(session(n));
  expect(await round()).toBeNull();
  expect(server.pushes).toEqual([pushLimit, pushLimit, 5]);
});

test('what was deleted while it was on its way is deleted on the server in the next batch', async () => {
  await saveEntry(session(0));
  server.meanwhile = () => {
    server.meanwhile = undefined;
    return deleteEntry(session(0).id, 0);
  };
  expect(await round()).toBeNull();
  expect(server.pushes).toEqual([1, 1]);
  expect(server.rows.get(session(0).id)?.payload).toBeNull();
  expect(await entries.count()).toBe(0);
});

test('a deletion that can still be taken back is not sent, unless the person is leaving', async () => {
  await saveEntry(session(0));
  await round();
  await deleteEntry(session(0).id, 1000);
  await round(1000 + undoTime - 1, false);
  expect(server.rows.get(session(0).id)?.payload).not.toBeNull();
  await round(1000 + undoTime, false);
  expect(server.rows.get(session(0).id)?.payload).toBeNull();
});

test('what a file brought back after it was deleted stays, under an id that nobody has deleted', async () => {
  await saveEntry(session(0));
  await round();
  await deleteEntry(session(0).id, 0);
  await round();
  await entries.add({ ...session(0), owner: account, imported: 'a file' });
  await marks.put(sessionMark({ id: session(0).id, owner: account, action: 'put', since: 0, after: 0 }));
  expect(await round()).toBeNull();
  const [kept] = await entries.toArray();
  expect(kept).toMatchObject({ startedAt: session(0).startedAt, imported: 'a file' });
  expect(kept?.id).not.toBe(session(0).id);
  expect([...server.rows].filter(([, { payload }]) => payload).map(([id]) => id)).toEqual([kept?.id]);
  expect(await marks.count()).toBe(0);
});

test('a page for an account that has signed out meanwhile is not taken in', async () => {
  server.put(session(0).id, { form: 'plain', entry: session(0) });
  await claim('mara');
  expect(await round()).toBeNull();
  expect(await entries.count()).toBe(0);
  expect(await syncState(account)).toEqual({ cursor: 0, last: null, problem: null });
});

test('what is not sent because nobody answers says so, and stays', async () => {
  await saveEntry(session(0));
  server.faults = ['lost after'];
  expect(await round()).toEqual({ type: 'network', ids: [] });
  expect(await waitingToBeSent(account)).toEqual({ count: 1, since: Date.parse(session(0).startedAt), refused: 0 });
  expect(await round()).toBeNull();
  expect(server.rows.size).toBe(1);
});
