/** The audio context as devices treat it: refused, interrupted by a call, frozen. */
import { afterEach, expect, test, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { closeSound, soundRuns, unlockSound, watchSound } from './sound.ts';

const tap = () => userEvent.click(document.body);

/** Give an object another answer for one property, until the test is over. */
function pretend(of: object, name: string, get: () => unknown) {
  Object.defineProperty(of, name, { get, configurable: true });
  undo.push(() => Reflect.deleteProperty(of, name));
}
const undo: (() => void)[] = [];

afterEach(async () => {
  for (const back of undo.splice(0)) back();
  await closeSound();
  vi.useRealTimers();
});

test('a tap wakes one context, and the next tap finds the same', async () => {
  await tap();
  const context = unlockSound();
  expect(context && (await soundRuns(context, 2000))).toBe(true);
  expect(unlockSound()).toBe(context);
});

test('where sound is refused there is none, and nothing throws', () => {
  const real = window.AudioContext;
  window.AudioContext = class {
    constructor() {
      throw new DOMException('no device', 'NotSupportedError');
    }
  } as unknown as typeof AudioContext;
  undo.push(() => {
    window.AudioContext = real;
  });
  expect(unlockSound()).toBeUndefined();
});

test('the silent switch is asked about before there is a context', () => {
  const session = { type: 'auto' };
  pretend(navigator, 'audioSession', () => session);
  unlockSound(true);
  expect(session.type).toBe('playback');
  unlockSound(false);
  expect(session.type).toBe('ambient');
});

test('an interrupted context is not resumed by us', async () => {
  await tap();
  const context = unlockSound();
  if (!context) throw new Error('no context');
  const resume = vi.spyOn(context, 'resume');
  pretend(context, 'state', () => 'interrupted');
  unlockSound();
  expect(resume).not.toHaveBeenCalled();
});

test('a clock that stands still while it says that it runs is noticed; one that was paused is not', async () => {
  await tap();
  const context = unlockSound();
  if (!context) throw new Error('no context');
  await soundRuns(context, 2000);
  vi.useFakeTimers();
  const lost = vi.fn();
  let paused = true;
  const stop = watchSound(lost, () => paused);
  pretend(context, 'currentTime', () => 12);
  pretend(context, 'state', () => 'suspended');
  vi.advanceTimersByTime(10_000);
  expect(lost).not.toHaveBeenCalled();
  // Nobody paused it: the system did.
  paused = false;
  vi.advanceTimersByTime(10_000);
  expect(lost).toHaveBeenCalled();
  lost.mockClear();
  pretend(context, 'state', () => 'running');
  vi.advanceTimersByTime(10_000);
  expect(lost).toHaveBeenCalled();
  stop();
  lost.mockClear();
  vi.advanceTimersByTime(10_000);
  expect(lost).not.toHaveBeenCalled();
});

test('a clock that runs is left alone', async () => {
  await tap();
  const context = unlockSound();
  if (!context) throw new Error('no context');
  await soundRuns(context, 2000);
  const lost = vi.fn();
  const stop = watchSound(lost, () => false);
  await new Promise(resolve => setTimeout(resolve, 7000));
  expect(lost).not.toHaveBeenCalled();
  stop();
});
