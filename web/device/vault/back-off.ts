/** How long to wait after wrong passphrases. It slows a person at this screen; whoever has the files is slowed by PBKDF2. */

export interface Tries {
  /** Wrong ones in a row. */
  readonly wrong: number;
  /** No try before this moment, milliseconds since 1970. */
  readonly until: number;
}

export const noTries: Tries = { wrong: 0, until: 0 };

/** Seconds after the nth wrong try in a row: a slip or two costs nothing. */
const waits = [0, 0, 0, 5, 15, 60, 300];

/** After another wrong one at `now`. */
export function wrongTry({ wrong }: Tries, now: number): Tries {
  const seconds = waits[Math.min(wrong + 1, waits.length) - 1] ?? 0;
  return { wrong: wrong + 1, until: now + seconds * 1000 };
}

/** Milliseconds until the next try; a clock set back does not lengthen it beyond the longest wait. */
export const waitLeft = ({ until }: Tries, now: number): number => Math.min(Math.max(0, until - now), 300_000);
