/** Mood and note reach the session that is kept, and it leaves the device only when nothing more is said. */
import { beforeEach, expect, test } from 'vitest';
import { box } from '../../domain/breath/library.ts';
import type { Entry } from '../../domain/practice/entry.ts';
import { uuid7 } from '../../domain/time.ts';
import { database, keyOf, mark, nobody, saveEntry } from './database.ts';
import { amendEntry, releaseEarlier, releaseEntry, tellingEnds } from './telling.ts';
import { daysAsTheyAre, emptyDatabase } from './test-entries.ts';

const session: Entry = {
  version: 1,
  id: uuid7(Date.now(), crypto.getRandomValues(new Uint8Array(10))),
  pattern: box,
  startedAt: '2026-11-22T10:00:00.000Z',
  day: '2026-11-22',
  zone: 'UTC',
  seconds: 64,
  breaths: 4,
  whole: true,
};

beforeEach(async () => {
  await emptyDatabase();
  await database.meta.put({ key: 'syncing', value: 'ada' });
});

test('a session waits for its mood, takes it, and goes when released', async () => {
  await saveEntry(session, { after: tellingEnds() });
  expect((await database.marks.get(keyOf('session', session.id)))?.after).toBeGreaterThan(Date.now());
  await amendEntry({ ...session, mood: 4, note: 'quiet' });
  expect(await database.entries.get(session.id)).toMatchObject({ mood: 4, note: 'quiet', owner: 'ada' });
  expect(await daysAsTheyAre()).toMatchObject([{ owner: 'ada', day: session.day, sessions: 1, seconds: 64 }]);
  await releaseEntry(session.id);
  expect((await database.marks.get(keyOf('session', session.id)))?.after).toBe(0);
});

test('a mood told afterwards is in the total of the day', async () => {
  const before: Entry = { ...session, moodBefore: 2 };
  await saveEntry(before);
  await amendEntry({ ...before, mood: 4 });
  expect(await daysAsTheyAre()).toMatchObject([{ day: session.day, moods: { pairs: 1, change: 2 } }]);
  await amendEntry(before);
  expect((await daysAsTheyAre())[0]).not.toHaveProperty('moods');
});

test('what was sent already is sent again as amended; without sync nothing waits', async () => {
  await saveEntry(session);
  await database.marks.clear();
  await amendEntry({ ...session, mood: 2 });
  expect(await database.marks.toArray()).toMatchObject([{ key: keyOf('session', session.id), owner: 'ada' }]);
  await emptyDatabase();
  await saveEntry(session);
  await amendEntry({ ...session, mood: 2 });
  expect(await database.entries.get(session.id)).toMatchObject({ mood: 2, owner: nobody });
  expect(await database.marks.count()).toBe(0);
});

test('a deleted session does not come back by being amended', async () => {
  await amendEntry({ ...session, mood: 2 });
  expect(await database.entries.count()).toBe(0);
});

test('a page that was closed too early leaves nothing waiting', async () => {
  await saveEntry(session, { after: tellingEnds() });
  await database.transaction('rw', database.marks, database.meta, () =>
    mark('session', ['gone'], { since: 1, after: 99 }),
  );
  await releaseEarlier();
  expect((await database.marks.get(keyOf('session', session.id)))?.after).toBe(0);
  // A deletion keeps the time in which it can be taken back.
  expect((await database.marks.get(keyOf('session', 'gone')))?.after).toBe(99);
});
