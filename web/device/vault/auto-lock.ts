/** The app locks itself when nobody has touched any of its windows for as long as was chosen. */
import { liveQuery } from 'dexie';
import { clock } from '../clock.ts';
import { vaultKept } from './kept.ts';
import { getVault } from './state.ts';
import { announceTouch, lockNow, onTouch } from './windows.ts';

/** Milliseconds between two looks, and between two words to the other windows. */
const lookEvery = 5000;
const sayEvery = 10_000;

const now = () => clock.now().getTime();
let last = now();
let said = 0;
/** Milliseconds; null for never. */
let limit: number | null = null;
let watching = false;

/** Until the window closes; safe to repeat. */
export function watchForNobody(): void {
  last = now();
  if (watching) return;
  watching = true;
  for (const kind of ['pointerdown', 'keydown', 'wheel'])
    addEventListener(kind, touch, { capture: true, passive: true });
  onTouch(() => {
    last = now();
  });
  liveQuery(vaultKept).subscribe({
    next: record => {
      limit = record?.autoLock ? record.autoLock * 60_000 : null;
    },
    // The frame says so already.
    error: () => {},
  });
  setInterval(look, lookEvery);
  // A device that slept has not looked meanwhile.
  document.addEventListener('visibilitychange', look);
}

/** Somebody touched this window, or waits for work that is under way in it. */
export function touch(): void {
  last = now();
  if (last - said < sayEvery) return;
  said = last;
  announceTouch();
}

function look() {
  if (limit !== null && getVault() === 'unlocked' && now() - last >= limit) lockNow();
}
