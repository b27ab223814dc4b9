/** The history and its totals under everything that can happen to them, in the browser's real IndexedDB. */
import fc from 'fast-check';
import { beforeEach, expect, test } from 'vitest';
import { currentAccount, database, keyOf, nobody, saveEntry, sessionMark } from './database.ts';
import { type Deleted, deleteEntry, monthDays, newestDays, undoDelete, undoTime } from './history.ts';
import { newId } from './ids.ts';
import { takeIn } from './outbox.ts';
import { claim, follow, leave } from './owner.ts';
import { daysAsTheyAre, daysAsTheyMustBe, emptyDatabase, session } from './test-entries.ts';

const { entries, marks } = database;

beforeEach(emptyDatabase);

const which = fc.nat(7);
const who = fc.constantFrom('ada', 'mara');
const step = fc.oneof(
  fc.record({ does: fc.constant('save' as const), n: which }),
  fc.record({ does: fc.constant('delete' as const), n: which }),
  fc.record({ does: fc.constant('undo' as const) }),
  fc.record({ does: fc.constant('claim' as const), who }),
  fc.record({ does: fc.constant('leave' as const), who }),
  fc.record({ does: fc.constant('pull' as const), page: fc.array(fc.tuple(which, fc.boolean()), { maxLength: 5 }) }),
);
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never;

async function perform(step: Step, deleted: Deleted[]) {
  switch (step.does) {
    case 'save':
      return saveEntry(session(step.n));
    case 'delete': {
      const gone = await deleteEntry(session(step.n).id, 1000);
      if (gone) deleted.push(gone);
      return;
    }
    case 'undo': {
      const back = deleted.pop();
      return back && undoDelete(back, newId);
    }
    case 'claim':
      return claim(step.who);
    case 'leave':
      return leave(step.who);
    case 'pull': {
      const sessions = step.page.map(([n, kept], cursor) => {
        const entry = session(n);
        return { id: entry.id, cursor, payload: kept ? { form: 'plain' as const, entry } : null };
      });
      await takeIn((await currentAccount()) ?? 'ada', { sessions, cursor: sessions.length, more: false });
    }
  }
}

test('day totals are the fold of the sessions, whatever was saved, deleted, undone, repeated, pulled, claimed or left', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 25 }), async steps => {
      await emptyDatabase();
      const deleted: Deleted[] = [];
      for (const step of steps) {
        await perform(step, deleted);
        expect(await daysAsTheyAre()).toEqual(await daysAsTheyMustBe());
      }
      // What waits to be sent belongs to a session of the same owner, and nobody's sessions all wait.
      const kept = new Map((await entries.toArray()).map(entry => [entry.id, entry.owner]));
      const waiting = await marks.toArray();
      for (const { id, owner, action } of waiting) expect(kept.get(id)).toBe(action === 'put' ? owner : undefined);
      const unclaimed = [...kept].filter(([, owner]) => owner === nobody).map(([id]) => id);
      expect(waiting.map(({ id }) => id)).toEqual(expect.arrayContaining(unclaimed));
    }),
    { numRuns: 120 },
  );
});

test('the list is newest first, in pages, and a day says its whole total even when the page ends inside it', async () => {
  for (let n = 0; n < 9; n++) await saveEntry(session(n));
  const page = await newestDays(4);
  expect(page.more).toBe(true);
  expect(page.days.map(({ total }) => [total.day, total.sessions])).toEqual([
    ['2026-11-05', 1],
    ['2026-11-04', 2],
    ['2026-11-03', 2],
  ]);
  expect(page.days.flatMap(({ sessions }) => sessions.map(({ id }) => id))).toEqual(
    [8, 7, 6, 5].map(n => session(n).id),
  );
  expect((await newestDays(9)).more).toBe(false);
});

test('a month is that month only', async () => {
  await saveEntry(session(0));
  await saveEntry(session(61, { day: '2026-12-01' }));
  expect(await monthDays('2026-11')).toMatchObject([{ day: '2026-11-01', sessions: 1 }]);
  expect(await monthDays('2026-12')).toMatchObject([{ day: '2026-12-01', sessions: 1 }]);
  expect(await monthDays('2026-10')).toEqual([]);
});

test('what never left this device is deleted without a trace; what did is deleted everywhere, later', async () => {
  await saveEntry(session(0));
  await deleteEntry(session(0).id, 5000);
  expect(await marks.toArray()).toEqual([]);

  await saveEntry(session(1));
  await claim('ada');
  const deleted = await deleteEntry(session(1).id, 5000);
  expect(await marks.toArray()).toEqual([
    sessionMark({ id: session(1).id, owner: 'ada', action: 'delete', since: 5000, after: 5000 + undoTime }),
  ]);
  if (deleted) await undoDelete(deleted, newId);
  expect(await entries.toArray()).toEqual([{ ...session(1), owner: 'ada' }]);
  expect(await marks.toArray()).toMatchObject([{ id: session(1).id, action: 'put' }]);
  expect(await deleteEntry(session(5).id, 5000)).toBeNull();
});

test('a deletion that others have heard of is taken back under a new name', async () => {
  await saveEntry(session(0));
  await claim('ada');
  const deleted = await deleteEntry(session(0).id, 5000);
  await marks.clear();
  if (deleted) await undoDelete(deleted, () => session(7).id);
  expect(await entries.toArray()).toEqual([{ ...session(0), id: session(7).id, owner: 'ada' }]);
  expect(await marks.toArray()).toMatchObject([{ id: session(7).id, action: 'put', owner: 'ada' }]);
});

test('sign-out takes what the server has and leaves what it has not; nobody else sees that, and its owner gets it back', async () => {
  await saveEntry(session(0));
  await saveEntry(session(1));
  await claim('ada');
  await marks.delete(keyOf('session', session(0).id));
  await leave('ada');
  expect(await entries.toArray()).toEqual([{ ...session(1), owner: 'ada' }]);
  expect(await currentAccount()).toBeUndefined();
  expect((await newestDays(10)).days).toHaveLength(1);

  await claim('mara');
  await saveEntry(session(2));
  expect((await newestDays(10)).days.flatMap(({ sessions }) => sessions)).toMatchObject([session(2)]);
  expect(await monthDays('2026-11')).toMatchObject([{ day: session(2).day, sessions: 1 }]);

  await leave('mara');
  await claim('ada');
  expect((await newestDays(10)).days.flatMap(({ sessions }) => sessions)).toMatchObject([session(1)]);
  expect(await daysAsTheyAre()).toEqual(await daysAsTheyMustBe());
});

test('the database follows the account the person sees, after a crash or half-cleared storage', async () => {
  await saveEntry(session(0));
  await follow('ada');
  expect(await entries.toArray()).toMatchObject([{ owner: 'ada' }]);
  await marks.clear();
  await follow('ada');
  expect(await entries.count()).toBe(1);
  await follow(undefined);
  expect(await entries.count()).toBe(0);
  expect(await currentAccount()).toBeUndefined();
});
