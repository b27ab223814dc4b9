/** What a session becomes when it stops: an entry that its own schema accepts, or nothing. */
import { expect, test } from 'vitest';
import { box } from '../breath/library.ts';
import { compile } from '../breath/timeline.ts';
import { uuid7 } from '../time.ts';
import { entry, finishEntry, shortestKept } from './entry.ts';

const timeline = compile(box, { ends: { by: 'minutes', minutes: 1 } });
const finish = (position: number) =>
  finishEntry({
    id: uuid7(1_700_000_000_000, new Uint8Array(10)),
    pattern: box,
    timeline,
    position,
    startedAt: new Date('2026-11-22T23:30:00Z'),
    day: '2026-11-23',
    zone: 'Europe/Berlin',
  });

test('a whole session', () => {
  const done = finish(64);
  expect(entry.parse(done)).toEqual(done);
  expect(done).toMatchObject({ seconds: 64, breaths: 4, whole: true, day: '2026-11-23' });
});

test('ended early is a session like any other', () => {
  expect(finish(33.333)).toMatchObject({ seconds: 33.3, breaths: 2, whole: false });
});

test('a clock that runs over the end adds nothing', () => {
  expect(finish(64.2)).toMatchObject({ seconds: 64, breaths: 4, whole: true });
});

test('a slip of the finger is not kept', () => {
  expect(finish(shortestKept - 0.2)).toBeNull();
  expect(finish(shortestKept)).not.toBeNull();
});

test('a stored entry of the wrong form is refused', () => {
  const good = finish(64);
  for (const bad of [
    { ...good, version: 2 },
    { ...good, seconds: Number.NaN },
    { ...good, seconds: -1 },
    { ...good, breaths: 1.5 },
    { ...good, day: '22.11.2026' },
    { ...good, id: 'x' },
    { ...good, pattern: { ...box, blocks: [] } },
  ])
    expect(entry.safeParse(bad).success).toBe(false);
});
