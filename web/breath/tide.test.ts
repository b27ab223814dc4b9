/** The picture's keyframes say what the timeline says. */
import { expect, test } from 'vitest';
import { box } from '../../domain/breath/library.ts';
import { compile } from '../../domain/breath/timeline.ts';
import { liftFrames, waterFrames, waters } from './tide.ts';

const timeline = compile(box, { ends: { by: 'minutes', minutes: 1 } });

test('the horizon stands where the lungs are at the edge of every phase', () => {
  const frames = liftFrames(timeline);
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
  const all = waters.map(water => waterFrames(timeline, water));
  for (let i = 0; i < 17; i++) expect(all.reduce((sum, frames) => sum + Number(frames[i]?.opacity), 0)).toBe(1);
});
