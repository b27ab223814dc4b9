/** Length decides, and repeating oneself does not make a passphrase longer. */
import { expect, test } from 'vitest';
import { strengthOf } from './passphrase.ts';

test.each([
  ['', 'short'],
  ['breathe', 'short'],
  ['        a        ', 'short'],
  ['aaaaaaaaaaaaaaaaaaaaaaaa', 'short'],
  ['breathe1', 'fair'],
  ['abcabcabcabcabcabcabcabc', 'fair'],
  ['fünf ruhige Züg', 'fair'],
  ['fünf ruhige Züge', 'long'],
  ['harbour lamp quiet seven', 'long'],
  // Eight people, sixteen units of UTF-16.
  ['👩👨👧👦👴👵🧒👶', 'fair'],
] as const)('%s is %s', (passphrase, strength) => expect(strengthOf(passphrase)).toBe(strength));
