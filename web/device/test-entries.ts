/** Sessions for tests of the database: made by hand, one a call, and what the database must hold in return. */
import { box } from '../../domain/breath/library.ts';
import { foldDays } from '../../domain/practice/day.ts';
import type { Entry } from '../../domain/practice/entry.ts';
import { uuid7 } from '../../domain/time.ts';
import { database, type KeptEntry } from './database.ts';
import { type Label, labelOf, type Pack } from './packs.ts';
import { freshRecord } from './vault/keys.ts';
import type { Ring } from './vault/seal.ts';
import { type KeptDay, practisedIn } from './weeks.ts';

const { entries, days } = database;

/** The nth session of a person who practises twice a day, from 1 November 2026; the same n gives the same session. */
export function session(n: number, change: Partial<Entry> = {}): Entry {
  const at = Date.UTC(2026, 10, 1 + Math.floor(n / 2), 7 + (n % 2) * 10, n % 60);
  return {
    version: 1,
    id: uuid7(at, new Uint8Array(10).fill(n)),
    pattern: box,
    startedAt: new Date(at).toISOString(),
    day: new Date(at).toISOString().slice(0, 10),
    zone: 'Europe/London',
    seconds: 60 + ((n * 37) % 200) / 10,
    breaths: 4 + n,
    whole: n % 3 !== 0,
    ...change,
  };
}

export async function emptyDatabase(): Promise<void> {
  for (const table of database.tables) await table.clear();
}

/** Keys as an account in sync has them. */
export async function keepTestKeys(ring: Ring = { newest: 1, keys: new Map([[1, new Uint8Array(32).fill(1)]]) }) {
  await database.meta.put({ key: 'vault', value: await freshRecord({ ring, wraps: [] }) });
}

/** Everything that can be read, by id. */
export const entriesById = async (): Promise<KeptEntry[]> =>
  (await entries.toArray()).sort((a, b) => (a.id < b.id ? -1 : 1));

/** Every label that does not say what is in its pack; none, as it must be. */
export async function wrongLabels(): Promise<unknown[]> {
  const [labels, packs] = await Promise.all(database.entries.tables.toReversed().map(table => table.toArray()));
  const right = new Map((packs as Pack[]).map(pack => [pack.id, JSON.stringify(labelOf(pack))]));
  const wrong = (labels as Label[]).filter(label => JSON.stringify(label) !== right.get(label.id));
  return labels?.length === packs?.length ? wrong : [labels, packs];
}

/** Day totals as they must be: the fold of the sessions, owner by owner. */
export async function daysAsTheyMustBe(): Promise<KeptDay[]> {
  const all = await entriesById();
  const owners = [...new Set(all.map(({ owner }) => owner))].sort();
  return owners.flatMap(owner =>
    foldDays(all.filter(entry => entry.owner === owner)).map(total => ({ ...total, owner })),
  );
}

/** Day totals as they are, in the same order. */
export const daysAsTheyAre = async (): Promise<KeptDay[]> =>
  (await days.toArray()).sort((a, b) => (`${a.owner} ${a.day}` < `${b.owner} ${b.day}` ? -1 : 1));

/** Every row of totals that does not say which of its days have practice; none, as it must be. */
export const wrongWeeks = async (): Promise<unknown[]> =>
  (await database.weeks.toArray()).filter(({ week, practised, days }) => {
    const named = days.map(({ day }) => day);
    return named.length === 0 || JSON.stringify(practisedIn(week, practised)) !== JSON.stringify(named);
  });
