/** What the page asks of the worker, and what comes back. */

import type { Entry, Origin } from '../../../domain/practice/entry.ts';
import type { Belongings, FileProblem, RefusedRow } from '../../../domain/practice/transfer/arrival.ts';
import type { Mapping } from '../../../domain/practice/transfer/columns.ts';
import type { Result } from '../../../domain/result.ts';
import type { KeptImport } from '../database.ts';
import type { Ring } from '../vault/seal.ts';
import type { Form } from './forms.ts';
import type { Table } from './read.ts';
import type { Besides, Out } from './take-out.ts';

export interface Choices {
  readonly zone: string;
  readonly mapping?: Mapping;
}

/** What is in a file, before anything of it is kept. */
export interface Preview {
  readonly origin: Origin;
  readonly fresh: number;
  readonly here: number;
  /** The first twenty rows that were left out, and how many there are. */
  readonly refused: readonly RefusedRow[];
  readonly refusedCount: number;
  /** The first of its sessions, oldest first; and the days between which they lie. */
  readonly first: readonly Entry[];
  readonly span: readonly [from: string, to: string] | null;
  readonly also: Readonly<Record<'patterns' | 'goals' | 'trials', number>>;
  readonly table?: Table;
  readonly zoneless: boolean;
}

export interface Brought {
  readonly kept: KeptImport | null;
  /** For the page to apply: favourites, settings and conditions lie where no worker reaches. */
  readonly belongings: Belongings | null;
}

/** One errand a name: what it needs, what it brings back. */
export interface Errands {
  read: { ask: { file: Blob; choices: Choices }; answer: Result<Preview, FileProblem> };
  /** Read the same file again, with other choices. */
  readAgain: { ask: { choices: Choices }; answer: Result<Preview, FileProblem> };
  /** Keep what was read last. */
  bring: { ask: { id: string; at: number; name: string }; answer: Brought };
  takeBack: { ask: { id: string }; answer: number };
  takeOut: { ask: { form: Form; at: number; besides: Besides }; answer: Out };
  mark: { ask: { favourites: readonly string[] }; answer: string };
}

export type ErrandName = keyof Errands;

/** `full`: no room on the disk. `closed`: another window has a newer version of the app. */
export type Failure = 'full' | 'closed' | 'failed';

export interface Asked<N extends ErrandName = ErrandName> {
  readonly name: N;
  readonly ask: Errands[N]['ask'];
}

/** Comes before every errand: what it needs to read and write where the lock is on. No keys where it is off or closed. */
export interface Trusted {
  readonly keys: { readonly ring: Ring; readonly older: Ring | undefined } | null;
  readonly sealing: boolean;
}

export type Said =
  | { readonly said: 'progress'; readonly done: number; readonly total: number }
  | { readonly said: 'answer'; readonly answer: unknown }
  | { readonly said: 'failed'; readonly why: Failure };
