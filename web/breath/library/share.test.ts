/** A link carries a pattern and its name; whatever else comes in is refused with a reason and never throws. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { longestCode } from '../../../domain/breath/code.ts';
import { simple, techniques } from '../../../domain/breath/library.ts';
import { anyPattern } from '../../../tests/arbitraries/pattern.ts';
import { libraryWords } from '../../words/library.ts';
import { fileName, linkTo, readFile, readText } from './share.ts';

const given = { id: 'new', name: 'Imported' };
const origin = 'https://tideline.test';

test('every technique comes back from its link with its breath and its name', () => {
  for (const pattern of techniques) {
    const read = readText(linkTo(pattern, origin), given);
    expect(read).toMatchObject({ ok: true, value: { name: pattern.name, blocks: pattern.blocks } });
  }
});

test('names of any script survive, and any pattern does', () => {
  const named = simple('x', 'Vor der Bühne / 舞台 #1', { by: 'breaths', breaths: 6 }, [
    ['in', 6],
    ['out', 4],
  ]);
  expect(readText(linkTo(named, origin), given)).toMatchObject({ ok: true, value: { name: named.name } });
  fc.assert(
    fc.property(anyPattern, pattern => {
      const link = linkTo(pattern, origin);
      fc.pre(link.length < longestCode);
      const read = readText(link, given);
      expect(read.ok && read.value.blocks).toEqual(pattern.blocks);
    }),
    { numRuns: 50 },
  );
});

test.each([
  ['', 'empty'],
  ['hello', 'unreadable'],
  ['https://tideline.test/p', 'unreadable'],
  ['https://tideline.test/p#', 'empty'],
  ['https://tideline.test/p#i4o4/%E0%A4%A', 'ok'],
  ['i4o4/ ', 'ok'],
  ['{', 'unreadable'],
  ['{"version":9}', 'newer'],
  ['{"version":1}', 'not-a-pattern'],
  [`{"a":"${'x'.repeat(70_000)}"}`, 'too-long'],
  ['i4o4'.repeat(9000), 'too-long'],
])('%s is %s, and there is a sentence for it', (text, why) => {
  const read = readText(text, given);
  expect(read.ok ? 'ok' : read.problem.why).toBe(why);
  if (!read.ok) expect(libraryWords.library.problem(read.problem)).toMatch(/^\p{Lu}.+\.$/su);
});

test('text of any kind is read or refused', () => {
  fc.assert(fc.property(fc.string({ maxLength: 200 }), text => typeof readText(text, given).ok === 'boolean'));
  expect(readFile('null').ok).toBe(false);
  expect(fileName(simple('x', ' ../Ärger & so ', { by: 'never' }, [['in', 4]]))).toBe('ärger-so.json');
});
