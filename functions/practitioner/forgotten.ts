/** Files of practices that are gone with their accounts, taken out of the store too. */
import { askAsCaller } from '../http/transaction.ts';
import { house, type Ports } from '../ports.ts';

/** So many at a time; ten papers and a photo are what one account can leave. */
const atOnce = 22;

/**
 * Whoever looks at the queue of reviews sets it going, so that no clock is needed. It may be repeated, and stopped anywhere:
 * a name stays on the list until its file is gone. That it fails is for us to know, not for who is asking.
 */
export async function removeForgotten(ports: Ports, requestId: string): Promise<void> {
  try {
    const names = await askAsCaller<{ name: string }>(ports, house, 'select public.forgotten_files($1) as name', [
      atOnce,
    ]);
    if (names.length === 0) return;
    const gone: string[] = [];
    try {
      for (const { name } of names) {
        await ports.files.remove(name);
        gone.push(name);
      }
    } finally {
      await askAsCaller(
        ports,
        house,
        'select public.files_are_gone(array(select jsonb_array_elements_text($1::jsonb)))',
        [JSON.stringify(gone)],
      );
    }
  } catch (error) {
    ports.log({ level: 'error', requestId, message: `files of deleted accounts are still there: ${error}` });
  }
}
