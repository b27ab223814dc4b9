/** What is kept on this device, in IndexedDB: sessions, day totals, what waits to be sent, and a few facts. */
import { Dexie, type EntityTable, type Table } from 'dexie';
import type { Pattern } from '../../domain/breath/pattern.ts';
import { weekOf } from '../../domain/practice/calendar.ts';
import type { Known } from '../../domain/practice/change.ts';
import { foldDays } from '../../domain/practice/day.ts';
import type { Entry, Origin } from '../../domain/practice/entry.ts';
import type { Goal } from '../../domain/practice/goal.ts';
import type { Trial } from '../../domain/practice/trial.ts';
import type { Refusal } from '../api.ts';
import { dropAside, waitingAside } from './aside.ts';
import { DayTotals } from './day-totals.ts';
import { PackedEntries } from './packed-entries.ts';
import type { KeptEntry, Label, Pack } from './packs.ts';
import { askToKeep } from './storage.ts';
import { canTear, isTorn, mend, tear, thereIsRoom, whenFull } from './torn.ts';
import { setTrouble } from './trouble.ts';
import { countAnew, gatherWeeks, letGo, putInPacks } from './upgrades.ts';
import { obeyLock } from './vault/at-open.ts';
import { enter } from './vault/fence.ts';
import { sealedTables } from './vault/sealed-tables.ts';
import { byWeek, daysIn, type Week, type WeekKey } from './weeks.ts';

/** The owner of what is this device's alone; the account for which sync is turned on takes it over. */
export const nobody = '';

export type { KeptEntry };

/** What a thing is called among all that travels: `session:<id>`. */
export type ThingKey = `${string}:${string}`;
export const keyOf = (kind: string, id: string): ThingKey => `${kind}:${id}`;

/** Something was changed here, and has not been made ready for sending. Only while sync is on. */
export interface Mark {
  readonly key: ThingKey;
  readonly kind: string;
  readonly id: string;
  readonly owner: string;
  /** When it was changed last, milliseconds since 1970. */
  readonly since: number;
  /** Not to be sent before this moment: a deletion waits until it cannot be undone any more. */
  readonly after: number;
}

/** Every field of a thing as the devices of an account last agreed on it, and the server's rows that say so. */
export interface Thing {
  readonly key: ThingKey;
  readonly owner: string;
  readonly known: Known;
  readonly told: readonly string[];
  /** This version of the app cannot read it, so it is not shown here. */
  readonly unshown?: true;
  /** What lies in localStorage while `known` is on its way there: a change to it since then is the person's. */
  readonly pending?: readonly (readonly [field: string, value: unknown])[];
}

/** A change made ready: the same bytes at every try. */
export interface Parcel {
  readonly id: string;
  readonly owner: string;
  readonly key: ThingKey;
  readonly sealed: Uint8Array;
  readonly keyVersion: number;
  /** Rows of the server that this one says anew. */
  readonly instead: readonly string[];
  /** When the change was made, milliseconds since 1970. */
  readonly since: number;
  readonly refused?: Refusal;
}

/** A session that ended while the app was locked, sealed so that only an unlocked app reads it. */
export interface Letter {
  readonly id: string;
  readonly letter: Uint8Array<ArrayBuffer>;
}

/** A pattern of the person's own. */
export interface KeptPattern {
  readonly id: string;
  /** Where it stands in the list; smaller is higher. */
  readonly place: number;
  readonly pattern: Pattern;
}

/** One file that was brought in; deleting its sessions takes it back. */
export interface KeptImport {
  readonly id: string;
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly origin: Origin;
  /** Name of the file. */
  readonly name: string;
  readonly sessions: number;
  /** Their ids. One that got another since, or came before these were kept, is found by its `imported`. */
  readonly ids?: readonly string[];
  /** Ids of what else came with our own files. */
  readonly also?: Readonly<Record<'patterns' | 'goals' | 'trials', readonly string[]>>;
}

interface Meta {
  /**
   * `syncing`: the account for which sync is on; absent while it is off. `sync:<account>`: how far that account has come.
   * `device`: what this device's ids are made of. `vault`: how the keys are kept. `leaving`: an account that signed out, while
   * what lies beside the database has yet to go.
   */
  readonly key: 'syncing' | `sync:${string}` | 'device' | 'vault' | 'leaving';
  readonly value: unknown;
}

