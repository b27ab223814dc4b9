/** The day totals of this device, by their days: what is asked for is found in weeks, and put back into them. */
import type { Table } from 'dexie';
import { weekOf } from '../../domain/practice/calendar.ts';
import type { DayTotal } from '../../domain/practice/day.ts';
import { forgetUnreadable } from './vault/unreadable.ts';
import { bitsOf, byWeek, inWeeks, type KeptDay, practisedIn, unbound, type Week, type WeekKey } from './weeks.ts';

/** A day's total as it is to be from now on: absent for a day without practice. */
interface Change {
  readonly owner: string;
  readonly day: string;
  readonly total: DayTotal | undefined;
}

export class DayTotals {
  readonly table: Table<Week, WeekKey>;

  constructor(table: Table<Week, WeekKey>) {
    this.table = table;
  }

  /** From one day to another, both included, whoever they belong to: by weeks and in their order. */
  async between(first: string, last: string): Promise<Week[]> {
    const weeks = await this.within(first, last).toArray();
    return weeks.map(week => ({ ...week, days: week.days.filter(({ day }) => day >= first && day <= last) }));
  }

  /** Every day with practice, oldest week first, from the index alone. */
  async practised(): Promise<{ owner: string; day: string }[]> {
    const keys = await this.table.orderBy('[week+owner+practised]').keys();
    return (keys as unknown as [number, string, number][]).flatMap(([week, owner, practised]) =>
      practisedIn(week, practised).map(day => ({ owner, day })),
    );
  }

  async toArray(): Promise<KeptDay[]> {
    return (await this.table.toArray()).flatMap(unbound);
  }

  /** The weeks of these days, to be changed in this transaction. */
  async open(first: string, last = first): Promise<OpenWeeks> {
    const weeks = this.within(first, last);
    return new OpenWeeks(this.table, await weeks.toArray(), () => weeks.primaryKeys());
  }

  /** In the place of all that is there in their weeks. */
  async bulkPut(totals: readonly KeptDay[]): Promise<void> {
    await this.table.bulkPut(inWeeks(totals));
  }

  async deleteOf(owners: readonly string[]): Promise<void> {
    const keys = await this.table.toCollection().primaryKeys();
    await this.table.bulkDelete(keys.filter(([, owner]) => owners.includes(owner)));
  }

  clear(): PromiseLike<void> {
    return this.table.clear();
  }

  /** By the primary key: of an answer by an index a live query notes every row, which takes longer than reading it. */
  private within(first: string, last: string) {
    return this.table.where('[week+owner]').between([weekOf(first), ''], [weekOf(last), '\uffff'], true, true);
  }
}

export class OpenWeeks {
  private readonly table: Table<Week, WeekKey>;
  private readonly here: ReadonlyMap<string, Week>;
  private readonly askKeys: () => PromiseLike<WeekKey[]>;

  constructor(table: Table<Week, WeekKey>, readable: readonly Week[], askKeys: () => PromiseLike<WeekKey[]>) {
    this.table = table;
    this.here = new Map(readable.map(row => [nameOf(row), row]));
    this.askKeys = askKeys;
  }

  total(owner: string, day: string): DayTotal | undefined {
    return this.here.get(nameOf({ week: weekOf(day), owner }))?.days.find(total => total.day === day);
  }

  /** Those of these days of whose week there is something that cannot be opened: what is put there must be all of its days. */
  async closed(owner: string, days: readonly string[]): Promise<ReadonlySet<string>> {
    const missing = days.filter(day => !this.here.has(nameOf({ week: weekOf(day), owner })));
    if (missing.length === 0) return new Set();
    const there = new Set((await this.askKeys()).map(([week, owner]) => nameOf({ week, owner })));
    return new Set(missing.filter(day => there.has(nameOf({ week: weekOf(day), owner }))));
  }

  async put(changes: readonly Change[]): Promise<void> {
    const weeks = byWeek(changes).map(group => this.changed(group));
    const gone = weeks.filter(({ practised }) => practised === 0);
    const left = weeks.filter(({ practised }) => practised > 0);
    for (const { week, owner } of gone) forgetUnreadable({ table: 'weeks', owner, id: String(week) });
    await Promise.all([
      ...(left.length > 0 ? [this.table.bulkPut(left)] : []),
      ...(gone.length > 0 ? [this.table.bulkDelete(gone.map(({ week, owner }): WeekKey => [week, owner]))] : []),
    ]);
  }

  private changed(group: readonly Change[]): Week {
    const [{ owner, day }] = group as [Change];
    const week = weekOf(day);
    const before = this.here.get(nameOf({ week, owner }))?.days ?? [];
    const totals = new Map(before.map(total => [total.day, total]));
    for (const { day, total } of group) {
      if (total) totals.set(day, total);
      else totals.delete(day);
    }
    const days = [...totals.values()].sort((a, b) => (a.day < b.day ? -1 : 1));
    return { week, owner, practised: bitsOf(days), days };
  }
}

const nameOf = ({ week, owner }: { readonly week: number; readonly owner: string }) => `${week} ${owner}`;
