/** The history and its totals under everything that can happen to them, in the browser's real IndexedDB. */
import fc from 'fast-check';
import { beforeEach, expect, test } from 'vitest';
import { database, type KeptEntry, nobody, saveEntry, syncing } from './database.ts';
import { deleteEntry, monthDays, newestDays, undoDelete, undoTime } from './history.ts';
import { claim, follow, leave, release } from './sync/owner.ts';
import { daysAsTheyAre, daysAsTheyMustBe, emptyDatabase, keepTestKeys, session } from './test-entries.ts';

const { entries, marks } = database;

beforeEach(emptyDatabase);

const which = fc.nat(7);
const who = fc.constantFrom('ada', 'mara');
const step = fc.oneof(
  fc.record({ does: fc.constant('save' as const), n: which }),
  fc.record({ does: fc.constant('delete' as const), n: which }),
  fc.record({ does: fc.constant('undo' as const) }),
  fc.record({ does: fc.constant('claim' as const), who }),
  fc.record({ does: fc.constant('release' as const), who }),
  fc.record({ does: fc.constant('leave' as const), who }),
);
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never;

async function perform(step: Step, deleted: KeptEntry[]) {
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
      return back && undoDelete(back, 2000);
    }
    case 'claim':
      await follow(step.who);
      await keepTestKeys();
      return claim(step.who, {});
    case 'release':
      return release(step.who);
    case 'leave':
      return leave(step.who);
  }
}

test('day totals are the fold of the sessions, whatever was saved, deleted, undone, repeated, claimed, released or left', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 25 }), async steps => {
      await emptyDatabase();
      const deleted: KeptEntry[] = [];
      for (const step of steps) {
        await perform(step, deleted);
        expect(await daysAsTheyAre()).toEqual(await daysAsTheyMustBe());
      }
      // Everything here is of one owner, and only what an account syncs waits to be sent.
      const owner = (await syncing()) ?? nobody;
      expect((await entries.toArray()).filter(entry => entry.owner !== owner)).toEqual([]);
      const waiting = await marks.toArray();
      expect(waiting.filter(mark => mark.owner !== owner || owner === nobody)).toEqual([]);
      if (owner !== nobody) {
        const kept = (await entries.toArray()).map(({ id }) => id);
        expect(waiting.map(({ id }) => id)).toEqual(expect.arrayContaining(kept));
      }
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

test('without sync nothing is noted; with it a deletion waits until it cannot be taken back', async () => {
  await saveEntry(session(0));
  await deleteEntry(session(0).id, 5000);
  expect(await marks.toArray()).toEqual([]);

  await saveEntry(session(1));
  await claim('ada', {});
  const deleted = await deleteEntry(session(1).id, 5000);
  expect(await marks.toArray()).toMatchObject([{ id: session(1).id, since: 5000, after: 5000 + undoTime }]);
  if (deleted) await undoDelete(deleted, 6000);
  expect(await entries.toArray()).toEqual([{ ...session(1), owner: 'ada' }]);
  expect(await marks.toArray()).toMatchObject([{ id: session(1).id, since: 6000, after: 0 }]);
  expect(await deleteEntry(session(5).id, 5000)).toBeNull();
});

test('turned off, everything stays as the device’s own; signed out, nothing does', async () => {
  await saveEntry(session(0));
  await claim('ada', {});
  await saveEntry(session(1));
  await release('ada');
  expect(await entries.toArray()).toMatchObject([{ owner: nobody }, { owner: nobody }]);
  expect(await daysAsTheyAre()).toEqual(await daysAsTheyMustBe());
  await leave('ada');
  expect(await entries.count()).toBe(2);
  await keepTestKeys();
  await claim('ada', {});
  await leave('ada');
  expect(await entries.count()).toBe(0);
  expect(await daysAsTheyAre()).toEqual([]);
});

test('the database follows the account the person sees, after a crash or another sign-in', async () => {
  await saveEntry(session(0));
  await follow('ada');
  expect(await entries.toArray()).toMatchObject([{ owner: nobody }]);
  await keepTestKeys();
  await claim('ada', {});
  await follow('ada');
  expect(await entries.count()).toBe(1);
  await follow('mara');
  expect(await entries.count()).toBe(0);
  expect(await syncing()).toBeUndefined();
});