const version = 6;

/** Milliseconds. */
const lookForRoom = 5000;

class Database extends Dexie {
  declare packs: EntityTable<Pack, 'id'>;
  declare labels: EntityTable<Label, 'id'>;
  declare weeks: Table<Week, WeekKey>;
  declare marks: EntityTable<Mark, 'key'>;
  declare things: EntityTable<Thing, 'key'>;
  declare parcels: EntityTable<Parcel, 'id'>;
  declare letters: EntityTable<Letter, 'id'>;
  declare meta: EntityTable<Meta, 'key'>;
  declare patterns: EntityTable<KeptPattern, 'id'>;
  declare imports: EntityTable<KeptImport, 'id'>;
  declare goals: EntityTable<Goal, 'id'>;
  declare trials: EntityTable<Trial, 'id'>;
  readonly entries: PackedEntries;
  readonly days: DayTotals;

  constructor(name: string) {
    // Strict: acknowledged only when it is on the disk. It costs 0.2 ms. No cache: every answer that a screen follows would be copied
    // deeply, ten milliseconds for a year of day totals.
    super(name, { chromeTransactionDurability: 'strict', cache: 'disabled' });
    this.version(1).stores({
      entries: 'id, startedAt, day, [owner+day]',
      days: '[owner+day], day',
      outbox: 'id, owner',
      meta: 'key',
    });
    this.version(2).stores({ patterns: 'id, place' });
    this.version(3)
      .stores({
        // A day's sessions in their order; it answers for the day alone as well. Whose a session is is asked only when
        // somebody signs in or out.
        entries: 'id, startedAt, [day+startedAt], imported',
        imports: 'id, at',
        goals: 'id',
        trials: 'id, startedAt',
      })
      .upgrade(countAnew);
    this.version(4)
      .stores({
        // Every index more makes an import a tenth slower: which sessions a file brought stands with the import.
        entries: 'id, startedAt, [day+startedAt]',
        outbox: null,
        marks: 'key, owner',
        things: 'key, owner',
        parcels: 'id, owner, key',
        letters: 'id',
      })
      .upgrade(letGo);
    // No id stands on two labels, and the database sees to it.
    this.version(5).stores({ entries: null, packs: 'id', labels: 'id, &*ids' }).upgrade(putInPacks);
    this.version(version).stores({ days: null, weeks: '[week+owner], [week+owner+practised]' }).upgrade(gatherWeeks);
    this.entries = new PackedEntries(this.packs, this.labels);
    this.days = new DayTotals(this.weeks);
    this.on('versionchange', () => {
      this.giveWay();
      // Dexie's own answer would open the old schema again and go on writing.
      return false;
    });
    this.use(sealedTables);
    if (canTear) this.use(whenFull(() => this.closeTorn()));
    const look = async (opening: Dexie) => {
      // Dexie opens a newer database with an older schema; we would rather be loaded again.
      if (this.backendDB().version > version * 10) throw this.giveWay();
      if (canTear) this.backendDB().addEventListener('close', () => this.closeTorn());
      if (isTorn()) await mend(this.backendDB());
      await enter();
      // Closed meanwhile: whatever is asked for now would wait for this to end.
      if (!this.isOpen()) throw new Dexie.DatabaseClosedError();
      await obeyLock((await opening.table<Meta>('meta').get('vault'))?.value);
      setTrouble(null);
    };
    this.on('ready', look, true);
  }

  /** A failed opening may succeed the next time; having given way is for good. */
  async opened(): Promise<void> {
    if (this.gaveWay) throw new Dexie.DatabaseClosedError();
    if (this.isOpen()) return;
    // As a promise of Dexie's: after waiting for any other it no longer knows that a live query is asking.
    if (isTorn() && !(await Dexie.Promise.resolve(thereIsRoom()))) {
      setTrouble('full');
      this.comeBack(lookForRoom);
      throw new DOMException('no room on the disk', 'QuotaExceededError');
    }
    await this.open().catch(error => {
      if (!this.gaveWay) setTrouble('refused');
      if (canTear && error.name === 'UnknownError') tear();
      throw error;
    });
  }

  /** The browser has closed it, or is about to, as it does after a full disk. */
  private closeTorn(): void {
    tear();
    this.close({ disableAutoOpen: true });
    this.comeBack(0);
  }

