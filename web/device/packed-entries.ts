/** The sessions of this device, by their ids and days: what is asked for is looked up on labels, found in packs, and put back into them. */
import type { EntityTable } from 'dexie';
import { OpenPack } from './open-pack.ts';
import {
  byDay,
  dayOf,
  type KeptEntry,
  type Label,
  labelOf,
  type Pack,
  packSize,
  packUp,
  secondOf,
  unpacked,
} from './packs.ts';
import { forgetUnreadable } from './vault/unreadable.ts';

interface Found {
  readonly label: Label;
  /** Absent where it cannot be opened. */
  readonly pack: Pack | undefined;
}

interface OpenDay {
  /** As they were begun, whoever they belong to. */
  readonly sessions: readonly KeptEntry[];
  /** One that is not here: rejects where it is. Once. */
  add(entry: KeptEntry): Promise<void>;
}

/** By the id of the pack. */
type Open = Map<string, OpenPack>;

/** Ids for which reading every label is quicker than asking for each. */
const many = 500;

/** Packs that are read at once where all of them are. */
const page = 100;

export class PackedEntries {
  private readonly packs: EntityTable<Pack, 'id'>;
  private readonly labels: EntityTable<Label, 'id'>;
  /** What a transaction over the sessions is over. */
  readonly tables: readonly [EntityTable<Pack, 'id'>, EntityTable<Label, 'id'>];

  constructor(packs: EntityTable<Pack, 'id'>, labels: EntityTable<Label, 'id'>) {
    this.packs = packs;
    this.labels = labels;
    this.tables = [packs, labels];
  }

  async get(id: string): Promise<KeptEntry | undefined> {
    return (await this.bulkGet([id]))[0];
  }

  async bulkGet(ids: readonly string[]): Promise<(KeptEntry | undefined)[]> {
    const labels = await this.labelsOf(ids);
    const packs = await this.packs.bulkGet([...new Set([...labels.values()].map(({ id }) => id))]);
    const found = new Map(unpacked(packs.filter(pack => pack !== undefined)).map(entry => [entry.id, entry]));
    return ids.map(id => found.get(id));
  }

  /** Of some days, both included, in the order of days and as they were begun. */
  async on(first: string, last = first): Promise<KeptEntry[]> {
    return unpacked(await within(this.packs, first, last));
  }

  async toArray(): Promise<KeptEntry[]> {
    return unpacked(await this.packs.toArray());
  }

  /**
   * All of them, whole days at a time in their order. The next are asked for before these are taken: the disk and this thread work side by
   * side. No generator: Dexie loses its transaction in one.
   */
  async each(take: (some: KeptEntry[]) => void): Promise<void> {
    const ask = (last: string) => this.packs.where('id').above(last).limit(page).toArray();
    let left: Pack[] = [];
    for (let coming = ask(''); ; ) {
      const found = await coming;
      const end = found.at(-1);
      if (!end) break;
      coming = ask(end.id);
      const all = [...left, ...found];
      // What else belongs to the last day may come with the next.
      left = all.filter(({ id }) => dayOf(id) === dayOf(end.id));
      take(unpacked(all.filter(({ id }) => dayOf(id) !== dayOf(end.id))));
    }
    take(unpacked(left));
  }

  /**
   * The day down to which there are so many sessions, whoever they belong to, going back from `last`; the oldest where there are fewer,
   * undefined where there is none.
   */
  async daysBack(count: number, last: string): Promise<string | undefined> {
    let sum = 0;
    const enough = ({ ids }: Label) => {
      sum += ids.length;
      return sum >= count;
    };
    const passed = await this.labels.where('id').below(`${last}\uffff`).reverse().until(enough, true).toArray();
    const oldest = passed.at(-1);
    return oldest && dayOf(oldest.id);
  }

  /** Also those that cannot be opened. */
  count(): PromiseLike<number> {
    return this.labels.orderBy('ids').count();
  }

  /** Of all of them, without opening any. */
  async ids(): Promise<string[]> {
    return (await this.labels.toArray()).flatMap(({ ids }) => ids);
  }

  /** Which of these are here. */
  async among(ids: readonly string[]): Promise<ReadonlySet<string>> {
    return new Set((await this.labelsOf(ids)).keys());
  }

  /** Those of this owner and of some days that began in one of these seconds (since 1970). */
  async begunIn(owner: string, seconds: ReadonlySet<number>, first: string, last: string): Promise<KeptEntry[]> {
    const labels = await within(this.labels, first, last);
    const near = labels.filter(label => label.owner === owner && label.starts.some(second => seconds.has(second)));
    const packs = await this.packs.bulkGet(near.map(({ id }) => id));
    const found = unpacked(packs.filter(pack => pack !== undefined));
    return found.filter(({ startedAt }) => seconds.has(secondOf(startedAt)));
  }

  /** A day to which one session more is added: read once, for its sessions and for the pack that has room. */
  async openDay(day: string): Promise<OpenDay> {
    const found = await this.packsOn(day);
    return {
      sessions: unpacked(found.map(({ pack }) => pack).filter(pack => pack !== undefined)),
      add: async entry => {
        const open: Open = new Map();
        const fresh = house([entry], found, open);
        await this.write([...open.values()], fresh);
      },
    };
  }

  /** In the place of the one of the same id, where there is one. */
  put(entry: KeptEntry): Promise<void> {
    return this.change([entry], []);
  }

  /** As `put`, many of them. */
  bulkPut(entries: readonly KeptEntry[]): Promise<void> {
    return this.change(entries, []);
  }

  /** None of which is here: rejects where one is. In packs of their own, without looking for room in others. */
  async bulkAdd(entries: readonly KeptEntry[]): Promise<void> {
    const packs = packUp(entries);
    await Promise.all([this.packs.bulkAdd(packs), this.labels.bulkAdd(packs.map(labelOf))]);
  }

