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

const page = 2000;

/** The file, made in one transaction: a session saved meanwhile is wholly in it or not at all. */
export async function takeOut(form: Form, at: number, besides: Besides, progress: Progress): Promise<Out> {
  await database.opened();
  return database.transaction('r', [entries, patterns, goals, trials, meta], async () => {
    const total = await entries.count();
    const parts: BlobPart[] = [];
    let sessions = 0;
    const write = writers[form];
    parts.push(write.head(at, besides));
    await (write.byStart ? pagesByStart : pagesById)(some => {
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

type Take = (some: readonly Entry[]) => void;

/**
 * Pages in the order of ids. The next is asked for before this one is written: the disk and this thread work side by side. No
 * generator: Dexie loses its transaction in one.
 */
async function pagesById(take: Take): Promise<void> {
  const mine = await visible();
  const ask = (last: string) => entries.where('id').above(last).limit(page).toArray();
  for (let coming = ask(''); ; ) {
    const some = await coming;
    const end = some.at(-1);
    if (!end) return;
    coming = ask(end.id);
    take(some.filter(mine).map(bare));
  }
}

/** Oldest first. Where a page ends among sessions of one moment, the next begins with them and leaves out the known. */
async function pagesByStart(take: Take): Promise<void> {
  const mine = await visible();
  const ask = (last: string, known: number) =>
    entries
      .where('startedAt')
      .aboveOrEqual(last)
      .limit(page + known)
      .toArray();
  let last = '';
  let known = new Set<string>();
  for (let coming = ask(last, 0); ; ) {
    const next = (await coming).filter(({ id }) => !known.has(id));
    const end = next.at(-1);
    if (!end) return;
    const same = next.filter(({ startedAt }) => startedAt === end.startedAt).map(({ id }) => id);
    known = new Set(end.startedAt === last ? [...known, ...same] : same);
    last = end.startedAt;
    coming = ask(last, known.size);
    take(next.filter(mine).map(bare));
  }
}

interface Writer {
  readonly byStart: boolean;
  head(at: number, besides: Besides): string;
  /** `before`: how many sessions stand in the file already. */
  some(entries: readonly Entry[], at: number, before: number): string;
  tail(besides: Besides): Promise<string> | string;
}

const writers: Record<Form, Writer> = {
  json: {
    byStart: false,
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
    byStart: true,
    head: () => `\ufeff${sheetText([sheetHeading])}`,
    some: some => sheetText(some.map(sheetRow)),
    tail: () => '',
  },
  ics: {
    byStart: true,
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
  const text = await database.transaction('r', [entries, patterns, goals, trials, meta], async () => {
    const sessions: string[] = [];
    await pagesById(some => sessions.push(...some.map(canonical)));
    const { patterns, goals, trials } = await belongings();
    const head = canonical({ favourites, goals, patterns });
    return `${head.slice(0, -1)},"sessions":[${sessions.join(',')}],"trials":${canonical(trials)}}`;
  });
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return Array.from(new Uint8Array(digest), byte => byte.toString(16).padStart(2, '0')).join('');
}
