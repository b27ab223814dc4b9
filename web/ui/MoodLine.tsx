/** How it is, or was, in one tap: one line from rough to settled, no faces. */
import { useId } from 'react';
import { type Mood, moods } from '../../domain/practice/entry.ts';
import { words } from '../words/words.ts';
import { MoodWave } from './MoodWave.tsx';
import './mood.css';

const say = words.breath.mood;

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
            <MoodWave mood={mood} />
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
