/** When words and numbers are said: those of the stage, never on top of each other. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { phaseKinds } from '../../../domain/breath/pattern.ts';
import { highestNumber, utterances } from './words.ts';

const said = (cue: Parameters<typeof utterances>[0], says: Parameters<typeof utterances>[1]) =>
  utterances(cue, says).map(({ word, at }) => `${word} at ${at}`);
const both = { cues: true, counts: true };

test('a phase of four seconds: its word, then the seconds that are left', () => {
  expect(said({ kind: 'in', at: 10, seconds: 4 }, both)).toEqual(['in at 10', '3 at 11', '2 at 12', '1 at 13']);
});

test('seconds are counted from the end, where a phase has a half', () => {
  expect(said({ kind: 'out', at: 0, seconds: 5.5 }, both)).toEqual([
    'out at 0',
    '4 at 1.5',
    '3 at 2.5',
    '2 at 3.5',
    '1 at 4.5',
  ]);
});

test('a side is named where there is time for it', () => {
  expect(said({ kind: 'in', at: 0, seconds: 4, route: 'left' }, { cues: true, counts: false })).toEqual([
    'in at 0',
    'left at 0.55',
  ]);
  expect(said({ kind: 'in', at: 0, seconds: 1, route: 'left' }, { cues: true, counts: false })).toEqual(['in at 0']);
});

test('a phase that waits for the person is counted by tens, as far as there are words', () => {
  const waits = { kind: 'rest', at: 5, seconds: Number.POSITIVE_INFINITY } as const;
  expect(said(waits, both)).toEqual(['rest at 5', '10 at 15', '20 at 25', '30 at 35']);
  expect(said(waits, { cues: true, counts: false })).toEqual(['rest at 5']);
});

test('whatever the phase, words keep their order, stay inside it and leave each other room', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...phaseKinds),
      fc.double({ min: 0.25, max: 600, noNaN: true }),
      fc.constantFrom(undefined, 'left' as const, 'right' as const),
      fc.boolean(),
      (kind, seconds, route, cues) => {
        const words = utterances({ kind, at: 0, seconds, ...(route && { route }) }, { cues, counts: true });
        for (const [i, { at, word }] of words.entries()) {
          expect(at).toBeLessThan(seconds);
          if (Number(word)) expect(Number(word)).toBeLessThanOrEqual(highestNumber);
          const next = words[i + 1];
          if (next) expect(next.at - at).toBeGreaterThanOrEqual(0.55 - 1e-6);
        }
      },
    ),
  );
});