  delete(id: string): Promise<void> {
    return this.change([], [id]);
  }

  bulkDelete(ids: readonly string[]): Promise<void> {
    return this.change([], ids);
  }

  async clear(): Promise<void> {
    await Promise.all(this.tables.map(table => table.clear()));
  }

  /** Everything of one is gone, also what cannot be opened. */
  async deleteOf(owner: string): Promise<void> {
    const ids = await this.labels.filter(label => label.owner === owner).primaryKeys();
    await Promise.all(this.tables.map(table => table.bulkDelete(ids)));
  }

  /** Everything of some is another's. */
  async rename(from: readonly string[], owner: string): Promise<void> {
    const theirs = (await this.labels.toArray()).filter(label => label.owner !== owner && from.includes(label.owner));
    for (let i = 0; i < theirs.length; i += page) {
      const some = theirs.slice(i, i + page);
      const found = await this.packs.bulkGet(some.map(({ id }) => id));
      const readable = found.filter(pack => pack !== undefined);
      const ids = new Set(readable.map(({ id }) => id));
      await this.packs.bulkPut(readable.map(pack => ({ ...pack, owner })));
      await this.labels.bulkPut(some.filter(({ id }) => ids.has(id)).map(label => ({ ...label, owner })));
    }
  }

  /** By the ids of sessions. */
  private async labelsOf(ids: readonly string[]): Promise<Map<string, Label>> {
    if (ids.length === 0) return new Map();
    const inOrder = ids.toSorted();
    const [first = '', last = ''] = [inOrder.at(0), inOrder.at(-1)];
    const ask = (id: string) => this.labels.where('ids').equals(id).toArray();
    let found: Label[];
    if (ids.length === 1) found = await ask(first);
    // A device that joins asks for thousands that it does not have, in the order of their ids.
    else if ((await this.labels.where('ids').between(first, last, true, true).limit(1).primaryKeys()).length === 0)
      found = [];
    else found = ids.length > many ? await this.labels.toArray() : (await Promise.all(ids.map(ask))).flat();
    const wanted = new Set(ids);
    return new Map(found.flatMap(label => label.ids.flatMap(id => (wanted.has(id) ? [[id, label] as const] : []))));
  }

  private async change(put: readonly KeptEntry[], gone: readonly string[]): Promise<void> {
    const labels = await this.labelsOf([...put.map(({ id }) => id), ...gone]);
    const touched = [...new Map([...labels.values()].map(label => [label.id, label])).values()];
    const packs = touched.length > 0 ? await this.packs.bulkGet(touched.map(({ id }) => id)) : [];
    const open: Open = new Map(touched.map((label, i) => [label.id, new OpenPack(label, packs[i])]));
    const homeOf = (id: string) => open.get(labels.get(id)?.id ?? '');
    for (const id of gone) homeOf(id)?.take(id);
    const homeless: KeptEntry[] = [];
    // Of two of one id the later counts.
    for (const entry of new Map(put.map(entry => [entry.id, entry])).values()) {
      const home = homeOf(entry.id);
      if (home?.replace(entry)) continue;
      home?.take(entry.id);
      homeless.push(entry);
    }
    const housing = byDay(homeless).map(async group => {
      const few = group.length <= packSize / 2;
      return house(group, few ? await this.packsOn(group[0]?.day ?? '') : [], open);
    });
    const fresh = await Promise.all(housing);
    await this.write([...open.values()], fresh.flat());
  }

  private async packsOn(day: string): Promise<Found[]> {
    const [packs, labels] = await Promise.all([within(this.packs, day), within(this.labels, day)]);
    const readable = new Map(packs.map(pack => [pack.id, pack]));
    return labels.map(label => ({ label, pack: readable.get(label.id) }));
  }

  private async write(open: readonly OpenPack[], fresh: readonly Pack[]): Promise<void> {
    const empty = open.filter(pack => pack.empty);
    const left = open.filter(pack => !pack.empty);
    for (const { id, owner } of empty) forgetUnreadable({ table: 'packs', owner, id });
    const gone = empty.map(({ id }) => id);
    const losses = left.flatMap(({ afterLoss }) => afterLoss ?? []);
    const gains = [...left.flatMap(({ newLabel }) => newLabel ?? []), ...fresh.map(labelOf)];
    const packs = [...left.flatMap(({ newPack }) => newPack ?? []), ...fresh];
    const losing = Promise.all([
      ...(gone.length > 0 ? this.tables.map(table => table.bulkDelete(gone)) : []),
      ...(losses.length > 0 ? [this.labels.bulkPut(losses)] : []),
    ]);
    // What left a label goes before what comes to another, so that no id ever stands on two.
    if (gains.length > 0) await losing;
    await Promise.all([
      losing,
      ...(packs.length > 0 ? [this.packs.bulkPut(packs)] : []),
      ...(gains.length > 0 ? [this.labels.bulkPut(gains)] : []),
    ]);
  }
}

/** Room for sessions of one owner and day in one of its packs, which is then open; where there is none, packs for them come back. */
function house(group: readonly KeptEntry[], found: readonly Found[], open: Open): Pack[] {
  for (const { label, pack } of found) {
    const home = open.get(label.id) ?? new OpenPack(label, pack);
    if (label.owner !== group[0]?.owner || home.room < group.length) continue;
    open.set(label.id, home);
    for (const entry of group) home.add(entry);
    return [];
  }
  return packUp(group);
}

/** Of some days, both included. */
const within = <T extends Label | Pack>(table: EntityTable<T, 'id'>, first: string, last = first): PromiseLike<T[]> =>
  table.where('id').between(first, `${last}\uffff`).toArray();
