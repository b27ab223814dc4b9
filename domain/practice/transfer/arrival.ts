/** What a file that is brought in turns out to hold: sessions, rows that are none, and what else came with it. */
import type { Pattern } from '../../breath/pattern.ts';
import type { Entry, Origin } from '../entry.ts';
import type { Goal } from '../goal.ts';
import type { Trial } from '../trial.ts';

/** Why one row was left out. */
export type RowProblem = 'start' | 'range' | 'length' | 'breaths' | 'pattern' | 'twice' | 'form';

export interface RefusedRow {
  /** Counted from 1; a heading counts, as it does in a spreadsheet. */
  readonly row: number;
  readonly why: RowProblem;
  /** The part that is at fault, where there is a name for it. */
  readonly part?: string;
}

/** Why a whole file was refused. */
export type FileProblem =
  | { readonly why: 'empty' }
  | { readonly why: 'too-large'; readonly limit: number }
  | { readonly why: 'unreadable' }
  | { readonly why: 'not-text' }
  | { readonly why: 'packed' }
  | { readonly why: 'broken' }
  | { readonly why: 'foreign' }
  | { readonly why: 'newer'; readonly version: number };

/** What our own files carry besides sessions. */
export interface Belongings {
  readonly patterns: readonly Pattern[];
  readonly goals: readonly Goal[];
  readonly trials: readonly Trial[];
  readonly favourites: readonly string[];
  /** As they were written; whoever applies them reads them through a schema of its own. */
  readonly settings: unknown;
  /** What applied of the conditions a technique asks about; absent where nothing did, or nobody asked. */
  readonly conditions: readonly string[];
}

export interface Arrival {
  readonly origin: Origin;
  readonly entries: readonly Entry[];
  readonly refused: readonly RefusedRow[];
  readonly belongings?: Belongings;
}

/** What reading a foreign file needs from outside. */
export interface Given {
  /** Zone of times that come without one. */
  readonly zone: string;
  /** A fresh session id (UUID version 7). */
  readonly newId: () => string;
}

const earliest = Date.UTC(1970, 0, 1);
const latest = Date.UTC(2200, 0, 1);

/** Years outside are slips: a calendar that reached them would be drawn for centuries. */
export const inRange = (at: number) => at >= earliest && at < latest;

const control = /(?![\t\n\r])\p{Cc}/gu;
const halves = /\p{Cs}/gu;

/** Without what no screen shows and no database takes: control characters, halves of characters. */
export const tidy = (text: string) => text.replace(control, '').replace(halves, '\ufffd');

/** Cut to so many characters, never through the middle of one. */
export function cut(text: string, most: number): string {
  return text.length <= most ? text : text.slice(0, most).replace(/[\ud800-\udbff]$/, '');
}
