/**
 * Sessions as they lie in the database: some of one day in one row, a pack, with a label beside it. A row for each session makes an import
 * six times slower, and everything that reads many of them three times (docs/decisions/0016).
 */
import type { Entry } from '../../domain/practice/entry.ts';
import { newId } from './ids.ts';

/** `owner` is an account id or `nobody`: an empty string and not null, because null cannot be looked up by index. */
export type KeptEntry = Entry & {
  readonly owner: string;
  /** The import that brought it, so that it can be taken back. */
  readonly imported?: string;
};

export interface Pack {
  /** Its day, a blank, and what no other has: so the packs of some days lie beside each other. */
  readonly id: string;
  readonly owner: string;
  readonly sessions: readonly Omit<KeptEntry, 'owner'>[];
}

/** What can be known of a pack without opening it, also while it is sealed. */
export interface Label {
  /** The pack's. */
  readonly id: string;
  readonly owner: string;
  /** Of its sessions; no session is in two packs. */
  readonly ids: readonly string[];
  /** When each of them began, whole seconds since 1970. */
  readonly starts: readonly number[];
}

/** Sessions in a pack: more would make keeping one more slower, fewer would make reading many slower. */
export const packSize = 32;

export const dayOf = (packId: string) => packId.slice(0, 10);

export const newPackId = (day: string) => `${day} ${newId()}`;

export const secondOf = (startedAt: string) => Math.floor(Date.parse(startedAt) / 1000);

export const labelOf = ({ id, owner, sessions }: Pack): Label => ({
  id,
  owner,
  ids: sessions.map(session => session.id),
  starts: sessions.map(({ startedAt }) => secondOf(startedAt)),
});

export const packed = ({ owner: _, ...session }: KeptEntry): Pack['sessions'][number] => session;

/** What is in some packs, in the order of days and, in a day, as it was begun. */
export const unpacked = (packs: readonly Pack[]): KeptEntry[] =>
  packs.flatMap(({ owner, sessions }) => sessions.map(session => ({ ...session, owner }))).sort(asItWas);

const asItWas = (a: KeptEntry, b: KeptEntry) =>
  order(a.day, b.day) || order(a.startedAt, b.startedAt) || order(a.id, b.id);

const order = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

/** The sessions of each owner and day, in the order in which they come. */
export function byDay(entries: Iterable<KeptEntry>): KeptEntry[][] {
  const groups = new Map<string, KeptEntry[]>();
  for (const entry of entries) {
    const key = `${entry.day} ${entry.owner}`;
    const of = groups.get(key);
    if (of) of.push(entry);
    else groups.set(key, [entry]);
  }
  return [...groups.values()];
}

/** Fresh packs, none of them with room left where the next could have been in it. */
export const packUp = (entries: Iterable<KeptEntry>): Pack[] =>
  byDay(entries).flatMap(group =>
    Array.from({ length: Math.ceil(group.length / packSize) }, (_, i): Pack => {
      const [{ day, owner }] = group as [KeptEntry];
      const sessions = group.slice(i * packSize, (i + 1) * packSize).map(packed);
      return { id: newPackId(day), owner, sessions };
    }),
  );
