/** Out and in again in a real database: equal marks, nothing twice, all or nothing, taken back, and bad files. */
import { beforeEach, expect, test } from 'vitest';
import { box } from '../../../domain/breath/library.ts';
import type { Arrival, FileProblem } from '../../../domain/practice/transfer/arrival.ts';
import { practised } from '../../../tests/practised.ts';
import { database, nobody, saveEntry } from '../database.ts';
import { deleteEntry } from '../history.ts';
import { newId } from '../ids.ts';
import { claim } from '../sync/owner.ts';
import { daysAsTheyAre, daysAsTheyMustBe, emptyDatabase, session } from '../test-entries.ts';
import { bringIn, earlierImports, lookThrough, takeBack } from './bring.ts';
import type { Form } from './forms.ts';
import { interpret, takeApart, textOf } from './read.ts';
import { markOf, takeOut } from './take-out.ts';

const { entries, marks, patterns, goals, imports, meta } = database;
const sessions = practised({ until: '2026-11-22', years: 2, seed: 7 });
const given = { zone: 'Europe/Berlin', newId };
let nth = 0;
const from = (name = 'a.json') => ({ id: newId(), at: 1_790_000_000_000 + nth++, name });

beforeEach(async () => {
  await emptyDatabase();
  for (const table of [patterns, goals, database.trials, imports]) await table.clear();
});

async function read(file: Blob): Promise<Arrival> {
  const text = await textOf(file);
  const source = text.ok ? takeApart(text.value) : text;
  const found = source.ok ? interpret(source.value, given) : source;
  if (!found.ok) throw new Error(found.problem.why);
  return found.value.arrival;
}

const problemOf = async (...parts: BlobPart[]): Promise<FileProblem['why'] | null> => {
  const text = await textOf(new Blob(parts));
  const source = text.ok ? takeApart(text.value) : text;
  const found = source.ok ? interpret(source.value, given) : source;
  return found.ok ? null : found.problem.why;
};

const arrivalOf = (some: Arrival['entries']): Arrival => ({ origin: 'tideline', entries: some, refused: [] });
const out = (form: Form) =>
  takeOut(form, 1_790_000_000_000, { favourites: ['box'], settings: {}, conditions: [] }, () => {});
const inStep = async () => expect(await daysAsTheyAre()).toEqual(await daysAsTheyMustBe());

async function fill() {
  await bringIn(from(), arrivalOf(sessions));
  await patterns.bulkPut([
    { id: 'b', place: -1, pattern: { ...box, id: 'b', name: 'Second' } },
    { id: 'a', place: -2, pattern: { ...box, id: 'a', name: 'First' } },
  ]);
  await goals.put({ id: crypto.randomUUID(), kind: { by: 'days', days: 4 }, from: '2026-01-01' });
}

test('what goes out and comes into an empty database has an equal mark', async () => {
  await fill();
  const mark = await markOf(['box']);
  const { file, sessions: n } = await out('json');
  expect(n).toBe(sessions.length);
  await emptyDatabase();
  for (const table of [patterns, goals, imports]) await table.clear();
  expect(await markOf(['box'])).not.toBe(mark);
  const kept = await bringIn(from(), await read(file));
  expect(kept?.sessions).toBe(sessions.length);
  expect(await markOf(['box'])).toBe(mark);
  expect((await patterns.orderBy('place').toArray()).map(({ id }) => id)).toEqual(['a', 'b']);
  await inStep();
});

test('the same file twice adds nothing, from every kind of file', async () => {
  const brethap = new Blob([
    'start,end,breaths,heartrate\r\n2025-05-01 07:12:33.123456,2025-05-01 07:17:33.523456,30,0.0\r\n',
    '2025-05-01 07:12:33.123456,2025-05-01 07:17:33.523456,30,0.0\r\n',
  ]);
  const breeze = new Blob([
    JSON.stringify({ preferences: {}, sessions: [{ id: '2025-05-02T20:00:00.000', rounds: { 1: 60_000 } }] }),
  ]);
  for (const [file, n] of [
    [brethap, 2],
    [breeze, 1],
  ] as const) {
    expect((await bringIn(from(), await read(file)))?.sessions).toBe(n);
    expect(await lookThrough((await read(file)).entries)).toEqual({ fresh: [], here: n });
    expect(await bringIn(from(), await read(file))).toBeNull();
  }
  await fill();
  const before = await markOf([]);
  for (const form of ['json', 'csv'] as const)
    expect(await bringIn(from(), await read((await out(form)).file))).toBeNull();
  expect(await markOf([])).toBe(before);
  await inStep();
});

