/** The pinned zones: which release they are, what we know of 2026, and the wall against a plain search minute by minute. */
import fc from 'fast-check';
import moment from 'moment-timezone';
import { expect, test } from 'vitest';
import { addDays, dayNumber } from './practice/calendar.ts';
import { dayExists, dayOn, instantOfWall, offsetAt, passesOf, type Zone, zoneOf, zoneRelease } from './zone.ts';

const minute = 60_000;

function zone(name: string): Zone {
  const found = zoneOf(name);
  if (!found) throw new Error(`no zone ${name}`);
  return found;
}

const at = (instant: string) => new Date(instant).getTime();
const iso = (instant: number) => new Date(instant).toISOString();
const hours = (name: string, instant: string) => offsetAt(zone(name), at(instant)) / 3_600_000;
const resolved = (name: string, wall: string) => iso(instantOfWall(zone(name), at(`${wall}Z`)));

test('the release that is in', () => {
  expect(zoneRelease).toBe('2026f');
});

test('British Columbia and Alberta change no clock from 2026-11-01 on, Morocco none from 2026-09-20', () => {
  expect(hours('America/Vancouver', '2026-10-31T00:00:00Z')).toBe(-7);
  expect(hours('America/Vancouver', '2026-11-02T00:00:00Z')).toBe(-7);
  expect(hours('America/Edmonton', '2026-11-02T00:00:00Z')).toBe(-6);
  expect(hours('Africa/Casablanca', '2026-09-20T00:59:59Z')).toBe(1);
  expect(hours('Africa/Casablanca', '2026-09-20T01:00:00Z')).toBe(0);
  for (const [name, always] of [
    ['America/Vancouver', -7],
    ['America/Edmonton', -6],
    ['Africa/Casablanca', 0],
  ] as const) {
    for (let month = 0; month < 120; month++) {
      expect(hours(name, iso(Date.UTC(2026, 11 + month)))).toBe(always);
    }
  }
  // Neighbours that go on.
  expect(hours('America/Los_Angeles', '2026-11-02T00:00:00Z')).toBe(-8);
  expect(hours('Europe/London', '2027-07-01T00:00:00Z')).toBe(1);
});

test('half hours, quarters, seconds, and the far ends of the world', () => {
  expect(hours('Asia/Kathmandu', '2026-11-22T00:00:00Z')).toBe(5.75);
  expect(hours('Asia/Calcutta', '2026-11-22T00:00:00Z')).toBe(5.5);
  expect(hours('Pacific/Kiritimati', '2026-11-22T00:00:00Z')).toBe(14);
  expect(hours('Etc/GMT+12', '2026-11-22T00:00:00Z')).toBe(-12);
  expect(offsetAt(zone('Europe/London'), at('1800-01-01T00:00:00Z'))).toBe(-75_000);
  expect(hours('UTC', '2499-01-01T00:00:00Z')).toBe(0);
});

test('every zone is read as the package itself reads it', () => {
  const names = moment.tz.names();
  expect(names.length).toBeGreaterThan(590);
  for (const name of names) {
    const theirs = moment.tz.zone(name);
    const ours = zone(name);
    expect([...ours.untils], name).toEqual([...(theirs?.untils ?? [])]);
    expect([...ours.offsets], name).toEqual(theirs?.offsets.map(west => -Math.round(west * minute) || 0));
  }
});

test('a name that nobody knows is no zone', () => {
  for (const name of ['', 'Mars/Olympus', 'europe/berlin', 'EST5', '__proto__', 'constructor', 'UTC|', '+02:00']) {
    expect(zoneOf(name), name).toBeUndefined();
  }
});

test('a wall in a gap takes the offset before it, a wall that comes twice is the first', () => {
  expect(resolved('Europe/London', '2026-03-29T01:30')).toBe('2026-03-29T01:30:00.000Z');
  expect(resolved('Europe/London', '2026-03-29T01:00')).toBe('2026-03-29T01:00:00.000Z');
  expect(resolved('Europe/London', '2026-03-29T02:00')).toBe('2026-03-29T01:00:00.000Z');
  expect(resolved('Europe/London', '2026-10-25T01:30')).toBe('2026-10-25T00:30:00.000Z');
  expect(resolved('Europe/London', '2026-10-25T02:00')).toBe('2026-10-25T02:00:00.000Z');
  expect(resolved('Australia/Lord_Howe', '2026-10-04T02:15')).toBe('2026-10-03T15:45:00.000Z');
  expect(resolved('Africa/Cairo', '2026-04-24T00:00')).toBe('2026-04-23T22:00:00.000Z');
});

