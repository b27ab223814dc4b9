/** Looking for sessions in the browser's real IndexedDB: all that fit are found, once, newest first, whatever the steps. */
import { beforeEach, expect, test } from 'vitest';
import { foldDays } from '../../domain/practice/day.ts';
import { finder, type Wanted } from '../../domain/practice/find.ts';
import { practised } from '../../tests/practised.ts';
import { database, type KeptEntry } from './database.ts';
import { search } from './search.ts';
import { emptyDatabase } from './test-entries.ts';

const { entries, days, meta } = database;
const all = practised({ until: '2026-11-22', years: 3, seed: 9, sessions: 3000 });
const never = new AbortController().signal;

beforeEach(async () => {
  await emptyDatabase();
  await entries.bulkPut(all.map(entry => ({ ...entry, owner: '' })));
  await days.bulkPut(foldDays(all).map(day => ({ ...day, owner: '' })));
});

/** Every step until the beginning of the record. */
async function everything(want: Wanted, most: number) {
  const found: KeptEntry[] = [];
  let [next, steps]: [string | null, number] = [null, 0];
  do {
    const step = await search({ want, ...(next ? { before: next } : {}), most, signal: never });
    found.push(...step.sessions);
    next = step.next;
    steps++;
  } while (next !== null);
  return { found, steps };
}

const wants: Wanted[] = [
  { words: 'anna' },
  { technique: 'box' },
  { mood: 5, tag: 'work' },
  { technique: 'own-rounds', from: '2026-01-01' },
  { words: 'train', from: '2025-01-01', to: '2025-06-30' },
  { words: 'nothing has this word' },
];

test.each(wants)('%o', async want => {
  const expected = all.filter(finder(want));
  const { found, steps } = await everything(want, 20);
  expect(found.map(({ id }) => id).sort()).toEqual(expected.map(({ id }) => id).sort());
  const days = found.map(({ day }) => day);
  expect(days).toEqual([...days].sort().reverse());
  if (expected.length > 200) expect(steps).toBeGreaterThan(1);
});

test('after so many sessions it asks whether to go on, and goes on from there', async () => {
  const want = { words: 'nothing has this word' };
  const first = await search({ want, most: 20, bound: 500, signal: never });
  expect(first.sessions).toEqual([]);
  expect(first.looked).toBeGreaterThanOrEqual(500);
  expect(first.looked).toBeLessThan(1000);
  const next = first.next ?? '';
  expect(all.filter(({ day }) => day >= next)).toHaveLength(first.looked);
  const rest = await search({ want, before: next, most: 20, signal: never });
  expect(rest.looked + first.looked).toBe(all.length);
});

test('another question ends the one before it', async () => {
  const controller = new AbortController();
  const running = search({ want: { words: 'nothing' }, most: 10, signal: controller.signal });
  controller.abort();
  await expect(running).rejects.toThrow();
});

test("another account's sessions are not found", async () => {
  await entries.rename([''], 'ada');
  await meta.put({ key: 'syncing', value: 'mara' });
  expect((await everything({ technique: 'box' }, 20)).found).toEqual([]);
});
