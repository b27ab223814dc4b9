/** The picture's keyframes say what the timeline says, window by window. */
import { expect, test } from 'vitest';
import { box, simple } from '../../domain/breath/library.ts';
import type { Pattern } from '../../domain/breath/pattern.ts';
import { compile, type Timeline } from '../../domain/breath/timeline.ts';
import { liftFrames, tideReach, waterFrames, waters } from './tide.ts';
import { windowAt as windowOf } from './window.ts';

const windowAt = (timeline: Timeline, position: number) => windowOf(timeline, position, tideReach.ahead);

const minute = compile(box, { ends: { by: 'minutes', minutes: 1 } });

test('the horizon stands where the lungs are at the edge of every phase', () => {
  const frames = liftFrames(windowAt(minute, 0));
  expect(frames).toHaveLength(17);
  expect(frames.slice(0, 5).map(f => [Number(f.offset) * 64, f.transform])).toEqual([
    [0, 'translateY(100%)'],
    [4, 'translateY(0%)'],
    [8, 'translateY(0%)'],
    [12, 'translateY(100%)'],
    [16, 'translateY(100%)'],
  ]);
  expect(frames[0]?.easing).toMatch(/cubic-bezier/);
  expect(frames[1]?.easing).toBe('linear');
});

test('one colour of water shows at any time', () => {
  const window = windowAt(minute, 0);
  const all = waters.map(water => waterFrames(window, water));
  for (let i = 0; i < 17; i++) expect(all.reduce((sum, frames) => sum + Number(frames[i]?.opacity), 0)).toBe(1);
});

test('a session of eight hours is drawn a few minutes at a time, from the edge of a phase', () => {
  const night = compile(box, { ends: { by: 'minutes', minutes: 480 } });
  for (const position of [0, 7, 3601, 28_000, night.length]) {
    const { from, to, segments } = windowAt(night, position);
    expect(segments[0]?.start).toBe(from);
    expect(from).toBeLessThanOrEqual(position);
    expect(to - from).toBeLessThan(200);
    expect(Math.min(position + 150, night.length)).toBeLessThanOrEqual(to);
  }
});

test('a phase that waits for the person stands still in a picture of finite width', () => {
  const waits: Pattern = {
    ...simple('w', 'W', { by: 'rounds', rounds: 1 }, [['in', 2]]),
    blocks: [
      {
        times: 1,
        phases: [
          { kind: 'in', seconds: 2 },
          { kind: 'hold', open: true },
        ],
      },
    ],
  };
  const window = windowAt(compile(waits), 30);
  expect(Number.isFinite(window.to)).toBe(true);
  expect(window.to).toBeGreaterThan(150);
  expect(liftFrames(window).map(f => f.transform)).toEqual(['translateY(0%)', 'translateY(0%)']);
});

test('a stroke falls to empty and comes back', () => {
  const strokes = compile(simple('s', 'S', { by: 'breaths', breaths: 3 }, [['stroke', 1]]));
  const frames = liftFrames(windowAt(strokes, 0));
  expect(frames).toHaveLength(7);
  expect(frames[1]?.transform).toBe('translateY(100%)');
  expect(frames[2]?.transform).toBe('translateY(40%)');
});