test('a date that was left out does not exist; one without a midnight does', () => {
  const exists = (name: string, day: string) => dayExists(zone(name), dayNumber(day));
  expect(exists('Pacific/Apia', '2011-12-30')).toBe(false);
  expect(exists('Pacific/Apia', '2011-12-29')).toBe(true);
  expect(exists('Pacific/Apia', '2011-12-31')).toBe(true);
  expect(exists('Pacific/Kwajalein', '1993-08-21')).toBe(false);
  expect(exists('Africa/Cairo', '2026-04-24')).toBe(true);
  expect(exists('America/New_York', '2026-03-08')).toBe(true);
});

/** The names and days where clocks did something, and some where they did nothing. */
const changes = [
  ['America/New_York', '2026-03-08'],
  ['America/New_York', '2026-11-01'],
  ['Europe/London', '2026-10-25'],
  ['Africa/Cairo', '2026-04-24'],
  ['America/Santiago', '2026-09-06'],
  ['America/Santiago', '2026-04-05'],
  ['America/Nuuk', '2026-10-25'],
  ['Australia/Lord_Howe', '2026-04-05'],
  ['Australia/Lord_Howe', '2026-10-04'],
  ['Pacific/Apia', '2011-12-30'],
  ['Africa/Casablanca', '2026-09-20'],
  ['America/Vancouver', '2026-11-01'],
  ['Antarctica/Troll', '2026-03-29'],
  ['Asia/Kathmandu', '2026-06-01'],
  ['America/St_Johns', '2006-10-29'],
] as const;

test('the wall is what a search through all minutes finds', () => {
  fc.assert(
    fc.property(fc.constantFrom(...changes), fc.integer({ min: -1500, max: 3000 }), ([name, day], minutes) => {
      const where = zone(name);
      const wall = dayNumber(day) * 1440 * minute + minutes * minute;
      const says = (instant: number) => instant + offsetAt(where, instant);
      const near = Array.from({ length: 60 * 60 }, (_, i) => wall + (i - 1800) * minute);
      const first = near.find(instant => says(instant) === wall);
      const before = near.findLast(instant => says(instant) < wall) ?? Number.NaN;
      expect(iso(instantOfWall(where, wall))).toBe(iso(first ?? wall - offsetAt(where, before)));
      expect(passesOf(where, wall)).toEqual(near.filter(instant => says(instant) === wall));
    }),
    { numRuns: 200 },
  );
});

test('a date exists when some minute is on it', () => {
  for (const [name, day] of changes) {
    for (const date of [addDays(day, -1), day, addDays(day, 1)]) {
      const noon = dayNumber(date) * 1440 * minute + 720 * minute;
      const minutes = Array.from({ length: 60 * 60 }, (_, i) => noon + (i - 1800) * minute);
      const met = minutes.some(instant => dayOn(zone(name), instant) === dayNumber(date));
      expect(dayExists(zone(name), dayNumber(date)), `${name} ${date}`).toBe(met);
    }
  }
});

test('where the rules have not changed lately, the data says what this runtime says', () => {
  const names = ['America/New_York', 'Europe/Berlin', 'Asia/Tokyo', 'Australia/Sydney', 'America/Sao_Paulo'];
  const instants = fc
    .integer({ min: Date.UTC(1975, 0) / minute, max: Date.UTC(2035, 0) / minute })
    .map(n => n * minute);
  fc.assert(
    fc.property(fc.constantFrom(...names), instants, (name, instant) => {
      const parts = new Intl.DateTimeFormat('en', { timeZone: name, timeZoneName: 'longOffset' }).formatToParts(
        instant,
      );
      const [, sign = '+', h = 0, m = 0] = /([+-])(\d\d):(\d\d)/.exec(parts.at(-1)?.value ?? '') ?? [];
      const runtime = (sign === '-' ? -1 : 1) * (Number(h) * 60 + Number(m));
      expect(offsetAt(zone(name), instant) / minute).toBe(runtime);
    }),
  );
});
