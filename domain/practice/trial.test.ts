/** The trial with oneself: fair order, only what is due counts, safety first, and an interval that keeps its promise. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { box, techniques } from '../breath/library.ts';
import type { Person } from '../breath/safety.ts';
import { uuid7 } from '../time.ts';
import type { Entry, Mood } from './entry.ts';
import { t975 } from './interval.ts';
import {
  type Arm,
  designTrial,
  drawOrder,
  dueArm,
  duePattern,
  findingOf,
  isNext,
  ofLength,
  pairsRange,
  type Trial,
  trial,
  withoutLast,
  withSession,
} from './trial.ts';

const named = (id: string) => techniques.find(pattern => pattern.id === id) ?? box;
const coherent = named('coherent');
const well: Person = { conditions: [], acknowledged: [] };
const id = '0b0e8f5e-6a53-4f0e-9d2e-3f5a2f1f6d11';
const plan = { id, startedAt: '2026-11-22T08:00:00.000Z', a: box, b: coherent, pairs: 8, minutes: 5, person: well };
const bytes = (n: number, of: (i: number) => number) => Uint8Array.from({ length: n }, (_, i) => of(i));

function design(change: Partial<Parameters<typeof designTrial>[0]> = {}): Trial {
  const made = designTrial({ ...plan, random: bytes(30, i => i * 37), ...change });
  if (!made.ok) throw new Error(made.problem.why);
  return made.value;
}

let nth = 0;
const session = (of: Trial, arm: Arm, before: number, after: number): Entry => ({
  version: 1,
  id: uuid7(1_800_000_000_000 + nth++, new Uint8Array(10)),
  pattern: of[arm],
  startedAt: '2026-11-23T08:00:00.000Z',
  day: '2026-11-23',
  zone: 'UTC',
  seconds: 300,
  breaths: 18,
  whole: true,
  moodBefore: before as Mood,
  mood: after as Mood,
});

/** All sessions of a trial, with the moods that `tell` gives. */
function run(of: Trial, tell: (arm: Arm, i: number) => readonly [before: number, after: number]) {
  const entries = new Map<string, Entry>();
  let now = of;
  for (const [i, arm] of of.order.entries()) {
    const entry = session(of, arm, ...tell(arm, i));
    expect(isNext(now, entry)).toBe(true);
    entries.set(entry.id, entry);
    now = withSession(now, entry, '2026-12-24T08:00:00.000Z');
  }
  return { trial: now, entries };
}

test('every pair holds both, whatever the bytes, and each bit decides one pair', () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 30, maxLength: 40 }), fc.integer({ min: -3, max: 40 }), (random, pairs) => {
      const order = drawOrder(pairs, random);
      const wanted = Math.max(pairsRange.least, Math.min(pairsRange.most, pairs));
      expect(order).toHaveLength(2 * wanted);
      for (let i = 0; i < wanted; i++) {
        expect(order.slice(2 * i, 2 * i + 2).sort()).toEqual(['a', 'b']);
        expect(order[2 * i] === 'a').toBe(((random[i] ?? 0) & 1) === 1);
      }
    }),
  );
  expect(() => drawOrder(8, new Uint8Array(7))).toThrow(RangeError);
});

test('a design is a trial its own schema accepts, of equal length where both go by time', () => {
  const made = design();
  expect(trial.parse(made)).toEqual(made);
  expect([made.a.ends, made.b.ends]).toEqual([
    { by: 'minutes', minutes: 5 },
    { by: 'minutes', minutes: 5 },
  ]);
  const counted = techniques.find(({ ends }) => ends.by === 'breaths') ?? box;
  expect(counted.ends.by).toBe('breaths');
  expect(ofLength(counted, 5)).toEqual(counted);
});

test('what the gate refuses, or must ask about first, is not tried', () => {
  const fast = named('bhastrika');
  const random = bytes(30, () => 0);
  expect(designTrial({ ...plan, random, b: fast, person: { ...well, conditions: ['pregnancy'] } })).toEqual({
    ok: false,
    problem: { why: 'refuse', arm: 'b' },
  });
  expect(designTrial({ ...plan, random, a: fast, person: { conditions: undefined, acknowledged: [] } })).toEqual({
    ok: false,
    problem: { why: 'ask', arm: 'a' },
  });
  const endless = { ...box, blocks: [{ times: 1, phases: [{ kind: 'hold' as const, seconds: 500 }] }] };
  expect(designTrial({ ...plan, random, a: endless })).toMatchObject({ problem: { why: 'refuse', arm: 'a' } });
});

