/** Each row of the library is complete, says what the reference says, and passes or is bounded by the safety table. */
import { expect, test } from 'vitest';
import { featuresOf } from './features.ts';
import { endingOf, groups, library, techniqueOf, techniques } from './library.ts';
import { breathSeconds, type Pattern, pattern as schema, secondsOf } from './pattern.ts';
import { admit } from './safety.ts';
import { conditions } from './safety-table.ts';
import { compile } from './timeline.ts';

const find = (id: string): Pattern => {
  const found = techniques.find(pattern => pattern.id === id);
  if (!found) throw new Error(`no ${id}`);
  return found;
};

/** Kinds and seconds of the first breath, as the reference writes them. */
const timing = (pattern: Pattern) =>
  pattern.blocks
    .flatMap(block =>
      block.phases.map(phase => `${phase.kind} ${secondsOf(phase, pattern.unit, 0)}${phase.route?.[0] ?? ''}`),
    )
    .join(', ');

test.each([
  ['box', 'in 4, hold 4, out 4, rest 4'],
  ['box-5', 'in 5, hold 5, out 5, rest 5'],
  ['box-6', 'in 6, hold 6, out 6, rest 6'],
  ['4-7-8', 'in 4, hold 7, out 8m'],
  ['coherent', 'in 5.5, out 5.5'],
  ['six', 'in 5, out 5'],
  ['long-exhale', 'in 4, out 6'],
  ['long-exhale-3-7', 'in 3, out 7'],
  ['two-to-one', 'in 4, out 8'],
  ['extended-out', 'in 4, out 4'],
  ['diaphragmatic', 'in 4, out 4, rest 2'],
  ['cyclic-sigh', 'in 1, second-in 0.5, out 4m'],
  ['alternate-nostril', 'in 4l, out 6r, in 4r, out 6l'],
  ['ujjayi', 'in 5, out 5'],
  ['humming', 'in 5, hum 15'],
  ['kapalabhati', 'stroke 1, free 30'],
  ['bhastrika', 'in 2.5, out 2.5'],
])('%s is %s', (id, expected) => {
  expect(timing(find(id))).toBe(expected);
});

test('nothing is in the library that the table above does not name, and every id is there once', () => {
  expect(techniques).toHaveLength(17);
  expect(new Set(techniques.map(({ id }) => id)).size).toBe(17);
  expect(techniques[0].id).toBe('box');
  for (const pattern of techniques) expect(techniqueOf(pattern.id)?.patterns).toContain(pattern);
});

test('doses are those of the reference', () => {
  expect(60 / breathSeconds(find('coherent'))).toBeCloseTo(5.4545, 4);
  expect(60 / breathSeconds(find('six'))).toBe(6);
  expect(compile(find('kapalabhati')).segments.filter(({ kind }) => kind === 'stroke')).toHaveLength(90);
  expect(library.find(({ id }) => id === '4-7-8')?.dose).toMatchObject({ usual: 4, firstMonth: 4, most: 8 });
  expect(library.find(({ id }) => id === 'bhastrika')?.dose).toMatchObject({ usual: 2, most: 5 });
  expect(compile(find('cyclic-sigh')).length).toBeGreaterThanOrEqual(300);
  const outs = compile(find('extended-out')).segments.filter(({ kind }) => kind === 'out');
  expect([0, 1, 2, 8, 9, 20].map(i => (outs[i]?.end ?? 0) - (outs[i]?.start ?? 0))).toEqual([4, 4.5, 5, 8, 8, 8]);
});

test.each(library.map(row => [row.id, row] as const))('%s is complete', (id, row) => {
  expect(row.patterns[0].id).toBe(id);
  expect(groups).toContain(row.group);
  for (const pattern of row.patterns) expect(schema.parse(pattern)).toEqual(pattern);
  for (const source of row.sources) {
    expect(source.label).toMatch(/^\p{Lu}|^\d/u);
    if (source.doi) expect(source.doi).toMatch(/^10\.\d{4,9}\/\S+$/);
    if (source.pmc) expect(source.pmc).toMatch(/^PMC\d{6,8}$/);
  }
  // Nobody may claim an effect without a source that can be opened.
  const canBeOpened = row.sources.some(({ doi, pmc }) => doi !== undefined || pmc !== undefined);
  expect(canBeOpened).toBe(row.evidence !== 'practice');
  expect(row.dose.choices).toContain(row.dose.usual);
  expect(Math.max(...row.dose.choices)).toBe(row.dose.most);
  expect([...row.dose.choices].sort((a, b) => a - b)).toEqual(row.dose.choices);
});

test.each(library.flatMap(row => row.patterns.map(pattern => [pattern.id, row, pattern] as const)))(
  '%s passes the safety table in every length that is offered to a beginner',
  (_, { dose, group }, pattern) => {
    for (const count of dose.choices.filter(n => n <= (dose.firstMonth ?? dose.most))) {
      const ends = endingOf(dose, count);
      expect(admit(pattern, { ends }, { conditions: [], acknowledged: [] })).toMatchObject({
        verdict: 'go',
        reasons: [],
      });
      const never = admit(pattern, { ends }, { conditions: undefined, acknowledged: [] });
      expect(never.verdict).toBe(group === 'fast' ? 'ask' : 'go');
      if (group === 'fast') expect(never.lines).toContain('place');
    }
  },
);

test('more than the first month takes is acknowledged, not offered in silence', () => {
  const person = { conditions: [], acknowledged: [] };
  expect(admit(find('4-7-8'), { ends: { by: 'breaths', breaths: 5 } }, person)).toMatchObject({
    verdict: 'acknowledge',
    reasons: [{ rule: 'first-month', actual: 5, limit: 4 }],
  });
});

test('fast techniques refuse everyone with any of their conditions, slow ones nobody', () => {
  for (const { group, patterns } of library)
    for (const pattern of patterns) {
      const all = admit(pattern, {}, { conditions, acknowledged: [] });
      if (group === 'fast') expect(all.verdict).toBe('refuse');
      if (group === 'slow') expect(all.verdict).toBe('go');
      if (group !== 'fast') expect(all.verdict).not.toBe('refuse');
    }
});

test('features are read from the breath', () => {
  expect(featuresOf(find('4-7-8'))).toMatchObject({ hold: 7, rest: 0, holdToIn: 0, outToIn: 2, longHolds: 4 });
  expect(featuresOf(find('kapalabhati'))).toMatchObject({
    strokesInRow: 30,
    strokes: 90,
    strokeRate: 60,
    quickMinutes: 1.5,
  });
  expect(featuresOf(find('bhastrika'))).toMatchObject({ quickest: 12, quickMinutes: 2 });
  expect(featuresOf(find('alternate-nostril'))).toMatchObject({ sides: 1, slowest: 6 });
  expect(featuresOf(find('cyclic-sigh')).quickest).toBeLessThan(12);
});
