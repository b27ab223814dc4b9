/**
 * What a person says of a session right after it, mood and note. The session itself is kept already; it only waits a
 * little before it is sent, so that it goes once and whole.
 */
import type { Entry } from '../../domain/practice/entry.ts';
import { clock } from './clock.ts';
import { database, keyOf, mark, recount, together } from './database.ts';
import { keyring } from './vault/keyring.ts';

const { entries, marks } = database;

/** Milliseconds a session waits for its mood, unless the summary is left before. */
const wait = 10 * 60_000;

/** Until when a session saved now is held back, in milliseconds since 1970. */
export const tellingEnds = () => clock.now().getTime() + wait;

/** Keep a session as amended. */
export async function amendEntry(entry: Entry): Promise<void> {
  if (!keyring().sealer && keyring().sealing) {
    const { postEntry } = await import('./vault/letters.ts');
    return postEntry(entry);
  }
  await together(async () => {
    const kept = await entries.get(entry.id);
    if (!kept) return;
    await entries.put({ ...entry, owner: kept.owner });
    // A mood is part of the day's total.
    await recount([kept, { ...entry, owner: kept.owner }]);
    await mark('session', [entry.id], { since: clock.now().getTime(), after: tellingEnds() });
  });
}

/** Nothing more will be said: it may be sent. */
export async function releaseEntry(id: string): Promise<void> {
  await marks.update(keyOf('session', id), { after: 0 });
}

/** Nothing more will be said of what an earlier page left waiting: it was closed before it could say so. */
export async function releaseEarlier(): Promise<void> {
  const told = await entries.among((await marks.toArray()).map(({ id }) => id));
  await marks.filter(({ id, after }) => after > 0 && told.has(id)).modify({ after: 0 });
}
