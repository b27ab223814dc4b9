/** Real animations on a session's clock: a hiccup leaves them alone, a lasting or a large difference moves them. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { follow } from './follow.ts';

const element = document.createElement('div');
document.body.append(element);
// The page's clock stands where the test puts it: a busy machine must not count as a difference.
let now = 0;
beforeEach(() => {
  now = performance.now();
  vi.spyOn(performance, 'now').mockImplementation(() => now);
});
afterEach(() => {
  vi.restoreAllMocks();
  for (const animation of element.getAnimations()) animation.cancel();
});

function start(rate = 1) {
  const animation = element.animate([{ opacity: 0 }, { opacity: 1 }], { duration: 600_000 });
  const followers = follow([animation], rate);
  const began = now;
  return {
    animation,
    followers,
    /** The session a second later, so many real milliseconds off its first pace. */
    look(off: number) {
      now += 1000;
      followers.at(((now - began + off) / 1000) * rate, false);
    },
    /** Milliseconds by which the animation was moved since its first look. */
    moved: () => Math.round(began - Number(animation.startTime)),
  };
}

test('one hiccup leaves it where it is, two in a row move it', () => {
  const { look, moved } = start();
  look(0);
  look(12);
  expect(moved()).toBe(0);
  look(1);
  look(12);
  expect(moved()).toBe(0);
  look(12);
  expect(moved()).toBe(12);
});

test('what is far off is moved at once', () => {
  const { look, moved } = start();
  look(0);
  look(-120);
  expect(moved()).toBe(-120);
});

test('paused it stands at the session’s second, and goes on from the one it is told', () => {
  const { animation, followers } = start(2);
  followers.at(3, false);
  followers.at(4, true);
  expect(animation.playState).toBe('paused');
  expect(animation.currentTime).toBe(4000);
  followers.at(4, false);
  expect(animation.playState).toBe('running');
  expect(animation.playbackRate).toBe(2);
  // Where it is by its start: four seconds in, at twice the pace.
  expect(now - Number(animation.startTime)).toBeCloseTo(2000, 3);
});
