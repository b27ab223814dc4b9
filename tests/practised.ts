/** A person's years of practice, made up but realistic: the same seed gives the same sessions. */
import { box, techniques } from '../domain/breath/library.ts';
import type { Pattern } from '../domain/breath/pattern.ts';
import { breathSeconds } from '../domain/breath/pattern.ts';
import type { Entry, Mood } from '../domain/practice/entry.ts';
import { uuid7 } from '../domain/time.ts';

interface Options {
  /** The last day, `2026-11-22`. */
  readonly until: string;
  readonly years: number;
  readonly seed: number;
  /** Exactly so many sessions; without it as many as the habits give, about 250 a year. */
  readonly sessions?: number;
}

type Random = () => number;

const dayLength = 86_400_000;
const home = 'Europe/Berlin';
const away = ['Asia/Tokyo', 'America/New_York', 'Asia/Kolkata'] as const;

/** Rounds of quick breaths with an empty hold that waits for the person: the person's own pattern. */
const rounds: Pattern = {
  version: 1,
  id: 'own-rounds',
  name: 'Three rounds',
  blocks: [
    {
      times: 30,
      phases: [
        { kind: 'in', seconds: 1.5 },
        { kind: 'out', seconds: 1.5 },
      ],
    },
    {
      times: 1,
      phases: [
        { kind: 'rest', open: true },
        { kind: 'in', seconds: 3 },
        { kind: 'hold', seconds: 15 },
      ],
    },
  ],
  ends: { by: 'rounds', rounds: 3 },
};

/** What is liked, one after the other as the years pass; an older habit comes back now and then. */
const liked = ['box', 'coherent', 'long-exhale', '4-7-8', 'cyclic-sigh', 'six'].map(
  id => techniques.find(pattern => pattern.id === id) ?? box,
);

const notes = [
  'Before the call with Anna. Left nostril blocked.',
  'On the train, eyes open.',
  'Slept badly. This helped me to begin.',
  'Quiet house. Would do this again.',
  'Too warm in the room.',
  'After the run; the out was long without trying.',
  'Thoughts everywhere, and that was all right.',
];
const tags = ['work', 'train', 'before sleep', 'outside', 'with Jo', 'after running'];

