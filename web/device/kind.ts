/** What kind of device this is, in one word, as a session is marked with it. */

/** Shortest side of the screen (CSS pixels) from which a thing held in the hand is no phone any more. */
const tabletFrom = 600;

/** By how it is touched and how large it is: user agents tell less every year, and tablets say that they are desks. */
export function deviceKind(): 'Phone' | 'Tablet' | 'Desk' {
  if (!window.matchMedia('(pointer: coarse)').matches) return 'Desk';
  return Math.min(screen.width, screen.height) < tabletFrom ? 'Phone' : 'Tablet';
}
