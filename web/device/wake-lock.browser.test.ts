/** The screen stays on while someone breathes, by one lock and not two, and may go dark afterwards. The browser's own locks. */
import { afterEach, expect, test, vi } from 'vitest';
import { keepAwake } from './wake-lock.ts';

afterEach(() => vi.restoreAllMocks());

/** The real locks, noted as they are given. */
function given(): WakeLockSentinel[] {
  const all: WakeLockSentinel[] = [];
  const request = navigator.wakeLock.request.bind(navigator.wakeLock);
  vi.spyOn(navigator.wakeLock, 'request').mockImplementation(async type => {
    const lock = await request(type);
    all.push(lock);
    return lock;
  });
  return all;
}

const held = (locks: readonly WakeLockSentinel[]) => locks.filter(({ released }) => !released).length;
const comesBack = () => document.dispatchEvent(new Event('visibilitychange'));

test('taken at once, taken again when the page comes back, and let go at the end', async () => {
  const locks = given();
  const stop = keepAwake();
  await expect.poll(() => locks.length).toBe(1);
  expect(held(locks)).toBe(1);
  // What a browser does when the page is hidden.
  await locks[0]?.release();
  comesBack();
  await expect.poll(() => locks.length).toBe(2);
  expect(held(locks)).toBe(1);
  stop();
  await expect.poll(() => held(locks)).toBe(0);
  comesBack();
  await new Promise(done => setTimeout(done, 50));
  expect(locks).toHaveLength(2);
});

test('asked for twice before the first came, one is kept and none is left at the end', async () => {
  const locks = given();
  const stop = keepAwake();
  comesBack();
  await expect.poll(() => locks.length).toBe(2);
  await expect.poll(() => held(locks)).toBe(1);
  stop();
  await expect.poll(() => held(locks)).toBe(0);
});

test('stopped before it came, it is let go as soon as it is there', async () => {
  const locks = given();
  keepAwake()();
  await expect.poll(() => locks.length).toBe(1);
  await expect.poll(() => held(locks)).toBe(0);
});

test('a browser that refuses is no reason to fail', async () => {
  const request = vi.spyOn(navigator.wakeLock, 'request').mockRejectedValue(new DOMException('no', 'NotAllowedError'));
  const stop = keepAwake();
  await expect.poll(() => request.mock.calls.length).toBe(1);
  stop();
});
