/** A mood as a wave: rough water is high and quick, settled water is a line. The word stands beside it. */
import type { Mood } from '../../domain/practice/entry.ts';
import './mood.css';

/** Half waves and their height (of 12) for each mood. */
const shapes: Record<Mood, readonly [waves: number, height: number]> = {
  1: [10, 12],
  2: [8, 9],
  3: [6, 5],
  4: [4, 2],
  5: [1, 0],
};

function wave([waves, height]: readonly [number, number]): string {
  const width = 44 / waves;
  let path = 'M2 14';
  for (let i = 0; i < waves; i++) path += `q${width / 2} ${i % 2 ? height * 2 : -height * 2} ${width} 0`;
  return path;
}

export const MoodWave = ({ mood }: { readonly mood: Mood }) => (
  <svg className="mood-wave" viewBox="0 0 48 28" aria-hidden="true">
    <path d={wave(shapes[mood])} />
  </svg>
);
