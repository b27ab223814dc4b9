/** The engine against the slow, obvious way, and what must stay the same when a question is asked in another way. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { slowSlots } from '../../tests/booking/oracle.ts';
import { queries } from '../../tests/booking/queries.ts';
import type { Slot, SlotQuery } from './query.ts';
import { nextSlot, openSlots } from './slots.ts';
import { whyNotFree } from './why.ts';

const startsOf = (query: SlotQuery) => openSlots(query).map(slot => slot.start);
const iso = (milliseconds: number) => new Date(milliseconds).toISOString().replace('.000Z', 'Z');
const ms = (instant: string) => new Date(instant).getTime();
const all = (check: (query: SlotQuery) => void, numRuns = 300) => fc.assert(fc.property(queries, check), { numRuns });

test('it answers what a look at every minute answers', { timeout: 120_000 }, () => {
  let found = 0;
  all(query => {
    const slots = slowSlots(query);
    found += slots.length;
    expect(openSlots(query)).toEqual(slots);
  }, 120);
  expect(found).toBeGreaterThan(300);
});

test('a moment without a reason against it is exactly one that is open', () => {
  let free = 0;
  fc.assert(
    fc.property(
      queries,
      fc.array(fc.integer({ min: 0, max: 2 ** 16 }), { minLength: 20, maxLength: 20 }),
      (query, at) => {
        const open = startsOf(query);
        const { from, to } = query.window;
        const span = (ms(to) - ms(from)) / 60_000 + 600;
        const moments = [...open.slice(0, 10), ...at.map(n => iso(ms(from) + ((n % span) - 300) * 60_000))];
        for (const moment of moments) {
          const why = whyNotFree(query, moment);
          expect(why.ok && why.value.length === 0, `${moment} ${JSON.stringify(why)}`).toBe(open.includes(moment));
          if (open.includes(moment)) free++;
        }
      },
    ),
    { numRuns: 300 },
  );
  expect(free).toBeGreaterThan(300);
});

test('in order, each once, inside the window and the notice', () => {
  all(query => {
    const starts = startsOf(query);
    expect(starts).toEqual([...new Set(starts)].sort());
    for (const start of starts) {
      expect(query.window.from <= start && start < query.window.to).toBe(true);
      expect(ms(start) - ms(query.now)).toBeGreaterThanOrEqual(query.minNoticeMin * 60_000);
    }
  });
});

test('a window in two parts has the same slots', () => {
  fc.assert(
    fc.property(queries, fc.nat(), (query, n) => {
      const [from, to] = [ms(query.window.from), ms(query.window.to)];
      const middle = iso(from + (n % Math.max(1, to - from)));
      const part = (window: SlotQuery['window']): Slot[] => openSlots({ ...query, window });
      const parts = [...part({ from: query.window.from, to: middle }), ...part({ from: middle, to: query.window.to })];
      expect(parts).toEqual(openSlots(query));
    }),
  );
});

test('the first of them is what nextSlot finds', () => {
  all(query => {
    const far = { ...query, window: { ...query.window, to: iso(ms(query.window.to) + 20 * 86_400_000) } };
    expect(nextSlot(far)).toEqual({ ok: true, value: openSlots(far)[0] });
  });
});

test('the order in which things are told does not matter', () => {
  all(query => {
    const turned: SlotQuery = {
      ...query,
      weekly: [...query.weekly].reverse(),
      overrides: [...query.overrides].reverse().map(of => ({ ...of, intervals: [...of.intervals].reverse() })),
      busy: [...query.busy].reverse(),
      bookings: query.bookings && [...query.bookings].reverse(),
      holds: query.holds && [...query.holds].reverse(),
    };
    expect(openSlots(turned)).toEqual(openSlots(query));
  });
});

test('hours told in two touching parts are the same hours', () => {
  all(query => {
    const weekly = query.weekly.flatMap(rule => {
      if (rule.endDayOffset || rule.end <= '12:00' || rule.start >= '12:00') return [rule];
      return [
        { ...rule, end: '12:00' },
        { ...rule, start: '12:00' },
      ];
    });
    expect(openSlots({ ...query, weekly })).toEqual(openSlots(query));
  });
});

test('the zone of the server and that of the client change nothing', () => {
  const before = process.env.TZ;
  try {
    all(query => {
      const slots = ['UTC', 'Pacific/Kiritimati', 'America/St_Johns'].map(zone => {
        process.env.TZ = zone;
        return openSlots({ ...query, inviteeZone: zone });
      });
      expect(slots[1]).toEqual(slots[0]);
      expect(slots[2]).toEqual(slots[0]);
    }, 100);
  } finally {
    if (before === undefined) delete process.env.TZ;
    else process.env.TZ = before;
  }
});

test('something more that is busy, a longer buffer or notice only take away; the grid stays where it is', () => {
  fc.assert(
    fc.property(
      queries,
      fc.integer({ min: -20, max: 50 }),
      fc.integer({ min: 1, max: 200 }),
      (query, hour, minutes) => {
        const starts = new Set(startsOf(query));
        const start = ms(query.window.from) + hour * 3_600_000;
        for (const stricter of [
          { ...query, busy: [...query.busy, { start: iso(start), end: iso(start + minutes * 60_000) }] },
          { ...query, bufferBeforeMin: query.bufferBeforeMin + minutes },
          { ...query, bufferAfterMin: query.bufferAfterMin + minutes },
          { ...query, minNoticeMin: query.minNoticeMin + minutes },
        ]) {
          expect(startsOf(stricter).filter(of => !starts.has(of))).toEqual([]);
        }
      },
    ),
    { numRuns: 300 },
  );
});

test('weeks later, where no clock is changed, everything is weeks later', () => {
  fc.assert(
    fc.property(queries, fc.integer({ min: 1, max: 30 }), (asked, weeks) => {
      const query: SlotQuery = { ...asked, zone: 'Asia/Kathmandu', zoneSpans: undefined };
      const by = weeks * 7 * 86_400_000;
      const later = (value: unknown): unknown => {
        if (typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value)) return iso(ms(value) + by).slice(0, 10);
        if (typeof value === 'string' && /^\d{4}-\d\d-\d\dT/.test(value)) return iso(ms(value) + by);
        if (Array.isArray(value)) return value.map(later);
        if (typeof value !== 'object' || value === null) return value;
        return Object.fromEntries(Object.entries(value).map(([key, of]) => [key, later(of)]));
      };
      expect(openSlots(later(query) as SlotQuery)).toEqual(later(openSlots(query)));
    }),
    { numRuns: 300 },
  );
});
