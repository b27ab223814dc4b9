/** Windows of one person, the other one played by a channel: who is handed the keys, what locks both, and when nobody is there. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { markBusy } from '../busy.ts';
import { database } from '../database.ts';
import { emptyDatabase } from '../test-entries.ts';
import { changeVault } from './kept.ts';
import { keyring, setKeyring } from './keyring.ts';
import { freshRecord } from './keys.ts';
import { sealerOf } from './sealer.ts';
import { getVault, setVault } from './state.ts';

let time = Date.UTC(2026, 10, 25, 8);
// Read when the clock is first asked for.
window.tidelineClock = { now: () => time };
const { handOver, joinWindows, lockNow } = await import('./windows.ts');
const { watchForNobody } = await import('./auto-lock.ts');

const ring = () => ({ newest: 1, keys: new Map([[1, new Uint8Array(32).fill(7)]]) });
const other = new BroadcastChannel('tideline-vault');
let heard: { say: string; ring?: ReturnType<typeof ring> }[] = [];
other.onmessage = ({ data }) => heard.push(data);
const words = () => heard.map(({ say }) => say);
/** What was sent before has arrived: messages keep their order. */
const delivered = async () => {
  const back = new BroadcastChannel('tideline-vault');
  const echo = new Promise(resolve => {
    back.onmessage = ({ data }) => data.say === 'touched' && resolve(null);
  });
  other.postMessage({ say: 'touched' });
  await echo;
  back.close();
};
const say = async (message: object) => {
  other.postMessage(message);
  await delivered();
};

const unlocked = () => {
  setKeyring({ sealer: sealerOf(ring()), sealing: true });
  setVault('unlocked');
};
const locked = () => {
  setKeyring({ sealer: null, sealing: true });
  setVault('locked');
};

let done = () => {};
beforeEach(async () => {
  await emptyDatabase();
  // A window in which a session runs does not load again, which would end this test.
  done = markBusy('session');
  heard = [];
});
afterEach(async () => {
  setKeyring({ sealer: null, sealing: false });
  setVault('open');
  await emptyDatabase();
  done();
});

test('a new window asks, and is handed the keys by one that has them; a locked or an open one has nothing to hand', async () => {
  locked();
  joinWindows();
  await expect.poll(words).toEqual(['ask']);
  await say({ say: 'ask' });
  expect(words()).toEqual(['ask']);
  await say({ say: 'keys', ring: ring(), older: undefined });
  await expect.poll(getVault).toBe('unlocked');
  expect(keyring()).toMatchObject({ sealing: true, sealer: { ring: ring() } });

  other.postMessage({ say: 'ask' });
  await expect.poll(words).toEqual(['ask', 'keys']);
  expect(heard[1]?.ring).toEqual(ring());
  // Keys that come unasked change nothing here.
  await say({ say: 'keys', ring: { newest: 1, keys: new Map([[1, new Uint8Array(32)]]) }, older: undefined });
  expect(keyring().sealer?.ring).toEqual(ring());

  setKeyring({ sealer: sealerOf(ring()), sealing: false });
  setVault('open');
  handOver();
  await say({ say: 'ask' });
  expect(words()).toEqual(['ask', 'keys']);
});

test('locking one locks the other, and the bytes of the keys are gone from it', async () => {
  unlocked();
  const held = keyring().sealer?.ring.keys.get(1);
  await say({ say: 'lock' });
  expect(getVault()).toBe('locked');
  expect(keyring()).toEqual({ sealer: null, sealing: true });
  expect(held).toEqual(new Uint8Array(32));
  unlocked();
  lockNow();
  expect(getVault()).toBe('locked');
  await expect.poll(words).toEqual(['lock']);
  // Locked already: nothing more is said.
  lockNow();
  await delivered();
  expect(words()).toEqual(['lock']);
});

test('it locks by itself after so long without a touch in any window, and never when that was chosen', async () => {
  await database.meta.put({ key: 'vault', value: { ...(await freshRecord({ ring: ring(), wraps: [] })), lock: 'on' } });
  await changeVault(record => ({ ...record, autoLock: 1 }));
  unlocked();
  watchForNobody();
  const later = (seconds: number) => {
    time += seconds * 1000;
    document.dispatchEvent(new Event('visibilitychange'));
    return getVault();
  };
  // What was chosen is heard of by itself.
  await expect
    .poll(() => {
      unlocked();
      watchForNobody();
      return later(61);
    })
    .toBe('locked');
  unlocked();
  watchForNobody();
  expect(later(59)).toBe('unlocked');
  dispatchEvent(new PointerEvent('pointerdown'));
  expect(later(59)).toBe('unlocked');
  await say({ say: 'touched' });
  expect(later(59)).toBe('unlocked');
  expect(later(2)).toBe('locked');
  await expect.poll(words).toContain('touched');

  await changeVault(record => ({ ...record, autoLock: null }));
  await expect
    .poll(() => {
      unlocked();
      watchForNobody();
      return later(86_400);
    })
    .toBe('unlocked');
});
