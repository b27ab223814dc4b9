/** Codes: what is written can be read again, what people type is understood, what is broken is refused with a reason. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { anyPattern } from '../../tests/arbitraries/pattern.ts';
import { codeOf, longestCode, readCode, readPattern, shortCode } from './code.ts';
import { box, simple } from './library.ts';

const named = { id: 'mine', name: 'Mine' };
const read = (text: string) => readCode(text, named);

test('a simple code as other apps write it', () => {
  const result = read('r6i4h4o4h4');
  expect(result).toEqual({
    ok: true,
    value: simple('mine', 'Mine', { by: 'breaths', breaths: 6 }, [
      ['in', 4],
      ['hold', 4],
      ['out', 4],
      ['rest', 4],
    ]),
  });
});

test('zero leaves a phase out, halves and sides are read, case and space do not matter', () => {
  const result = read('  I5.5H0o5.5 ');
  expect(result.ok && result.value.blocks[0]?.phases).toEqual([
    { kind: 'in', seconds: 5.5 },
    { kind: 'out', seconds: 5.5 },
  ]);
  const sides = read('i4lo6ri4ro6l');
  expect(sides.ok && sides.value.blocks[0]?.phases.map(p => p.route)).toEqual(['left', 'right', 'right', 'left']);
});

test('box has a short code', () => {
  expect(shortCode({ ...box, ends: { by: 'breaths', breaths: 6 } })).toBe('r6i4h4o4h4');
});

test('every pattern comes back from its code', () => {
  fc.assert(
    fc.property(anyPattern, pattern => {
      const code = codeOf(pattern);
      fc.pre(code.length <= longestCode);
      const result = readCode(code, { id: pattern.id, name: pattern.name });
      expect(result.ok).toBe(true);
      if (!result.ok) return;
      // A short code does not say for how many minutes; everything else is as it was.
      const ends = pattern.ends.by === 'breaths' ? pattern.ends : result.value.ends;
      expect(result.value).toEqual(code.startsWith('t1.') ? pattern : { ...pattern, ends });
    }),
  );
});

test.each([
  ['', 'empty'],
  ['hello', 'unreadable'],
  ['i4h', 'unreadable'],
  ['i4x4', 'unreadable'],
  ['i-4o4', 'unreadable'],
  ['iNaNo4', 'unreadable'],
  ['i0o0', 'not-a-pattern'],
  ['i9999o4', 'not-a-pattern'],
  ['r0i4o4', 'not-a-pattern'],
  ['r99999i4o4', 'not-a-pattern'],
  ['i4o4'.repeat(40), 'not-a-pattern'],
  ['i4o4'.repeat(10_000), 'too-long'],
  ['t2.eyJ9', 'newer'],
  ['t1.!!!', 'unreadable'],
  ['t1._w', 'unreadable'],
  ['t1.e30', 'not-a-pattern'],
])('%s is refused: %s', (code, why) => {
  const result = read(code);
  expect(result).toMatchObject({ ok: false, problem: { why } });
});

test('whatever is typed, reading never throws', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.string({ unit: 'binary' }),
        fc.base64String().map(s => `t1.${s}`),
      ),
      text => {
        const result = read(text);
        expect(typeof result.ok).toBe('boolean');
      },
    ),
  );
});

test('values of any form are refused or are patterns', () => {
  const huge = {
    ...box,
    blocks: [{ times: 1, phases: Array.from({ length: 10_000 }, () => ({ kind: 'in', seconds: 4 })) }],
  };
  for (const bad of [
    null,
    1,
    'x',
    [],
    {},
    huge,
    { ...box, version: 0 },
    { ...box, blocks: [] },
    JSON.parse('{"__proto__":{"version":1}}'),
  ])
    expect(readPattern(bad).ok).toBe(false);
  expect(readPattern({ ...box, version: 7 })).toEqual({ ok: false, problem: { why: 'newer', version: 7 } });
  for (const seconds of [0, -1, Number.NaN, Number.POSITIVE_INFINITY, 601, '4'])
    expect(readPattern({ ...box, blocks: [{ times: 1, phases: [{ kind: 'in', seconds }] }] }).ok).toBe(false);
});
