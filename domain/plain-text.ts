/** Text that people write for others: whole characters in the order they are read, nothing hidden, no markup, never endless. */
import * as z from 'zod/mini';

/** Control characters, line separators, and what turns the direction of the text around it (Unicode 16, UAX 9). */
const hidden = /[\p{Cc}\p{Zl}\p{Zp}\u061c\u202a-\u202e\u2066-\u2069\ufeff]/u;
const markup = /<[a-z!/?]/i;

const tidy = (text: string) => text.replace(/\r\n?/g, '\n').replaceAll('\t', ' ');

/** At most so many characters; with `lines` it may have several. */
export const plainText = (most: number, { lines = false, least = 1 } = {}) =>
  z.string().check(
    z.overwrite(tidy),
    z.trim(),
    z.normalize('NFC'),
    z.minLength(least),
    z.maxLength(most),
    z.refine(text => !hidden.test(lines ? text.replaceAll('\n', '') : text), {
      error: 'a character that cannot be seen',
    }),
    z.refine(text => !markup.test(text), { error: 'plain text only, without markup' }),
  );
