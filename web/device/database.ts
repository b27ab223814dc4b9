/** What is kept on this device, in IndexedDB: sessions, day totals, what waits to be sent, and a few facts. */
import { Dexie, type EntityTable, type Table } from 'dexie';
import { addEntry, type DayTotal, emptyDay } from '../../domain/practice/day.ts';
import type { Entry } from '../../domain/practice/entry.ts';

/** The owner of what was practised without an account; the next one to sign in here takes it over. */
export const nobody = '';

/** `owner` is an account id or `nobody`. An empty string and not null, because null cannot be looked up by index. */
export type KeptEntry = Entry & { readonly owner: string };
export type KeptDay = DayTotal & { readonly owner: string };

export interface Outgoing {
  readonly id: string;
  readonly owner: string;
  /** `put` sends the session, `delete` sends a tombstone. */
  readonly action: 'put' | 'delete';
  /** Milliseconds since 1970. */
  readonly since: number;
}

interface Meta {
  readonly key: string;
  readonly value: unknown;
}

class Database extends Dexie {
  declare entries: EntityTable<KeptEntry, 'id'>;
  declare days: Table<KeptDay, [owner: string, day: string]>;
  declare outbox: EntityTable<Outgoing, 'id'>;
  declare meta: EntityTable<Meta, 'key'>;

  constructor(name: string) {
    // 'strict' is acknowledged only when it is on the disk; it costs 0.2 ms.
    super(name, { chromeTransactionDurability: 'strict' });
    this.version(1).stores({
      entries: 'id, startedAt, day, owner',
      days: '[owner+day], day, owner',
      outbox: 'id, owner',
      meta: 'key',
    });
  }
}

export const database = new Database('tideline');

/** Keep a finished session: the session, its day total and its place in the outbox, all or nothing. Safe to repeat. */
export async function saveEntry(entry: Entry): Promise<void> {
  const { entries, days, outbox, meta } = database;
  await database.transaction('rw', entries, days, outbox, meta, async () => {
    if (await entries.get(entry.id)) return;
    const owner = ((await meta.get('account'))?.value as string | undefined) ?? nobody;
    await entries.add({ ...entry, owner });
    const total = (await days.get([owner, entry.day])) ?? emptyDay(entry.day);
    await days.put({ ...addEntry(total, entry), owner });
    await outbox.put({ id: entry.id, owner, action: 'put', since: Date.parse(entry.startedAt) });
  });
}