test('a breath is not tried against itself under another name or length', () => {
  const twin = { ...box, id: 'mine', name: 'Mine', ends: { by: 'breaths' as const, breaths: 9 } };
  expect(designTrial({ ...plan, b: twin, random: bytes(30, () => 0) })).toEqual({
    ok: false,
    problem: { why: 'same' },
  });
});

test('only the breath that is due counts, with both moods, long enough, once, and not from before', () => {
  const of = design();
  const arm = dueArm(of) ?? 'a';
  const good = session(of, arm, 2, 4);
  expect(isNext(of, good)).toBe(true);
  const { mood: _, ...noMood } = good;
  const { moodBefore: __, ...noBefore } = good;
  for (const not of [
    noMood,
    noBefore,
    { ...good, pattern: of[arm === 'a' ? 'b' : 'a'] },
    { ...good, whole: false, seconds: 59 },
    { ...good, startedAt: '2026-11-21T08:00:00.000Z' },
    { ...good, origin: 'added' as const },
  ])
    expect(isNext(of, not)).toBe(false);
  expect(isNext(of, { ...good, whole: false, seconds: 60 })).toBe(true);
  const next = withSession(of, good, 'later');
  expect(isNext(next, good)).toBe(false);
  expect(next.done).toEqual([{ session: good.id, day: good.day, arm }]);
  expect(duePattern(next)).toEqual(of[arm === 'a' ? 'b' : 'a']);
  expect(withoutLast(next)).toEqual(of);
  expect(withoutLast({ ...next, endedAt: 'by hand' })).toEqual({ ...of, endedAt: 'by hand' });
});

test('it is over with its last session, and nothing is due then', () => {
  const { trial: over } = run(design({ pairs: 5 }), () => [3, 3]);
  expect(over).toMatchObject({ endedAt: '2026-12-24T08:00:00.000Z' });
  expect(over.done).toHaveLength(10);
  expect(dueArm(over)).toBeUndefined();
  expect(dueArm({ ...design(), endedAt: '2026-12-24T08:00:00.000Z' })).toBeUndefined();
});

const moodsOf = fc.array(fc.tuple(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 5 })), {
  minLength: 60,
  maxLength: 60,
});

test('the analysis is the naive one: differences of changes in each pair, mean and t-interval', () => {
  fc.assert(
    fc.property(
      moodsOf,
      fc.integer({ min: 5, max: 30 }),
      fc.uint8Array({ minLength: 30, maxLength: 30 }),
      (told, pairs, random) => {
        const { trial: over, entries } = run(design({ pairs, random }), (_, i) => told[i] ?? [3, 3]);
        const found = findingOf(over, entries);
        const differences = Array.from({ length: pairs }, (_, pair) => {
          const by = (arm: Arm) => {
            const i = over.order.indexOf(arm, 2 * pair);
            const [before, after] = told[i] ?? [3, 3];
            return after - before;
          };
          return by('a') - by('b');
        });
        const mean = differences.reduce((sum, d) => sum + d, 0) / pairs;
        const spread = differences.reduce((sum, d) => sum + (d - mean) ** 2, 0) / (pairs - 1);
        const reach = t975(pairs - 1) * Math.sqrt(Math.max(spread, 4 / 12) / pairs);
        expect(found.pairs.map(({ difference }) => difference)).toEqual(differences);
        expect(found.alone).toBe(0);
        expect(found.difference?.mean).toBeCloseTo(mean, 9);
        expect(found.difference?.low).toBeCloseTo(Math.max(-8, mean - reach), 9);
        expect(found.difference?.high).toBeCloseTo(Math.min(8, mean + reach), 9);
        expect((found.means?.a ?? 0) - (found.means?.b ?? 0)).toBeCloseTo(mean, 9);
      },
    ),
    { numRuns: 50 },
  );
});