  private returning: ReturnType<typeof setTimeout> | undefined;

  private comeBack(delay: number): void {
    clearTimeout(this.returning);
    this.returning = setTimeout(() => void openDatabase(), delay);
  }

  private gaveWay = false;

  private giveWay(): Error {
    this.gaveWay = true;
    this.close({ disableAutoOpen: true });
    setTrouble('newer');
    return new Dexie.DatabaseClosedError();
  }
}

export const database = new Database('tideline');
const { entries, days, marks, meta } = database;

/** Open, and bring in what could not be written last time. */
export async function openDatabase(): Promise<void> {
  try {
    await database.opened();
  } catch {
    // The frame says so, and whoever reads or writes hears of it too.
    return;
  }
  for (const entry of waitingAside()) {
    await saveEntry(entry).then(
      () => dropAside(entry.id),
      () => {},
    );
  }
}

/** One transaction over everything, so that totals and marks can never disagree with the sessions. */
export async function together<T>(work: () => Promise<T>): Promise<T> {
  await database.opened();
  return database.transaction('rw', [...entries.tables, days.table, marks, meta], work);
}

/**
 * Keep a finished session: the session, its day total and its mark, all or nothing. Safe to repeat.
 * It is not sent before `after` (milliseconds since 1970), while something may still be said about it.
 */
export async function saveEntry(entry: Entry, { after = 0 } = {}): Promise<void> {
  await together(async () => {
    const { id, day, startedAt } = entry;
    // Asked for in one breath, and written in one: a wait for each would take twice as long.
    const [here, waiting, account, ofDay, week] = await Promise.all([
      entries.among([id]),
      marks.get(keyOf('session', id)),
      syncing(),
      entries.openDay(day),
      days.open(day),
    ]);
    if (here.size > 0 || waiting) return;
    const owner = account ?? nobody;
    const kept = { ...entry, owner };
    const [total] = foldDays([...ofDay.sessions.filter(of => of.owner === owner), kept]);
    const isClosed = (await week.closed(owner, [day])).size > 0;
    await Promise.all([
      ofDay.add(kept),
      mark('session', [id], { since: Date.parse(startedAt), after }),
      ...(isClosed ? [] : [week.put([{ owner, day, total }])]),
    ]);
    if (isClosed) await recount([kept]);
  });
  // There is something worth keeping now. Whatever the answer, the session is saved.
  askToKeep().catch(() => {});
}

/** The account for which sync is on; everything here is its own then. */
export const syncing = async () => (await meta.get('syncing'))?.value as string | undefined;

/**
 * Note that things were changed here, or deleted, at `since` (milliseconds since 1970); nothing while sync is off. Inside a
 * transaction over marks and meta.
 */
export async function mark(kind: string, ids: readonly string[], when: Pick<Mark, 'since'> & { after?: number }) {
  const owner = await syncing();
  if (owner === undefined || ids.length === 0) return;
  await marks.bulkPut(ids.map(id => ({ key: keyOf(kind, id), kind, id, owner, after: 0, ...when })));
}

/** Weeks that are counted at once: each is one question and one answer, and waiting for one after the other takes long. */
const lanes = 16;

interface Place {
  readonly owner: string;
  readonly day: string;
}

/**
 * Day totals anew from the sessions of those days. Adding and subtracting would be quicker by a hair, but fractions of
 * seconds drift, and one lost update would stay wrong for ever.
 */
export async function recount(touched: Iterable<Place>): Promise<void> {
  const weeks = byWeek(touched);
  for (let i = 0; i < weeks.length; i += lanes) await Promise.all(weeks.slice(i, i + lanes).map(recountWeek));
}

async function recountWeek(places: readonly Place[]): Promise<void> {
  const [{ owner, day }] = places as [Place];
  const week = await days.open(day);
  const isClosed = (await week.closed(owner, [day])).size > 0;
  const named = isClosed ? daysIn(weekOf(day)) : [...new Set(places.map(of => of.day))].sort();
  const found = await entries.on(named[0] ?? day, named.at(-1));
  const totals = new Map(foldDays(found.filter(entry => entry.owner === owner)).map(total => [total.day, total]));
  await week.put(named.map(name => ({ owner, day: name, total: totals.get(name) })));
}
