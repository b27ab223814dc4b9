/** Writes the whole record into a file, page by page, so that a hundred thousand sessions never stand in memory twice. */
import type { Entry } from '../../../domain/practice/entry.ts';
import { calendarEnd, calendarEvent, calendarHead } from '../../../domain/practice/transfer/calendar.ts';
import { canonical } from '../../../domain/practice/transfer/canonical.ts';
import { type ExportFile, exportVersion, format } from '../../../domain/practice/transfer/file.ts';
import { sheetHeading, sheetRow, sheetText } from '../../../domain/practice/transfer/sheet.ts';
import { transfer } from '../../words/en/transfer.ts';
import { database, type KeptEntry } from '../database.ts';
import { visible } from '../history.ts';
import type { Progress } from './bring.ts';
import type { Form } from './forms.ts';

const { entries, patterns, goals, trials, meta } = database;

const types: Record<Form, string> = {
  json: 'application/json',
  csv: 'text/csv;charset=utf-8',
  ics: 'text/calendar;charset=utf-8',
};

/** What lies outside the database and is handed in by the page. */
export type Besides = Pick<ExportFile, 'favourites' | 'settings' | 'conditions' | '$schema'>;

export interface Out {
  readonly file: Blob;
  readonly sessions: number;
}

/** The file, made in one transaction: a session saved meanwhile is wholly in it or not at all. */
export async function takeOut(form: Form, at: number, besides: Besides, progress: Progress): Promise<Out> {
  await database.opened();
  return database.transaction('r', [...entries.tables, patterns, goals, trials, meta], async () => {
    const total = await entries.count();
    const parts: BlobPart[] = [];
    let sessions = 0;
    const write = writers[form];
    parts.push(write.head(at, besides));
    const mine = await visible();
    await entries.each(all => {
      const some = all.filter(mine).map(bare);
      // A blob of its own may go to the disk; a string would stay in memory.
      parts.push(new Blob([write.some(some, at, sessions)]));
      sessions += some.length;
      progress(sessions, total);
    });
    parts.push(await write.tail(besides));
    return { file: new Blob(parts, { type: types[form] }), sessions };
  });
}

const bare = ({ owner: _, imported: __, ...entry }: KeptEntry): Entry => entry;

interface Writer {
  head(at: number, besides: Besides): string;
  /** `before`: how many sessions stand in the file already. */
  some(entries: readonly Entry[], at: number, before: number): string;
  tail(besides: Besides): Promise<string> | string;
}

const writers: Record<Form, Writer> = {
  json: {
    head: (at, { $schema }) => {
      const head = JSON.stringify({ $schema, format, version: exportVersion, exportedAt: new Date(at).toISOString() });
      return `${head.slice(0, -1)},"sessions":[`;
    },
    some: (some, _, before) =>
      some.map((entry, i) => `${before + i > 0 ? ',' : ''}\n${JSON.stringify(entry)}`).join(''),
    tail: async ({ $schema: _, ...besides }) => {
      const { patterns, goals, trials } = await belongings();
      return `\n],${JSON.stringify({ patterns, goals, trials, ...besides }).slice(1)}\n`;
    },
  },
  csv: {
    head: () => `\ufeff${sheetText([sheetHeading])}`,
    some: some => sheetText(some.map(sheetRow)),
    tail: () => '',
  },
  ics: {
    head: () => calendarHead,
    some: (some, at) => some.map(entry => calendarEvent(entry, at, transfer.calendar.entry(entry))).join(''),
    tail: () => calendarEnd,
  },
};

const belongings = async () => ({
  patterns: (await patterns.orderBy('place').toArray()).map(({ pattern }) => pattern),
  goals: await goals.orderBy('id').toArray(),
  trials: await trials.orderBy('id').toArray(),
});

/** SHA-256 of the record in its one form (docs/export.md), in hexadecimal. Equal records have equal marks. */
export async function markOf(favourites: readonly string[]): Promise<string> {
  await database.opened();
  const text = await database.transaction('r', [...entries.tables, patterns, goals, trials, meta], async () => {
    const mine = await visible();
    const sessions: [id: string, text: string][] = [];
    await entries.each(some => {
      for (const entry of some.filter(mine)) sessions.push([entry.id, canonical(bare(entry))]);
    });
    const inOrder = sessions.sort(([a], [b]) => (a < b ? -1 : 1)).map(([, text]) => text);
    const { patterns, goals, trials } = await belongings();
    const head = canonical({ favourites, goals, patterns });
    return `${head.slice(0, -1)},"sessions":[${inOrder.join(',')}],"trials":${canonical(trials)}}`;
  });
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return Array.from(new Uint8Array(digest), byte => byte.toString(16).padStart(2, '0')).join('');
}
