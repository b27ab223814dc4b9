/** What ends while the app is locked is put through the slot, and taken out at the next unlocking. */
import { type Entry, entry as entrySchema } from '../../../domain/practice/entry.ts';
import { database, saveEntry } from '../database.ts';
import { amendEntry } from '../telling.ts';
import { vaultKept } from './kept.ts';
import { openLetterKey } from './keys.ts';
import { type Letterbox, post, take } from './letterbox.ts';
import type { VaultRecord } from './record.ts';
import type { Ring } from './seal.ts';
import { noteUnreadable } from './unreadable.ts';

const { entries, letters } = database;

/** Keep a session that ended, or what was said of it since: a later letter of the same session takes the earlier one's place. */
export async function postEntry(entry: Entry): Promise<void> {
  const record = await vaultKept();
  if (!record) throw new Error('there is no letterbox');
  const letter = await post(record.slot, entry.id, JSON.stringify(entry));
  await letters.put({ id: entry.id, letter });
}

/** Take all letters out and keep what they say. One that cannot be read stays where it is, and is counted. */
export async function takeLetters(record: VaultRecord, ring: Ring): Promise<void> {
  const box = boxOf(record, ring);
  for (const { id, letter } of await letters.toArray()) {
    const text = box && (await take(box, id, letter));
    const entry = text?.ok ? entrySchema.safeParse(JSON.parse(text.value)).data : undefined;
    if (!entry) {
      noteUnreadable({ table: 'letters', owner: '', id }, 'damaged');
      continue;
    }
    // In one transaction, so that a session is never kept twice nor brought back after it was deleted.
    await database.transaction('rw', database.tables, async () => {
      if (await entries.get(id)) await amendEntry(entry);
      else await saveEntry(entry);
      await letters.delete(id);
    });
  }
}

function boxOf({ slot, letterKey }: VaultRecord, ring: Ring): Letterbox | null {
  const key = openLetterKey(ring, letterKey);
  return key && { slot, key };
}
