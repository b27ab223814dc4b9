/**
 * The windows of one person, together: locking one locks all, a new one is handed the keys by one that has them, and when
 * the lock itself changes the others load again.
 */
import { isBusyWith } from '../busy.ts';
import { keyring, setKeyring } from './keyring.ts';
import type { Ring } from './seal.ts';
import { getVault, setVault } from './state.ts';

interface Handed {
  readonly say: 'keys';
  readonly ring: Ring;
  readonly older: Ring | undefined;
}

type Message = { readonly say: 'ask' | 'lock' | 'changed' | 'touched' } | ({ readonly say: 'keys' } & Handed);

const name = 'tideline-vault';
let channel: BroadcastChannel | undefined;
const touched = new Set<() => void>();

/** From here on this window hears the others, and asks them if it is locked. */
export function joinWindows(): void {
  if (channel || typeof BroadcastChannel === 'undefined') return;
  channel = new BroadcastChannel(name);
  channel.onmessage = ({ data }: MessageEvent<Message>) => {
    if (data.say === 'keys') void take(data);
    else if (data.say === 'ask') handOver();
    else if (data.say === 'lock') shut();
    else if (data.say === 'changed') location.reload();
    else for (const listener of touched) listener();
  };
  if (getVault() === 'locked') say({ say: 'ask' });
}

const say = (message: Message) => channel?.postMessage(message);

/** The lock was turned on or off, or the keys are others. */
export const announceChange = () => say({ say: 'changed' });

/** Unlocked here: the others are too. */
export const handOver = () => {
  const { sealer, sealing } = keyring();
  if (sealer && sealing) say({ say: 'keys', ring: sealer.ring, older: sealer.older });
};

/** Lock every window, now. A session that is under way goes on, and ends in the letterbox. */
export function lockNow(): void {
  if (getVault() !== 'unlocked') return;
  say({ say: 'lock' });
  shut();
}

/** Somebody touched a window: this one tells the others, or hears it from them. */
export const announceTouch = () => say({ say: 'touched' });
export function onTouch(listener: () => void): () => void {
  touched.add(listener);
  return () => touched.delete(listener);
}

function shut(): void {
  if (getVault() !== 'unlocked') return;
  const { sealer } = keyring();
  setKeyring({ sealer: null, sealing: true });
  for (const ring of [sealer?.ring, sealer?.older]) for (const key of ring?.keys.values() ?? []) key.fill(0);
  setVault('locked');
  // What was read is in memory still; a fresh page has nothing of it.
  if (!isBusyWith('session')) location.reload();
}

async function take({ ring, older }: Handed): Promise<void> {
  if (getVault() !== 'locked') return;
  const { sealerOf } = await import('./sealer.ts');
  setKeyring({ sealer: sealerOf(ring, older), sealing: true });
  setVault('unlocked');
}
