/** Delete a session from any of these screens, with the way back. */
import { deleteEntry, undoDelete } from '../../device/history.ts';
import { offerUndo } from '../../ui/undo.ts';
import { record } from '../../words/en/record.ts';
import { timeOfDay } from '../../words/words.ts';

export async function deleteSession(id: string): Promise<void> {
  const deleted = await deleteEntry(id, Date.now());
  if (!deleted) return;
  const { pattern, startedAt, zone } = deleted;
  offerUndo({
    text: record.undo.deleted(pattern.name, timeOfDay(new Date(startedAt), zone)),
    takeBack: () => undoDelete(deleted, Date.now()).then(() => true),
  });
}
