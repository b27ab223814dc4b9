/** What people write for others: any script and any emoji, but nothing that hides, turns the text around or could be markup. */
import { expect, test } from 'vitest';
import { plainText } from './plain-text.ts';

const line = plainText(80);
const lines = plainText(80, { lines: true });

test('letters of every script, signs and emoji are kept', () => {
  for (const text of ['Atem & Ruhe', 'نفس', 'נשימה', 'आज', '呼吸', 'Zoë', 'I <3 air, 4 < 7', "d'O’Brien", '👩‍🏫 🌊']) {
    expect(line.parse(text)).toBe(text);
  }
  expect(lines.parse('one\r\ntwo\tthree\n\n')).toBe('one\ntwo three');
  expect(line.parse('  e\u0301  ')).toBe('é');
});

test('what hides, turns around or marks up is refused', () => {
  for (const text of [
    'a\u0000b',
    'a\u0007',
    'a\u202egnp.exe',
    '\u2067a',
    'a\u2028b',
    '\u200f\u061c',
    'x\ufeffy',
    '<script>alert(1)</script>',
    '</b>',
    '<!--',
    '<IMG src=x onerror=alert(1)>',
    '',
    '   ',
    'x'.repeat(81),
    'x'.repeat(10_000_000),
    7,
    null,
  ]) {
    expect(line.safeParse(text).success, String(text).slice(0, 40)).toBe(false);
    expect(lines.safeParse(text).success).toBe(false);
  }
  expect(line.safeParse('a\nb').success).toBe(false);
});
