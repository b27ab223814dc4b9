/** How it is, or was, in one tap: one line from rough to settled, no faces. */
import { useId } from 'react';
import { type Mood, moods } from '../../domain/practice/entry.ts';
import { words } from '../words/words.ts';
import './mood.css';

const say = words.breath.mood;

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

interface Props {
  readonly question: string;
  readonly hint: string;
  readonly value: Mood | undefined;
  readonly onChange: (mood: Mood | undefined) => void;
}

export function MoodLine({ question, hint, value, onChange }: Props) {
  const name = useId();
  return (
    <fieldset className="mood">
      <legend>{question}</legend>
      <p className="quiet">{hint}</p>
      <div className="mood-choices">
        {moods.map(mood => (
          <label key={mood} className={mood === value ? 'chosen' : undefined}>
            <input type="radio" name={name} checked={mood === value} onChange={() => onChange(mood)} />
            <svg viewBox="0 0 48 28" aria-hidden="true">
              <path d={wave(shapes[mood])} />
            </svg>
            {say.names[mood]}
          </label>
        ))}
      </div>
      <p className="mood-after">
        {value ? say.noted(say.names[value]) : say.private}
        {value && (
          <button type="button" className="link" onClick={() => onChange(undefined)}>
            {say.takeBack}
          </button>
        )}
      </p>
    </fieldset>
  );
}
