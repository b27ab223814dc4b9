/** How long a passphrase really is. It can be judged by length only; whether others use it too, nobody here knows. */

/** `short` is not taken. `fair` holds against a person at this screen, `long` also against one who has the files. */
export type Strength = 'short' | 'fair' | 'long';

/** Characters from which a passphrase is taken, and from which it is long. */
const fairFrom = 8;
const longFrom = 16;

/** `aaaaaaaa` is long only to look at: each different character counts three times at most. */
export function strengthOf(passphrase: string): Strength {
  const characters = [...passphrase.normalize('NFKC').trim()];
  const length = Math.min(characters.length, new Set(characters).size * 3);
  return length < fairFrom ? 'short' : length < longFrom ? 'fair' : 'long';
}
