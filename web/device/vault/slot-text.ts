/**
 * Private texts beside the database that must be written also while the app is locked: they go through the slot, whose
 * public key lies beside them, because the database may be what fails.
 */
import { openLetterKey } from './keys.ts';
import { post, take } from './letterbox.ts';
import { fromBase64, nameAt, sealText, toBase64 } from './private-text.ts';
import type { VaultRecord } from './record.ts';
import type { Ring } from './seal.ts';

const slotName = 'tideline-slot';
const mark = 'letter:';

export function keepSlot(slot: Uint8Array | null): void {
  if (slot) localStorage.setItem(slotName, toBase64(slot));
  else localStorage.removeItem(slotName);
}

/** As it is to be stored; null where no slot is known. */
export async function postText(name: string, text: string): Promise<string | null> {
  const slot = localStorage.getItem(slotName);
  return slot && mark + toBase64(await post(fromBase64(slot), name, text));
}

/** Unlocked: what came through the slot becomes what it would have been, readable at once. */
export async function takeTexts({ slot, letterKey }: VaultRecord, ring: Ring): Promise<void> {
  const key = openLetterKey(ring, letterKey);
  if (!key) return;
  for (const at of Object.keys(localStorage)) {
    const stored = localStorage.getItem(at);
    if (!stored?.startsWith(mark)) continue;
    const text = await take({ slot, key }, nameAt(at), fromBase64(stored.slice(mark.length)));
    const sealed = text.ok ? sealText(at, text.value) : null;
    // A newer one may have come meanwhile.
    if (sealed !== null && localStorage.getItem(at) === stored) localStorage.setItem(at, sealed);
  }
}
