/** Every kind of thing that this version knows. A newer version's are kept as they come (`things`), and shown by that one. */
import { database } from '../../database.ts';
import { goal, pattern, trial } from './belongings.ts';
import type { Kind } from './kind.ts';
import { session } from './session.ts';

export const kinds: ReadonlyMap<string, Kind> = new Map([
  ['session', session],
  ['pattern', pattern],
  ['goal', goal],
  ['trial', trial],
]);

const { entries, days, patterns, goals, trials, imports, things, marks, parcels, meta } = database;

/** What a transaction of sync is over. */
export const everything = [
  ...entries.tables,
  days.table,
  patterns,
  goals,
  trials,
  imports,
  things,
  marks,
  parcels,
  meta,
];
