/** What open times cost: a month of one practitioner, and the next free time of a thousand, all in one thread of this process. */
import { loadavg } from 'node:os';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import type { SlotQuery } from '../../domain/booking/query.ts';
import { nextSlot, openSlots } from '../../domain/booking/slots.ts';
import { atMost, informs, type Row } from './row.ts';

const day = 86_400_000;
const begin = Date.UTC(2026, 5, 1);
const iso = (at: number) => new Date(at).toISOString();

/** The best case of the best known peer (Cal.com's engine) for the same month. */
const peer = { milliseconds: 6.3, megabytes: 7.9 };

/** Eight hours a day in June, every 15 minutes, 20 times busy: 760 slots of an hour. */
const month: SlotQuery = {
  zone: 'Europe/Berlin',
  weekly: [{ days: [1, 2, 3, 4, 5, 6, 7], start: '09:00', end: '17:00' }],
  overrides: [],
  busy: Array.from({ length: 20 }, (_, i) => ({
    start: iso(begin + i * day + 9 * 3_600_000),
    end: iso(begin + i * day + (9 * 60 + (i % 2 === 0 ? 30 : 45)) * 60_000),
  })),
  durationMin: 60,
  stepMin: 15,
  bufferBeforeMin: 0,
  bufferAfterMin: 0,
  minNoticeMin: 0,
  now: iso(begin - day),
  window: { from: iso(begin - 2 * 3_600_000), to: iso(begin + 30 * day - 2 * 3_600_000) },
};

const zones = ['Europe/Berlin', 'America/New_York', 'Asia/Kolkata', 'Australia/Sydney', 'America/Sao_Paulo', 'UTC'];

/** A thousand of them, each with hours, holidays and a calendar of their own; the last of every ten is booked out. */
const practitioners: readonly SlotQuery[] = Array.from({ length: 1_000 }, (_, i) => ({
  ...month,
  zone: zones[i % zones.length] ?? 'UTC',
  weekly: [
    { days: [1, 2, 4], start: '09:00', end: '12:30' },
    { days: [2, 3, 4, 5].slice(i % 3), start: '14:00', end: '18:00' },
  ],
  overrides: Array.from({ length: 10 }, (_, n) => ({
    date: iso(begin + (n * 3 + (i % 5)) * day).slice(0, 10),
    intervals: [],
  })),
  busy:
    i % 10 === 9
      ? [{ start: iso(begin - day), end: iso(begin + 90 * day) }]
      : Array.from({ length: 30 }, (_, n) => ({
          start: iso(begin + (n + (i % 7) / 7) * day),
          end: iso(begin + (n + (i % 7) / 7) * day + ((i + n) % 11) * 3_600_000),
        })),
  bufferAfterMin: 15,
  minNoticeMin: 120,
  bookingWindow: { rollingDays: 60 },
  limits: { perDay: 4 },
  window: { from: iso(begin), to: iso(begin + 60 * day) },
}));

export async function measure(): Promise<Row[]> {
  const [load = 0] = loadavg();
  const slots = openSlots(month).length;
  if (slots !== 760) throw new Error(`760 slots are measured, not ${slots}`);
  const times = timesOf(() => openSlots(month), 2_000).slice(1_000);
  const megabytes = median(allocations(() => openSlots(month))) / 1e6;
  const found = practitioners.filter(query => firstOf(query) !== undefined).length;
  const all = timesOf(() => practitioners.forEach(firstOf), 9);
  const milliseconds = median(times);
  return [
    atMost(0.5, 'a month of 760 slots, median of 1,000', round(milliseconds, 4), 'ms'),
    atMost(1, 'allocated for it, median of 30', round(megabytes, 4), 'MB'),
    atMost(500, 'next free time of 1,000 practitioners, median of 9', round(median(all), 1), 'ms'),
    informs('a month, slowest of 1,000', round(Math.max(...times), 3), 'ms'),
    informs('a month, the very first time', round(first, 2), 'ms'),
    informs('the peer takes', round(peer.milliseconds / milliseconds, 0), 'times as long'),
    informs('the peer allocates', round(peer.megabytes / megabytes, 0), 'times as much'),
    informs('of 1,000 practitioners have a free time', found, 'practitioners'),
    informs('load of the machine before', round(load, 1), 'processes'),
  ];
}

const begun = performance.now();
openSlots(month);
/** Zone data unpacked, nothing compiled yet. */
const first = performance.now() - begun;

function firstOf(query: SlotQuery) {
  const slot = nextSlot(query);
  if (!slot.ok) throw new Error(slot.problem.why);
  return slot.value;
}

function timesOf(work: () => unknown, runs: number): number[] {
  return Array.from({ length: runs }, () => {
    const start = performance.now();
    work();
    return performance.now() - start;
  });
}

/** Bytes on the heap after a call that were not there before, with a collection before and none in between. */
function allocations(work: () => unknown): number[] {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  return Array.from({ length: 30 }, () => {
    collect();
    const before = process.memoryUsage().heapUsed;
    const kept = work();
    const after = process.memoryUsage().heapUsed;
    if (kept === undefined) throw new Error('nothing was made');
    return after - before;
  });
}

const round = (value: number, digits: number) => Number(value.toFixed(digits));
const median = (of: readonly number[]) => [...of].sort((a, b) => a - b)[of.length >> 1] ?? Number.NaN;
