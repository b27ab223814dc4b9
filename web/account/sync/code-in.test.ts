/** A square is taken for a code when it holds one and comes from here, and in no other case. */
import { expect, test } from 'vitest';
import { writeCode } from '../../device/vault/recovery-code.ts';
import { codeIn, joinAddress } from './code-in.ts';

const here = 'https://tideline.example';
const code = writeCode(Uint8Array.from({ length: 20 }, (_, i) => i * 7));

test('what was written is read', () => expect(codeIn(joinAddress(here, code), here)).toBe(code));

test.each([
  ['another site', joinAddress('https://tideline.example.evil', code)],
  ['another page', `${here}/p#${code}`],
  [
    'a slip in it',
    joinAddress(
      here,
      code.replace(/.$/, last => (last === '0' ? '1' : '0')),
    ),
  ],
  ['nothing in it', `${here}/join`],
  ['broken percent signs', `${here}/join#%E0%A4%A`],
  ['no address', 'hello'],
])('%s', (_, text) => expect(codeIn(text, here)).toBeNull());
