/**
 * What a person says of a session right after it, mood and note. The session itself is kept already; it only waits a
 * little before it is sent, because what has been sent does not change any more.
 */
import type { Entry } from '../../domain/practice/entry.ts';
import { clock } from './clock.ts';
import { database, keyOf, recount, together } from './database.ts';

const { entries, marks } = database;

/** Milliseconds a session waits for its mood, unless the summary is left before. */
const wait = 10 * 60_000;

/** Until when a session saved now is held back, in milliseconds since 1970. */
export const tellingEnds = () => clock.now().getTime() + wait;

/** Keep a session as amended. What has been sent already is amended on this device only. */
export async function amendEntry(entry: Entry): Promise<void> {
  await together(async () => {
    const kept = await entries.get(entry.id);
    if (!kept) return;
    await entries.put({ ...entry, owner: kept.owner });
    // A mood is part of the day's total.
    await recount([kept, { ...entry, owner: kept.owner }]);
    await marks.update(keyOf('session', entry.id), { after: tellingEnds() });
  });
}

/** Nothing more will be said: it may be sent. */
export async function releaseEntry(id: string): Promise<void> {
  await marks.update(keyOf('session', id), { after: 0 });
}

/** Nothing more will be said of what an earlier page left waiting: it was closed before it could say so. */
export async function releaseEarlier(): Promise<void> {
  await marks.filter(row => row.action === 'put' && row.after > 0).modify({ after: 0 });
}
