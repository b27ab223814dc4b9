/** Questions for the slots engine as fast-check makes them: small, near a change of clocks, and with everything in them. */
import fc from 'fast-check';
import type { BookedSpan, Hours, SlotQuery } from '../../domain/booking/query.ts';

/** Zones with a date on which the wall did something, and some without. */
const places = [
  ['America/New_York', '2026-03-08'],
  ['America/New_York', '2026-11-01'],
  ['Europe/London', '2026-03-29'],
  ['Europe/London', '2026-10-25'],
  ['Africa/Cairo', '2026-04-24'],
  ['America/Santiago', '2026-09-06'],
  ['America/Santiago', '2026-04-05'],
  ['Australia/Lord_Howe', '2026-10-04'],
  ['Pacific/Apia', '2011-12-30'],
  ['America/Vancouver', '2026-11-01'],
  ['Africa/Casablanca', '2026-09-20'],
  ['Asia/Kathmandu', '2026-06-10'],
  ['UTC', '2026-06-10'],
] as const;

const two = (n: number) => String(n).padStart(2, '0');
const time = fc.integer({ min: 0, max: 288 }).map(n => `${two(Math.floor(n / 12))}:${two((n % 12) * 5)}`);
const hours: fc.Arbitrary<Hours> = fc
  .tuple(time, time, fc.constantFrom(0, 0, 0, 1))
  .filter(([start, end, next]) => start !== '24:00' && (next === 1 || start < end))
  .map(([start, end, next]) => ({ start, end, ...(next === 1 && { endDayOffset: 1 as const }) }));

const iso = (minutes: number) => new Date(minutes * 60_000).toISOString().replace('.000Z', 'Z');

const maybe = <T>(of: fc.Arbitrary<T>) => fc.option(of, { nil: undefined, freq: 1 });

export const queries: fc.Arbitrary<SlotQuery> = fc.constantFrom(...places).chain(([zone, date]) => {
  const day = Date.parse(date) / 60_000;
  const near = (least: number, most: number) => fc.integer({ min: least * 12, max: most * 12 }).map(n => day + n * 5);
  const dates = fc.integer({ min: -2, max: 3 }).map(n => iso(day + n * 1440).slice(0, 10));
  const span = fc.tuple(near(-30, 60), fc.integer({ min: 0, max: 36 })).map(([from, n]) => ({
    start: iso(from),
    end: iso(from + n * 5),
  }));
  const buffered = fc
    .tuple(span, fc.constantFrom(0, 0, 15, 60), fc.constantFrom(0, 0, 10, 90))
    .map(([of, bufferBeforeMin, bufferAfterMin]) => ({ ...of, bufferBeforeMin, bufferAfterMin }));
  /** Some that take exactly the time of a session, on a whole hour, as bookings do. */
  const booked = (duration: number): fc.Arbitrary<BookedSpan> =>
    fc.oneof(
      buffered,
      fc
        .tuple(fc.integer({ min: -30, max: 60 }), fc.integer({ min: 1, max: 3 }))
        .map(([hour, seats]) => ({ start: iso(day + hour * 60), end: iso(day + hour * 60 + duration), seats })),
    );
  return fc.constantFrom(15, 30, 45, 60, 90).chain(durationMin =>
    fc.record({
      zone: fc.constant(zone),
      weekly: fc.array(
        fc
          .tuple(fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1, maxLength: 7 }), hours)
          .map(([days, of]) => ({ days, ...of })),
        { maxLength: 4 },
      ),
      overrides: fc.uniqueArray(
        fc.tuple(dates, fc.array(hours, { maxLength: 2 })).map(([of, intervals]) => ({ date: of, intervals })),
        { maxLength: 2, selector: of => of.date },
      ),
      zoneSpans: maybe(
        fc.array(
          fc
            .tuple(dates, maybe(dates), fc.constantFrom('Asia/Tokyo', 'America/Los_Angeles', 'Europe/Lisbon'))
            .map(([from, to, other]) => ({ from, to, zone: other })),
          { maxLength: 2 },
        ),
      ),
      durationMin: fc.constant(durationMin),
      stepMin: fc.constantFrom(10, 15, 20, 30, 50, 60),
      bufferBeforeMin: fc.constantFrom(0, 0, 10, 45),
      bufferAfterMin: fc.constantFrom(0, 0, 15, 60),
      minNoticeMin: fc.constantFrom(0, 0, 60, 600),
      bookingWindow: maybe(
        fc.record({ rollingDays: maybe(fc.integer({ min: 0, max: 3 })), fromDate: maybe(dates), toDate: maybe(dates) }),
      ),
      limits: maybe(
        fc.record({
          perDay: maybe(fc.integer({ min: 0, max: 2 })),
          perWeek: maybe(fc.integer({ min: 0, max: 3 })),
          weekStart: maybe(fc.integer({ min: 1, max: 7 })),
        }),
      ),
      busy: fc.array(buffered, { maxLength: 4 }),
      bookings: maybe(fc.array(booked(durationMin), { maxLength: 4 })),
      holds: maybe(
        fc.array(
          fc
            .tuple(booked(durationMin), near(-80, 20), fc.constantFrom('ada', 'mara'))
            .map(([{ start, end, seats }, expires, holder]) => ({
              start,
              end,
              seats,
              holder,
              expiresAt: iso(expires),
            })),
          { maxLength: 3 },
        ),
      ),
      viewer: maybe(fc.constant('ada')),
      capacity: maybe(
        fc.record({ seats: fc.integer({ min: 1, max: 4 }), wanted: maybe(fc.integer({ min: 1, max: 2 })) }),
      ),
      series: fc.option(fc.record({ freq: fc.constant('weekly' as const), count: fc.integer({ min: 1, max: 3 }) }), {
        nil: undefined,
        freq: 4,
      }),
      now: near(-90, 10).map(iso),
      window: fc.tuple(near(-26, 40), fc.integer({ min: 0, max: 36 })).map(([from, length]) => ({
        from: iso(from),
        to: iso(from + length * 60),
      })),
    }),
  );
});
