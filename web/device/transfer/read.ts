/** From the bytes of a chosen file to what is in it. Nothing here touches the record; what cannot be read says why. */
import Papa from 'papaparse';
import type { Arrival, FileProblem, Given } from '../../../domain/practice/transfer/arrival.ts';
import { isBrethap, readBrethap } from '../../../domain/practice/transfer/brethap.ts';
import {
  guessMapping,
  type Mapping,
  type Meaning,
  missingMeanings,
  readColumns,
} from '../../../domain/practice/transfer/columns.ts';
import { isInnerBreeze, readInnerBreeze } from '../../../domain/practice/transfer/inner-breeze.ts';
import { isOwn, readOwn } from '../../../domain/practice/transfer/own.ts';
import { no, ok, type Result } from '../../../domain/result.ts';

/** Bytes a file may have: about twice what a hundred thousand sessions take. */
const largestFile = 100_000_000;

/** Bytes read at a time; a stream hands them out in so many small parts that waiting for them takes longer than reading. */
const piece = 4_000_000;

/** First bytes of what must be unpacked first: zip (also an empty one), gzip, 7z, zstd, xz, bzip2. */
const packed = ['504b0304', '504b0506', '1f8b', '377abcaf', '28b52ffd', 'fd377a58', '425a68'];

/**
 * The text of a file, if it is text. Its size is looked at before it is read, and counted while it is: nothing is ever
 * unpacked, so that a small file cannot become a large one.
 */
export async function textOf(file: Blob, limit = largestFile): Promise<Result<string, FileProblem>> {
  if (file.size > limit) return no({ why: 'too-large', limit });
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let text = '';
  let bytes = 0;
  try {
    for (let at = 0; at < file.size; at += piece) {
      const part = new Uint8Array(await file.slice(at, at + piece).arrayBuffer());
      if (at === 0 && isPacked(part)) return no({ why: 'packed' });
      bytes += part.length;
      if (bytes > limit) return no({ why: 'too-large', limit });
      text += decoder.decode(part, { stream: true });
    }
    text += decoder.decode();
  } catch (error) {
    return no({ why: error instanceof TypeError ? 'not-text' : 'unreadable' });
  }
  if (text.includes('\u0000')) return no({ why: 'not-text' });
  return text.trim() === '' ? no({ why: 'empty' }) : ok(text);
}

const isPacked = (bytes: Uint8Array) => {
  const start = Array.from(bytes.subarray(0, 4), byte => byte.toString(16).padStart(2, '0')).join('');
  return packed.some(magic => start.startsWith(magic));
};

/** A file once taken apart; a table waits for what its columns mean. */
export type Source =
  | { readonly kind: 'json'; readonly json: unknown }
  | { readonly kind: 'table'; readonly heading: readonly string[]; readonly rows: readonly (readonly string[])[] };

export const isJson = (text: string) => /^\s*[{[]/.test(text);

export function takeApart(text: string): Result<Source, FileProblem> {
  if (isJson(text)) {
    try {
      return ok({ kind: 'json', json: JSON.parse(text) });
    } catch {
      return no({ why: 'broken' });
    }
  }
  const { data } = Papa.parse<string[]>(text, { skipEmptyLines: 'greedy' });
  const [heading, ...rows] = data;
  // One column says no more than when, or is no table at all.
  if (!heading || heading.length < 2) return no({ why: 'foreign' });
  return ok({ kind: 'table', heading, rows });
}

/** A table from anywhere, to be shown with what its columns are taken for. */
export interface Table {
  readonly heading: readonly string[];
  readonly rows: readonly (readonly string[])[];
  readonly mapping: Mapping;
  readonly missing: readonly Meaning[];
}

export interface Read {
  readonly arrival: Arrival;
  readonly table?: Table;
  /** Its times say no zone of their own, so the one that is given counts. */
  readonly zoneless: boolean;
}

const shown = 5;

export function interpret(source: Source, given: Given, chosen?: Mapping): Result<Read, FileProblem> {
  if (source.kind === 'json') {
    const { json } = source;
    if (isOwn(json)) {
      const own = readOwn(json);
      return own.ok ? ok({ arrival: own.value, zoneless: false }) : own;
    }
    return isInnerBreeze(json) ? ok({ arrival: readInnerBreeze(json, given), zoneless: true }) : no({ why: 'foreign' });
  }
  const { heading, rows } = source;
  if (isBrethap(heading)) return ok({ arrival: readBrethap(rows, given), zoneless: true });
  const mapping = chosen ?? guessMapping(heading, rows.slice(0, 1000));
  const missing = missingMeanings(mapping);
  const table = { heading, rows: rows.slice(0, shown), mapping, missing };
  const arrival: Arrival =
    missing.length > 0 ? { origin: 'csv', entries: [], refused: [] } : readColumns(rows, mapping, given);
  return ok({ arrival, table, zoneless: true });
}
