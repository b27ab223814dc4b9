/** A row as it lies in the database while the lock is on: what lists are cut by stays readable, the rest is one sealed text. */
import { type KeptEntry, newPackId, packed } from '../packs.ts';
import type { KeptDay, Week } from '../weeks.ts';
import { keyring, VaultLocked } from './keyring.ts';
import type { Place } from './seal.ts';
import { forgetUnreadable, noteUnreadable } from './unreadable.ts';

export type Row = Readonly<Record<string, unknown>>;

/** By table, the fields that stay readable: keys and indexes, no more (docs/decisions/0010). */
const readable: Readonly<Record<string, readonly string[]>> = {
  packs: ['id', 'owner'],
  weeks: ['week', 'owner', 'practised'],
  patterns: ['id', 'place'],
  goals: ['id'],
  trials: ['id', 'startedAt'],
  imports: ['id', 'at'],
  things: ['key', 'owner'],
};

/** Of what was sealed before sessions lay in packs, and day totals in weeks. */
const formerly: Readonly<Record<string, readonly string[]>> = {
  entries: ['id', 'owner', 'startedAt', 'day'],
  days: ['owner', 'day'],
};

/** Such a session, as it was sealed then, until it is written anew. */
export interface PackOfOne {
  readonly id: string;
  readonly owner: string;
  readonly row: KeptEntry;
}

export const alone = (row: KeptEntry): PackOfOne => ({ id: newPackId(row.day), owner: row.owner, row });

const isAlone = (row: Row): row is Row & { readonly row: KeptEntry } => 'row' in row;

/** Day totals, some of which were sealed before they lay in weeks, each as it was then; until one of them is written anew. */
export type WeekOfDays = Omit<Week, 'days'> & { readonly rows: readonly Row[] };

const isOfDays = (row: Row): row is Row & { readonly rows: readonly Row[] } => 'rows' in row;

export const sealedTables: readonly string[] = Object.keys(readable);
export const isPrivate = (table: string) => table in readable;

export const isSealed = (row: unknown): row is Row & { readonly sealed: Uint8Array } =>
  (row as Row | undefined)?.sealed instanceof Uint8Array;

/** Not as the rest of the app reads it. */
export const isClosed = (row: Row | undefined) => row !== undefined && (isSealed(row) || isAlone(row) || isOfDays(row));

/** By table, the field that a row goes by beside its owner. */
const named: Readonly<Record<string, string>> = { weeks: 'week', days: 'day', things: 'key' };

export const placeOf = (table: string, row: Row): Place => ({
  table,
  owner: String(row.owner ?? ''),
  id: String(row[named[table] ?? 'id']),
});

/** The whole row is in the text, so that what stands beside it cannot be changed unnoticed. */
export function sealRow(table: string, row: Row): Row {
  if (isAlone(row) || isOfDays(row)) return row;
  const { sealer } = keyring();
  if (!sealer) throw new VaultLocked();
  const place = placeOf(table, row);
  forgetUnreadable(place);
  const beside = (readable[table] ?? []).filter(field => row[field] !== undefined).map(field => [field, row[field]]);
  return { ...Object.fromEntries(beside), sealed: sealer.seal(place, JSON.stringify(row)) };
}

/** As it was written; undefined when it cannot be opened, which is noted. */
export function openRow(table: string, row: Row): Row | undefined {
  if (isAlone(row)) {
    const entry = openRow('entries', row.row) as KeptEntry | undefined;
    return entry && { id: row.id, owner: row.owner, sessions: [packed(entry)] };
  }
  if (isOfDays(row)) {
    const { rows, ...week } = row;
    const opened = rows.flatMap(day => (openRow('days', day) as KeptDay | undefined) ?? []);
    return { ...week, days: opened.map(({ owner: _, ...total }) => total) };
  }
  if (!isSealed(row)) return row;
  const { sealer } = keyring();
  if (!sealer) throw new VaultLocked();
  const place = placeOf(table, row);
  const opened = sealer.open(place, row.sealed);
  const value = opened.ok ? (JSON.parse(opened.value) as Row) : undefined;
  if (value && (readable[table] ?? formerly[table] ?? []).every(field => value[field] === row[field])) return value;
  noteUnreadable(place, opened.ok ? 'damaged' : opened.problem);
  return undefined;
}
