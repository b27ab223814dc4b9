/**
 * Devices against the real sync code, whatever the network, their clocks, their versions and their deaths: in the end all hold
 * the same, nothing that nobody deleted is lost, nothing is twice. VITE_SYNC_RUNS asks for more runs, VITE_SYNC_SEED for the
 * same ones again.
 */
import '../test-browser.ts';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { database, saveEntry } from '../database.ts';
import { getFavourites, setFavourite } from '../favourites.ts';
import { emptyDatabase, keepTestKeys, session } from '../test-entries.ts';
import { claim, follow, leave } from './owner.ts';
import { cases } from './test-cases.ts';
import { account, survives } from './test-device.ts';
import { history, live } from './test-model.ts';

const runs = Number(import.meta.env.VITE_SYNC_RUNS ?? 500);
const seed = Number(import.meta.env.VITE_SYNC_SEED ?? Math.floor(Math.random() * 2 ** 31));

test.each(cases)('what went wrong once goes well: $name', ({ steps }) => live(steps));

test('signing out that is cut off anywhere is finished by the next start: nothing of the account lies here', async () => {
  await emptyDatabase();
  for (let dies = 0, lived = false; !lived; dies++) {
    await keepTestKeys();
    await claim(account, {});
    await saveEntry(session(0, { note: 'marker' }));
    setFavourite('marker', true);
    lived = await survives(() => leave(account), dies);
    await follow(undefined);
    const { entries, days, things, marks, meta } = database;
    const left = await Promise.all([...entries.tables, days.table, things, marks].map(table => table.count()));
    expect([left, await meta.where('key').notEqual('device').count()]).toEqual([[0, 0, 0, 0, 0], 0]);
    expect([getFavourites(), JSON.stringify(localStorage).includes('marker')]).toEqual([[], false]);
  }
});

test(
  `in the end all devices hold the same, in ${runs} runs from seed ${seed}`,
  { timeout: 60_000 + runs * 1_500 },
  () => fc.assert(fc.asyncProperty(history, live), { numRuns: runs, seed }),
);
