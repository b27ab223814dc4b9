/** A session on the browser's real audio clock: it runs, stands still, goes on, and says once that it is over. */
import { expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import { box } from '../../domain/breath/library.ts';
import type { Pattern } from '../../domain/breath/pattern.ts';
import { defaultSounding } from '../../domain/breath/sounding.ts';
import { beginSession, type Progress, type Session } from './session.ts';

const ends = { by: 'minutes', minutes: 1 } as const;
const wait = (ms: number) => new Promise(resolve => setTimeout(resolve, ms));

const quiet = { onSlept() {}, onSound() {}, onPaused() {} };

/** A session and every time it said it was over. */
async function begin(rate: number, resume?: Progress): Promise<{ session: Session; over: number[] }> {
  // Browsers keep sound locked until a person taps, so the test taps.
  await userEvent.click(document.body);
  const over: number[] = [];
  const session = await beginSession(
    { pattern: box, options: { ends }, sounding: defaultSounding, rate, ...(resume ? { resume } : {}) },
    { ...quiet, onOver: ({ position }) => over.push(position) },
  );
  return { session, over };
}

test('it has sound, and its seconds are those of the audio clock', async () => {
  const { session, over } = await begin(1);
  expect(session.sound()).toBe(true);
  await wait(300);
  const [from, start] = [session.position(), performance.now()];
  await wait(1000);
  const passed = (performance.now() - start) / 1000;
  expect(Math.abs(session.position() - from - passed)).toBeLessThan(0.05);
  session.abandon();
  await wait(50);
  expect(over).toEqual([]);
});

test('paused it stands still, resumed it goes on from there', async () => {
  const { session } = await begin(1);
  await wait(500);
  session.pause();
  await wait(100);
  const held = session.position();
  await wait(700);
  expect(Math.abs(session.position() - held)).toBeLessThan(0.02);
  session.resume();
  await wait(500);
  expect(session.position()).toBeGreaterThan(held + 0.3);
  expect(session.position()).toBeLessThan(held + 0.7);
  session.abandon();
});

test('the last cue ends it, once, at its full length', async () => {
  const { session, over } = await begin(64);
  await wait(1800);
  expect(over).toEqual([64]);
  expect(session.position()).toBe(64);
  await wait(500);
  expect(over).toHaveLength(1);
});

test('ended early it says how far it came', async () => {
  const { session, over } = await begin(10);
  await wait(600);
  session.end();
  expect(over).toHaveLength(1);
  expect(over[0]).toBeGreaterThan(2);
  expect(over[0]).toBeLessThan(9);
  session.end();
  await wait(300);
  expect(over).toHaveLength(1);
});

test('without sound it runs by the page clock and ends as well', async () => {
  const real = window.AudioContext;
  window.AudioContext = class {
    constructor() {
      throw new DOMException('no device', 'NotSupportedError');
    }
  } as unknown as typeof AudioContext;
  try {
    const { closeSound } = await import('../device/sound.ts');
    await closeSound();
    const { session, over } = await begin(64);
    expect(session.sound()).toBe(false);
    await wait(400);
    session.pause();
    const held = session.position();
    await wait(300);
    expect(session.position()).toBe(held);
    session.resume();
    await wait(1200);
    expect(over).toEqual([64]);
  } finally {
    window.AudioContext = real;
  }
});

test('it goes on where it was left', async () => {
  const { session, over } = await begin(16, { position: 40, skipped: 0, skippedBreaths: 0, released: [] });
  await wait(200);
  expect(session.position()).toBeGreaterThan(40);
  expect(session.position()).toBeLessThan(48);
  await wait(1900);
  expect(over).toEqual([64]);
});

test('jumping to the next breath is not counted as breathed', async () => {
  const { session } = await begin(1);
  await wait(400);
  session.skip(1);
  await wait(300);
  expect(session.position()).toBeGreaterThan(16);
  expect(session.position()).toBeLessThan(17);
  const { position, skipped, skippedBreaths } = session.progress();
  expect(position - skipped).toBeLessThan(1.2);
  expect(skippedBreaths).toBe(1);
  session.skip(-1);
  await wait(200);
  expect(session.position()).toBeLessThan(1);
  expect(session.progress().skippedBreaths).toBe(0);
  session.abandon();
});

test('a phase that waits goes on when the person says so', async () => {
  await userEvent.click(document.body);
  const over: number[] = [];
  const open: Pattern = {
    ...box,
    blocks: [
      {
        times: 1,
        phases: [
          { kind: 'in', seconds: 1 },
          { kind: 'hold', open: true },
          { kind: 'out', seconds: 2 },
        ],
      },
    ],
    ends: { by: 'rounds', rounds: 1 },
  };
  const session = await beginSession(
    { pattern: open, options: {}, sounding: defaultSounding, rate: 4 },
    { ...quiet, onOver: ({ position }) => over.push(position) },
  );
  await wait(600);
  expect(session.timeline().length).toBe(Number.POSITIVE_INFINITY);
  const released = session.position();
  session.release();
  expect(session.timeline().length).toBeCloseTo(released + 2, 1);
  await wait(1200);
  expect(over).toHaveLength(1);
  expect(over[0]).toBeCloseTo(released + 2, 1);
});

test('a device that slept: the session stands still, says for how long, and goes on when asked', async () => {
  await userEvent.click(document.body);
  const slept: number[] = [];
  const session = await beginSession(
    { pattern: box, options: { ends }, sounding: defaultSounding, rate: 1 },
    { ...quiet, onOver() {}, onSlept: seconds => slept.push(seconds) },
  );
  await wait(1200);
  const real = Date.now;
  // What a woken page sees: the wall clock has moved on, the audio clock has not.
  Date.now = () => real() + 300_000;
  try {
    await expect.poll(() => slept).toHaveLength(1);
    expect(slept[0]).toBeGreaterThanOrEqual(299);
    expect(session.paused()).toBe(true);
    expect(session.position()).toBeLessThan(10);
    const held = session.position();
    await wait(600);
    expect(session.position()).toBeCloseTo(held, 1);
    session.resume();
    await wait(600);
    expect(session.position()).toBeGreaterThan(held + 0.2);
  } finally {
    Date.now = real;
    session.abandon();
  }
});

/** Every context that is made from here on, and when each of its recorded cues is to start. */
function listenToContexts() {
  const heard = new Map<AudioContext, number[]>();
  const start = AudioBufferSourceNode.prototype.start;
  AudioBufferSourceNode.prototype.start = function (when = 0, ...rest) {
    if (this.context instanceof AudioContext) heard.set(this.context, [...(heard.get(this.context) ?? []), when]);
    start.call(this, when, ...rest);
  };
  return {
    heard,
    stop() {
      AudioBufferSourceNode.prototype.start = start;
    },
  };
}

test.each([
  ['closed', (context: AudioContext) => context.close()],
  ['suspended', (context: AudioContext) => context.suspend()],
] as const)(
  'a context that is %s under a running session is made anew: it goes on, with sound, and no cue twice',
  async (_, take) => {
    await userEvent.click(document.body);
    const { closeSound } = await import('../device/sound.ts');
    await closeSound();
    const contexts = listenToContexts();
    const sounds: boolean[] = [];
    const over: number[] = [];
    const rate = 8;
    const session = await beginSession(
      { pattern: box, options: { ends: { by: 'minutes', minutes: 2 } }, sounding: defaultSounding, rate },
      { ...quiet, onSound: now => sounds.push(now), onOver: ({ position }) => over.push(position) },
    );
    try {
      await wait(1700);
      const [old] = [...contexts.heard.keys()];
      if (!old) throw new Error('nothing was scheduled');
      await take(old);
      const [stood, lost] = [session.position(), old.currentTime];
      expect(stood).toBeGreaterThan(8);
      await expect.poll(() => sounds).toEqual([true]);
      expect(session.position()).toBeGreaterThanOrEqual(stood);
      expect(session.position()).toBeLessThan(stood + 4);
      expect(session.sound()).toBe(true);

      const fresh = [...contexts.heard.keys()].find(context => context !== old);
      if (!fresh) throw new Error('no new context');
      expect(fresh.state).toBe('running');
      await wait(500);
      // Seconds of the session at which cues sounded in the old context, and are to sound in the new one.
      const cuesOf = (context: AudioContext, zero: number) =>
        (contexts.heard.get(context) ?? []).map(when => ({ when, second: Math.round(((when - zero) * rate) / 4) * 4 }));
      const [first = 0] = contexts.heard.get(old) ?? [];
      const before = cuesOf(old, first).flatMap(({ when, second }) => (when <= lost ? [second] : []));
      const after = cuesOf(fresh, fresh.currentTime - session.position() / rate).map(({ second }) => second);
      expect(before.length).toBeGreaterThan(2);
      expect(after.length).toBeGreaterThan(5);
      // Box: a cue every four seconds, each in one context and in one only.
      const all = [...before, ...after];
      expect(all.slice(0, 12)).toEqual(Array.from({ length: 12 }, (_, i) => i * 4));
      expect(new Set(all).size).toBe(all.length);
      await expect.poll(() => over).toEqual([128]);
    } finally {
      contexts.stop();
      session.abandon();
    }
  },
  40_000,
);
