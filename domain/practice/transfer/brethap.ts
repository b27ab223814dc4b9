/**
 * Reads what Brethap exports: a heading `start,end,breaths` (and `heartrate` since it knows watches), then one session
 * a row, with times as the phone's clock showed them. Which pattern was breathed is not in the file.
 */

import { wallAt } from '../../wall.ts';
import type { Entry } from '../entry.ts';
import type { Arrival, Given, RefusedRow, RowProblem } from './arrival.ts';
import { inRange } from './arrival.ts';
import { readMoment } from './moment.ts';
import { unknownPattern } from './unknown-pattern.ts';

export const isBrethap = (heading: readonly string[]) =>
  /^start,end,breaths(,heartrate)?$/i.test(heading.map(name => name.trim()).join(','));

/** `rows` without the heading. */
export function readBrethap(rows: Iterable<readonly string[]>, given: Given): Arrival {
  const entries: Entry[] = [];
  const refused: RefusedRow[] = [];
  let row = 1;
  for (const cells of rows) {
    row++;
    const read = readRow(cells, given);
    if (typeof read === 'string') refused.push({ row, why: read });
    else entries.push(read);
  }
  return { origin: 'brethap', entries, refused };
}

const pattern = unknownPattern('brethap', 'Brethap');

function readRow([from = '', to = '', count = '']: readonly string[], { zone, newId }: Given): Entry | RowProblem {
  const start = readMoment(from, zone);
  const end = readMoment(to, zone);
  if (start === null) return 'start';
  if (!inRange(start)) return 'range';
  const seconds = Math.round(((end ?? Number.NaN) - start) / 100) / 10;
  if (!(seconds > 0 && seconds <= 86_400)) return 'length';
  if (!/^\d{1,6}$/.test(count.trim()) || Number(count) > 100_000) return 'breaths';
  const startedAt = new Date(start).toISOString();
  return {
    version: 1,
    id: newId(),
    pattern,
    startedAt,
    day: wallAt(zone, startedAt).day,
    zone,
    seconds,
    breaths: Number(count),
    whole: true,
    origin: 'brethap',
  };
}
