/** The safety table at work: a table of examples, and what must hold for any pattern and any person. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { anyPattern } from '../../tests/arbitraries/pattern.ts';
import { rounds } from '../../tests/arbitraries/rounds.ts';
import { codeOf, readCode, readPattern } from './code.ts';
import { featuresOf } from './features.ts';
import { simple, techniques } from './library.ts';
import { nearest } from './nearest.ts';
import { type Ending, mostMinutes, type Pattern, type PhaseKind } from './pattern.ts';
import { type Admission, admit, type Condition, conditions, keyOf } from './safety.ts';
import { bounds, conditionRules } from './safety-table.ts';

const five: Ending = { by: 'minutes', minutes: 5 };
const of = (...phases: (readonly [PhaseKind, number])[]) => simple('mine', 'Mine', five, phases);
const well = { conditions: [], acknowledged: [] };

type Row = [string, Pattern, readonly Condition[] | undefined, Admission['verdict'], string[]];
const examples: Row[] = [
  ['an even breath', of(['in', 5], ['out', 5]), undefined, 'go', []],
  ['a hold at its bound', of(['in', 10], ['hold', 30], ['out', 10]), [], 'acknowledge', ['slow', 'first-month']],
  ['a hold beyond it', of(['in', 4], ['hold', 31], ['out', 4]), [], 'acknowledge', ['hold', 'long-hold']],
  ['a hold nobody guides', of(['in', 4], ['hold', 200], ['out', 4]), [], 'refuse', ['hold']],
  ['a rest of 22', of(['in', 4], ['hold', 4], ['out', 6], ['rest', 22]), [], 'acknowledge', ['rest', 'slow']],
  ['a rest of 22, never asked', of(['in', 4], ['out', 4], ['rest', 22]), undefined, 'ask', ['rest']],
  ['two stops in a row are one', of(['in', 4], ['hold', 20], ['rest', 20], ['out', 4]), [], 'acknowledge', ['hold']],
  ['forty a minute', of(['in', 0.75], ['out', 0.75]), [], 'acknowledge', ['quick']],
  ['eighty a minute', of(['in', 0.375], ['out', 0.375]), [], 'refuse', ['quick']],
  ['one breath in forty seconds', of(['in', 20], ['out', 20]), [], 'acknowledge', ['slow']],
  ['an out five times its in', of(['in', 3], ['out', 15]), [], 'acknowledge', ['long-out']],
  ['strokes without a pause', of(['stroke', 1]), [], 'refuse', ['strokes-in-row', 'strokes']],
  [
    'twelve a minute for ten minutes',
    { ...of(['in', 2], ['out', 3]), ends: { by: 'minutes', minutes: 10 } },
    [],
    'acknowledge',
    ['quick-dose'],
  ],
  ['twelve a minute, never asked', of(['in', 2], ['out', 3]), undefined, 'ask', []],
  ['twelve a minute in pregnancy', of(['in', 2], ['out', 3]), ['pregnancy'], 'refuse', ['forced']],
  [
    'a box in pregnancy',
    of(['in', 4], ['hold', 4], ['out', 4], ['rest', 4]),
    ['pregnancy'],
    'acknowledge',
    ['empty-stop'],
  ],
  ['a box with a hernia', of(['in', 4], ['hold', 4], ['out', 4], ['rest', 4]), ['hernia'], 'go', []],
  ['rounds, never asked', rounds, undefined, 'ask', []],
  ['rounds with epilepsy', rounds, ['epilepsy'], 'refuse', ['forced', 'retention']],
];

test.each(examples)('%s', (_, pattern, known, verdict, rules) => {
  const admission = admit(pattern, {}, { conditions: known, acknowledged: [] });
  expect(admission.verdict).toBe(verdict);
  expect(admission.reasons.map(({ rule }) => rule)).toEqual(expect.arrayContaining(rules));
  if (rules.length === 0) expect(admission.reasons).toEqual([]);
});

test('rounds with retention say where not to breathe them', () => {
  expect(admit(rounds, {}, well).lines).toEqual(expect.arrayContaining(['place', 'stop', 'empty-stomach']));
  expect(admit(rounds, {}, well).verdict).toBe('go');
  expect(codeOf(rounds)).toMatch(/^t1\./);
  expect(readCode(codeOf(rounds), { id: 'x', name: 'X' })).toEqual({ ok: true, value: rounds });
});

const someConditions = fc.subarray([...conditions]);
const strictness = ['go', 'acknowledge', 'ask', 'refuse'];
const rank = (verdict: Admission['verdict']) => strictness.indexOf(verdict);

test('one more condition never loosens a verdict, and no condition tightens a library breath that has no rule', () => {
  fc.assert(
    fc.property(anyPattern, someConditions, fc.constantFrom(...conditions), (pattern, some, more) => {
      const before = admit(pattern, {}, { conditions: some, acknowledged: [] });
      const after = admit(pattern, {}, { conditions: [...new Set([...some, more])], acknowledged: [] });
      expect(rank(after.verdict)).toBeGreaterThanOrEqual(rank(before.verdict));
    }),
    { numRuns: 60 },
  );
});

test('never asked is as strict as well, or stricter', () => {
  fc.assert(
    fc.property(anyPattern, pattern => {
      const asked = admit(pattern, {}, well);
      const notAsked = admit(pattern, {}, { conditions: undefined, acknowledged: [] });
      expect(rank(notAsked.verdict)).toBeGreaterThanOrEqual(rank(asked.verdict));
    }),
    { numRuns: 60 },
  );
});

test('the same breath has the same verdict whether it was shipped, built or imported', () => {
  fc.assert(
    fc.property(fc.oneof(anyPattern, fc.constantFrom(...techniques)), someConditions, (pattern, some) => {
      const person = { conditions: some, acknowledged: [] };
      const imported = readPattern(JSON.parse(JSON.stringify({ ...pattern, id: 'other', name: 'Another name' })));
      expect(imported.ok).toBe(true);
      if (imported.ok) expect(admit(imported.value, {}, person)).toEqual(admit(pattern, {}, person));
    }),
    { numRuns: 60 },
  );
});

test('a ratio and its seconds are the same breath', () => {
  const ratio: Pattern = {
    ...of(['in', 1]),
    unit: 5,
    blocks: [
      {
        times: 1,
        phases: [
          { kind: 'in', parts: 1 },
          { kind: 'hold', parts: 8 },
          { kind: 'out', parts: 1 },
        ],
      },
    ],
  };
  expect(featuresOf(ratio)).toEqual(featuresOf(of(['in', 5], ['hold', 40], ['out', 5])));
});

test('an acknowledgement releases what may be acknowledged, at that figure only', () => {
  fc.assert(
    fc.property(anyPattern, someConditions, (pattern, some) => {
      const before = admit(pattern, {}, { conditions: some, acknowledged: [] });
      const acknowledged = before.reasons.map(keyOf);
      const after = admit(pattern, {}, { conditions: some, acknowledged });
      expect(after.verdict).toBe(before.verdict === 'refuse' ? 'refuse' : 'go');
      if (before.reasons.length > 1 && before.verdict === 'acknowledge')
        expect(admit(pattern, {}, { conditions: some, acknowledged: acknowledged.slice(1) }).verdict).toBe(
          'acknowledge',
        );
    }),
    { numRuns: 60 },
  );
  const forty = of(['in', 10], ['hold', 40], ['out', 10]);
  const longer = of(['in', 10], ['hold', 50], ['out', 10]);
  const acknowledged = admit(forty, {}, well).reasons.map(keyOf);
  expect(admit(forty, {}, { conditions: [], acknowledged }).verdict).toBe('go');
  expect(admit(longer, {}, { conditions: [], acknowledged }).verdict).toBe('acknowledge');
});

test('the nearest allowed breath keeps the bound it was asked to keep', () => {
  fc.assert(
    fc.property(anyPattern, fc.constantFrom(...bounds.map(({ id }) => id)), (pattern, rule) => {
      const changed = nearest({ pattern, ends: pattern.ends }, rule);
      if (!changed) return;
      expect(readPattern({ ...changed.pattern, ends: changed.ends }).ok).toBe(true);
      expect(admit(changed.pattern, changed, well).reasons.map(reason => reason.rule)).not.toContain(rule);
    }),
    { numRuns: 100 },
  );
  const changed = nearest({ pattern: of(['in', 4], ['hold', 4], ['out', 6], ['rest', 22]), ends: five }, 'rest');
  expect(changed?.pattern).toEqual(of(['in', 4], ['hold', 4], ['out', 6], ['rest', 20]));
});

test('a session without an end is bounded too', () => {
  const quick = of(['in', 2], ['out', 2]);
  expect(admit(quick, { ends: { by: 'never' } }, well).verdict).toBe('refuse');
  expect(featuresOf(quick, { by: 'never' }).quickMinutes).toBeGreaterThanOrEqual(mostMinutes);
});

test('what a rule offers instead can be breathed by everyone it speaks to', () => {
  for (const rule of conditionRules) {
    const instead = techniques.find(({ id }) => id === rule.instead);
    expect(instead && admit(instead, {}, { conditions, acknowledged: [] }).verdict).toBe('go');
  }
});