/** Mulberry32: small, good enough for stories. */
function randomFrom(seed: number): Random {
  let a = seed >>> 0;
  return () => {
    a = (a + 0x6d2b79f5) >>> 0;
    let t = Math.imul(a ^ (a >>> 15), a | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const pick = <T>(random: Random, from: readonly T[]): T => from[Math.floor(random() * from.length)] as T;
/** About -1 to 1, mostly near 0. */
const around = (random: Random) => (random() + random() + random()) / 1.5 - 1;

interface Day {
  readonly name: string;
  readonly at: number;
  readonly zone: string;
  /** How far through the years, 0 to 1. */
  readonly progress: number;
  readonly times: number;
}

/** Every day with practice: spells of habit come and go, Sundays are easier, and once a year there is a journey. */
function daysOf({ until, years }: Options, random: Random): Day[] {
  const last = Date.parse(`${until}T00:00:00Z`);
  const count = Math.max(1, Math.round(years * 365.25));
  const days: Day[] = [];
  let [spellEnds, likely] = [0, 0.6];
  let [journeyBegins, journeyEnds, zone] = [90 + Math.floor(random() * 120), 0, home];
  for (let i = 0; i < count; i++) {
    const at = last - (count - 1 - i) * dayLength;
    if (i >= spellEnds) {
      spellEnds = i + 15 + Math.floor(random() * 60);
      likely = random() < 0.14 ? 0.02 : 0.3 + random() * 0.65;
    }
    if (i === journeyBegins) {
      zone = pick(random, away);
      journeyEnds = i + 12 + Math.floor(random() * 10);
      journeyBegins = i + 300 + Math.floor(random() * 120);
    }
    if (i === journeyEnds) zone = home;
    const sunday = new Date(at).getUTCDay() === 0;
    const practised = random() < likely * (sunday ? 1.25 : 0.95);
    const times = practised ? 1 + (random() < 0.35 ? 1 : 0) + (random() < 0.08 ? 1 : 0) : 0;
    if (times === 0) continue;
    days.push({ name: new Date(at).toISOString().slice(0, 10), at, zone, progress: i / count, times });
  }
  // Who practised at all practised on the last day; a forced count needs at least one day to stand on.
  if (days.length === 0) days.push({ name: until, at: last, zone: home, progress: 1, times: 1 });
  return days;
}

/** Minutes that a zone is ahead of UTC, a day at a time: near enough to a change of clocks for a made-up life. */
const ahead = new Map<string, number>();
const formats = new Map<string, Intl.DateTimeFormat>();
function minutesAhead(zone: string, day: string): number {
  const known = ahead.get(zone + day);
  if (known !== undefined) return known;
  const format =
    formats.get(zone) ??
    new Intl.DateTimeFormat('en-GB', { timeZone: zone, timeZoneName: 'longOffset', hour: '2-digit' });
  formats.set(zone, format);
  const name = format.formatToParts(new Date(`${day}T03:00:00Z`)).find(({ type }) => type === 'timeZoneName')?.value;
  const [, sign = '+', hours = '0', minutes = '0'] = /GMT([+-])(\d\d):(\d\d)/.exec(name ?? '') ?? [];
  const found = (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes));
  ahead.set(zone + day, found);
  return found;
}

function patternOf(random: Random, progress: number): Pattern {
  if (progress > 0.3 && random() < 0.1) return rounds;
  const newest = Math.min(liked.length - 1, Math.floor(progress * liked.length));
  return random() < 0.6 ? (liked[newest] ?? box) : pick(random, liked.slice(0, newest + 1));
}

/** Minutes since midnight: mornings at seven, evenings at ten, the rest whenever there is time. */
function minuteOf(random: Random, nth: number): number {
  if (nth > 2) return Math.floor(60 + random() * 1370);
  const centre = nth === 2 ? 780 : random() < (nth === 0 ? 0.7 : 0.2) ? 430 : 1325;
  return Math.max(5, Math.min(1430, Math.round(centre + around(random) * (nth === 2 ? 240 : 75))));
}

function sessionOf(random: Random, day: Day, nth: number): Entry {
  const pattern = patternOf(random, day.progress);
  const startedAt =
    day.at + (minuteOf(random, nth) - minutesAhead(day.zone, day.name)) * 60_000 + Math.floor(random() * 60_000);
  const held =
    pattern === rounds
      ? [1, 2, 3].map(n => Math.round((30 + day.progress * 45 + n * 9 + around(random) * 12) * 10) / 10)
      : undefined;
  const whole = random() < 0.85;
  const usual = pattern.ends.by === 'breaths' ? 76 : pick(random, [60, 180, 180, 300, 300, 300, 600, 900, 1200]);
  const aimed = held ? 3 * 108 + held.reduce((sum, each) => sum + each, 0) : usual;
  const seconds = Math.round((whole ? aimed : aimed * (0.3 + random() * 0.6)) * 10) / 10;
  const before = random() < 0.45 ? clamp(3 + Math.round(around(random) * 2.4)) : undefined;
  const after =
    random() < 0.6
      ? clamp((before ?? 3) + (random() < 0.5 ? 1 : random() < 0.75 ? 0 : random() < 0.5 ? 2 : -1))
      : undefined;
  return {
    version: 1,
    id: uuid7(
      startedAt,
      Uint8Array.from({ length: 10 }, () => Math.floor(random() * 256)),
    ),
    pattern,
    startedAt: new Date(startedAt).toISOString(),
    day: day.name,
    zone: day.zone,
    seconds,
    breaths: held ? 90 : Math.floor(seconds / breathSeconds(pattern)),
    whole,
    ...(held ? { rounds: 3, retentions: held } : {}),
    ...(before ? { moodBefore: before } : {}),
    ...(after ? { mood: after } : {}),
    ...(random() < 0.07 ? { note: pick(random, notes) } : {}),
    ...(random() < 0.12 ? { tags: [...new Set([pick(random, tags), pick(random, tags)])] } : {}),
    device: random() < 0.8 ? 'Phone' : 'Desk',
  };
}

const clamp = (n: number) => Math.max(1, Math.min(5, n)) as Mood;

/** Times a day, made to sum up to `sessions`: more on the days that have some, or every so many left out. */
function spread(days: readonly Day[], sessions: number | undefined): number[] {
  const natural = days.map(({ times }) => times);
  const total = natural.reduce((sum, n) => sum + n, 0);
  if (sessions === undefined) return natural;
  let [given, seen] = [0, 0];
  return natural.map(times => {
    seen += times;
    const due = Math.round((sessions * seen) / total) - given;
    given += due;
    return due;
  });
}

/** Oldest first. */
export function practised(options: Options): Entry[] {
  const random = randomFrom(options.seed);
  const days = daysOf(options, random);
  const times = spread(days, options.sessions);
  return days
    .flatMap((day, i) => Array.from({ length: times[i] ?? 0 }, (_, nth) => sessionOf(random, day, nth)))
    .sort((a, b) => (a.startedAt < b.startedAt ? -1 : 1));
}