test('days that had sessions before are counted anew, and back', async () => {
  for (let n = 0; n < 20; n++) await saveEntry(session(n));
  const before = await markOf([]);
  const kept = await bringIn(
    from('b.csv'),
    arrivalOf([...Array(30).keys()].map(n => session(100 + n, { day: session(n).day }))),
  );
  expect(await entries.count()).toBe(50);
  await inStep();
  expect(await earlierImports()).toMatchObject([{ name: 'b.csv', sessions: 30 }]);
  expect(await takeBack(kept?.id ?? '')).toBe(30);
  expect(await markOf([])).toBe(before);
  expect(await earlierImports()).toEqual([]);
  expect(await marks.count()).toBe(0);
  await inStep();
});

test('taken back: also what got another id since, and not what was deleted or was here before', async () => {
  await saveEntry(session(1));
  const kept = await bringIn(from('b.csv'), arrivalOf([2, 3, 4].map(n => session(n))));
  const id = kept?.id ?? '';
  const renamed = await entries.get(session(2).id);
  if (!renamed) throw new Error('nothing was brought');
  await entries.delete(renamed.id);
  await entries.put({ ...renamed, id: session(90).id });
  await deleteEntry(session(3).id, 0);
  expect(await earlierImports()).toMatchObject([{ id, sessions: 3 }]);
  expect(await takeBack(id)).toBe(2);
  expect(await entries.toArray()).toMatchObject([{ id: session(1).id }]);
  expect(await earlierImports()).toEqual([]);
});

test('a failure in the middle leaves everything as it was', async () => {
  await saveEntry(session(1));
  const before = await markOf([]);
  const bad = [...sessions, { ...sessions[0], id: sessions[1]?.id }] as typeof sessions;
  await expect(bringIn(from(), arrivalOf(bad))).rejects.toThrow();
  expect(await markOf([])).toBe(before);
  expect([await entries.count(), await marks.count(), await imports.count()]).toEqual([1, 0, 0]);
  await inStep();
});

test('signed in: sent like any other, and taken back everywhere', async () => {
  await meta.put({ key: 'syncing', value: 'me' });
  const kept = await bringIn(from(), arrivalOf(sessions.slice(0, 3)));
  expect((await marks.toArray()).map(({ owner }) => owner)).toEqual(Array(3).fill('me'));
  await marks.clear();
  await takeBack(kept?.id ?? '');
  expect((await marks.toArray()).map(({ id }) => id)).toEqual(sessions.slice(0, 3).map(({ id }) => id));
  await marks.clear();
  // Brought again while the deletion waits: it is wanted after all.
  await bringIn(from(), arrivalOf(sessions.slice(0, 3)));
  expect(await marks.count()).toBe(3);
});

test('brought without an account: nothing waits; whoever signs in takes it over, and it is sent', async () => {
  await saveEntry(session(1));
  await bringIn(from(), arrivalOf(sessions.slice(0, 3)));
  expect(await marks.count()).toBe(0);
  await claim('me', {});
  expect((await marks.toArray()).map(({ owner }) => owner)).toEqual(Array(4).fill('me'));
  expect((await entries.toArray()).every(({ owner }) => owner === 'me')).toBe(true);
  await inStep();
});

test('patterns, goals and trials come where they are new, and go with the import', async () => {
  await fill();
  const { file } = await out('json');
  await patterns.delete('b');
  await patterns.update('a', { pattern: { ...box, id: 'a', name: 'Renamed' } });
  const kept = await bringIn(from(), await read(file));
  expect(kept).toMatchObject({ sessions: 0, also: { patterns: ['b'], goals: [], trials: [] } });
  expect((await patterns.get('a'))?.pattern.name).toBe('Renamed');
  await takeBack(kept?.id ?? '');
  expect(await patterns.orderBy('place').primaryKeys()).toEqual(['a']);
});

