/** Tells what is new in a file from what is here already. Pure, so that the preview and the writing agree. */
import type { Entry } from '../entry.ts';

/** What must be known of a session that is here, to recognise it. */
export type Known = Pick<Entry, 'id' | 'startedAt' | 'seconds'> & { readonly pattern: { readonly name: string } };

const second = 1000;

/** Where to look for a session: its second, and those beside it. */
const places = (at: number) => [0, -1, 1].map(by => Math.floor(at / second) + by);

/**
 * A session is here when its id is; or when one of the same pattern's name, begun within a second and as long to a
 * second, is here that the file does not name itself. Each one that is here stands for one of the file only, so that two
 * alike in the file are not taken for one.
 */
export function sortOut(arriving: readonly Entry[], hasId: (id: string) => boolean, near: Iterable<Known>) {
  const ids = new Set(arriving.map(({ id }) => id));
  const bySecond = new Map<number, Known[]>();
  for (const known of near) {
    if (ids.has(known.id)) continue;
    const key = Math.floor(new Date(known.startedAt).getTime() / second);
    const others = bySecond.get(key);
    if (others) others.push(known);
    else bySecond.set(key, [known]);
  }
  const fresh: Entry[] = [];
  for (const entry of arriving) if (!hasId(entry.id) && !take(bySecond, entry)) fresh.push(entry);
  return { fresh, here: arriving.length - fresh.length };
}

function take(bySecond: Map<number, Known[]>, entry: Entry): boolean {
  const at = new Date(entry.startedAt).getTime();
  for (const key of places(at)) {
    const others = bySecond.get(key) ?? [];
    const i = others.findIndex(
      known =>
        Math.abs(new Date(known.startedAt).getTime() - at) <= second &&
        Math.abs(known.seconds - entry.seconds) < 1 &&
        known.pattern.name === entry.pattern.name,
    );
    if (i < 0) continue;
    others.splice(i, 1);
    return true;
  }
  return false;
}