test('to call the other one a turns the finding round', () => {
  fc.assert(
    fc.property(moodsOf, told => {
      const { trial: over, entries } = run(design(), (_, i) => told[i] ?? [3, 3]);
      const other = (arm: Arm): Arm => (arm === 'a' ? 'b' : 'a');
      const turned = { ...over, done: over.done.map(done => ({ ...done, arm: other(done.arm) })) };
      const [found, back] = [findingOf(over, entries), findingOf(turned, entries)];
      expect(back.difference?.mean).toBeCloseTo(-(found.difference?.mean ?? 0), 9);
      expect(back.difference?.low).toBeCloseTo(-(found.difference?.high ?? 0), 9);
      expect(back.says).toBe(found.says === 'a' || found.says === 'b' ? other(found.says) : found.says);
    }),
    { numRuns: 30 },
  );
});

test('a pair without all its moods is left out, and too few pairs say nothing', () => {
  const { trial: over, entries } = run(design({ pairs: 5 }), arm => (arm === 'a' ? [2, 4] : [2, 3]));
  expect(findingOf(over, entries)).toMatchObject({ alone: 0, means: { a: 2, b: 1 }, says: 'a' });
  entries.delete(over.done[3]?.session ?? '');
  const left = findingOf(over, entries);
  expect(left.pairs.map(({ pair }) => pair)).toEqual([1, 3, 4, 5]);
  expect(left).toMatchObject({ alone: 2, difference: null, says: 'few' });
  expect(findingOf(design(), new Map())).toEqual({ pairs: [], alone: 0, difference: null, says: 'few' });
});

/** Mulberry32. */
function randomFrom(seed: number) {
  let a = seed >>> 0;
  return () => {
    a = (a + 0x6d2b79f5) >>> 0;
    let t = Math.imul(a ^ (a >>> 15), a | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/**
 * Persons whose mood drifts from day to day, is told in five steps and lifts by `effect` more with the first pattern:
 * how many intervals of 2,000 hold 0, and how often each is said to be better.
 */
function simulate({ pairs, effect, seed }: { pairs: number; effect: number; seed: number }) {
  const random = randomFrom(seed);
  const normal = () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  const told = (mood: number) => Math.max(1, Math.min(5, Math.round(mood)));
  const said = { a: 0, b: 0, open: 0, few: 0 };
  for (let person = 0; person < 2000; person++) {
    const of = design({ pairs, random: bytes(30, () => Math.floor(random() * 256)) });
    let drift = 0;
    const entries = new Map<string, Entry>();
    const done = of.order.map(arm => {
      drift = 0.6 * drift + 0.5 * normal();
      const before = 2.7 + drift + 0.4 * normal();
      const after = before + 0.5 + (arm === 'a' ? effect : 0) + 0.8 * normal();
      const entry = session(of, arm, told(before), told(after));
      entries.set(entry.id, entry);
      return { session: entry.id, day: entry.day, arm };
    });
    said[findingOf({ ...of, done }, entries).says]++;
  }
  return said;
}

// The standard error of a share of 0.95 in 2,000 runs is 0.005: three of them below; above, the steps may widen it.
for (const pairs of [5, 8, 20])
  test(`where there is no difference, about 95 % of 2,000 intervals over ${pairs} pairs hold 0`, () => {
    const { open, few } = simulate({ pairs, effect: 0, seed: 4 + pairs });
    expect(few).toBe(0);
    expect(open / 2000).toBeGreaterThan(0.935);
    expect(open / 2000).toBeLessThan(0.975);
  });

test('a difference of a whole step is often missed by eight pairs, seldom by thirty, and almost never turned round', () => {
  const [few, many] = [8, 30].map(pairs => simulate({ pairs, effect: 1, seed: 9 }));
  expect((few?.a ?? 0) / 2000).toBeGreaterThan(0.35);
  expect((few?.a ?? 0) / 2000).toBeLessThan(0.65);
  expect((many?.a ?? 0) / 2000).toBeGreaterThan(0.93);
  expect(((few?.b ?? 0) + (many?.b ?? 0)) / 4000).toBeLessThan(0.002);
});