test('the sheet: BOM, CRLF, quotes, no formula, oldest first, also among many of one moment', async () => {
  const at = '2026-01-01T07:00:00.000Z';
  const many = [...Array(4500).keys()].map(() => ({ ...session(1), id: newId(), startedAt: at, day: '2026-01-01' }));
  await bringIn(from(), arrivalOf([...many, session(2, { note: '=HYPERLINK("x"),\n+1', tags: ['@a'] })]));
  const bytes = new Uint8Array(await (await out('csv')).file.arrayBuffer());
  expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  const text = new TextDecoder().decode(bytes);
  expect(text.includes(`"'=HYPERLINK(""x""),\n+1","'@a"`)).toBe(true);
  const source = takeApart(text);
  if (!source.ok || source.value.kind !== 'table') throw new Error('no table');
  expect(source.value.rows).toHaveLength(4501);
  expect(new Set(source.value.rows.map(row => row.at(-1))).size).toBe(4501);
  expect(source.value.rows.at(-1)?.[0]).toBe(session(2).startedAt);
  const read = interpret(source.value, given);
  expect(read.ok && read.value.arrival.entries.at(-1)?.note).toBe('=HYPERLINK("x"),\n+1');
});

test('the calendar holds every session once', async () => {
  await fill();
  const text = await (await out('ics')).file.text();
  expect(text.startsWith('BEGIN:VCALENDAR\r\n')).toBe(true);
  expect(text.endsWith('END:VEVENT\r\nEND:VCALENDAR\r\n')).toBe(true);
  expect(text.match(/^UID:/gm)).toHaveLength(sessions.length);
  expect(text).not.toContain('mood');
});

test('sessions of another account on this device do not go out', async () => {
  await entries.bulkAdd([
    { ...session(1), owner: 'them' },
    { ...session(2), owner: 'me' },
    { ...session(3), owner: nobody },
  ]);
  await meta.put({ key: 'syncing', value: 'me' });
  expect((await out('json')).sessions).toBe(2);
});

test('files that are none: refused with a reason, before anything is unpacked', async () => {
  const json = await (async () => {
    await fill();
    return (await out('json')).file.text();
  })();
  expect(await problemOf('')).toBe('empty');
  expect(await problemOf(' \r\n\ufeff')).toBe('empty');
  expect(await problemOf(json.slice(0, -20))).toBe('broken');
  expect(await problemOf('[1,2')).toBe('broken');
  expect(await problemOf('{"sessions":"none"}')).toBe('foreign');
  expect(await problemOf('[[[[]]]]')).toBe('foreign');
  expect(await problemOf('['.repeat(5_000_000))).toBe('broken');
  expect(await problemOf('Dear diary')).toBe('foreign');
  expect(await problemOf('{"format":"tideline","version":7}')).toBe('newer');
  expect(await problemOf(new Uint8Array([0xff, 0xfe, 0x41, 0]))).toBe('not-text');
  expect(await problemOf('start,end,breaths\n', new Uint8Array([0xc3, 0x28]))).toBe('not-text');
  expect(await problemOf('a,b\n\u0000,1')).toBe('not-text');
  // A real bomb: half a gigabyte of zeros in half a megabyte.
  const zeros = new Blob(Array(512).fill(new Uint8Array(1_000_000)));
  const bomb = await new Response(zeros.stream().pipeThrough(new CompressionStream('gzip'))).blob();
  expect(bomb.size).toBeLessThan(1_000_000);
  expect(await problemOf(bomb)).toBe('packed');
  expect(await problemOf(new Uint8Array([0x50, 0x4b, 3, 4, 20, 0]))).toBe('packed');
  // Byte order mark and either kind of line end are no reason.
  expect(await problemOf(`\ufeff${json}`)).toBeNull();
  expect(await problemOf('\ufeffstart,end,breaths\r\n')).toBeNull();
});

test('too large is seen by its size, and counted where the size lies', async () => {
  const large = new Blob(Array(500).fill(new Uint8Array(1_000_000)));
  expect(await textOf(large)).toEqual({ ok: false, problem: { why: 'too-large', limit: 100_000_000 } });
  let asked = 0;
  const slice = () => {
    asked++;
    return { arrayBuffer: async () => new Uint8Array(15_000_000).fill(65).buffer };
  };
  const liar = { size: 90_000_000, slice } as unknown as Blob;
  expect(await textOf(liar, 95_000_000)).toEqual({ ok: false, problem: { why: 'too-large', limit: 95_000_000 } });
  expect(asked).toBe(7);
  const gone = { size: 10, slice: () => ({ arrayBuffer: () => Promise.reject(new DOMException('gone')) }) };
  expect(await textOf(gone as unknown as Blob)).toEqual({ ok: false, problem: { why: 'unreadable' } });
});
