/** Before the first breath: how to sit, how long, how it sounds, and what to mind. Skipped and remembered on request. */
import { type ReactNode, useMemo, useState } from 'react';
import { Link } from 'wouter';
import { breathSeconds, type Ending, type Pattern } from '../../domain/breath/pattern.ts';
import { compile } from '../../domain/breath/timeline.ts';
import type { Mood } from '../../domain/practice/entry.ts';
import { clock } from '../device/clock.ts';
import { canVibrate } from '../device/haptics.ts';
import { changeSettings, rememberHabit, useSettings } from '../device/settings.ts';
import '../ui/choices.css';
import { MoodLine } from '../ui/MoodLine.tsx';
import { Segments } from '../ui/Segments.tsx';
import { Stepper } from '../ui/Stepper.tsx';
import { Switch } from '../ui/Switch.tsx';
import { Trace } from '../ui/Trace.tsx';
import { words } from '../words/words.ts';
import { SoundPanel } from './sound/SoundPanel.tsx';
import './prepare.css';

const say = words.breath.prepare;

interface Props {
  readonly pattern: Pattern;
  /** Which session of a trial with oneself this is: its length is given, and the mood before belongs to it. */
  readonly trial: { readonly session: number; readonly of: number } | undefined;
  readonly posture: string | undefined;
  /** What to mind with this exercise; nothing where nothing is. */
  readonly safety: ReactNode;
  readonly onBegin: (moodBefore: Mood | undefined) => void;
}

export function Prepare({ pattern, trial, posture, safety, onBegin }: Props) {
  const { habits, haptics, captions, sounding } = useSettings();
  const habit = habits[pattern.id] ?? {};
  const ends = (!trial && habit.ends) || pattern.ends;
  const settle = habit.settle ?? 0;
  const timeline = useMemo(() => compile(pattern, { ends, settle }), [pattern, ends, settle]);
  const [now] = useState(() => clock.now());
  const [mood, setMood] = useState<Mood>();
  const remember = (change: typeof habit) => rememberHabit(pattern.id, change);

  return (
    <div className="prepare">
      <header className="prepare-head">
        <Link href="/" className="link">
          {say.back}
        </Link>
        <p>{say.begins}</p>
      </header>
      <div className="prepare-trace">
        <Trace pattern={pattern} pps={10} height={96} minutes={2} beads />
      </div>
      <h1>{pattern.name}</h1>
      {trial && <p className="prepare-posture">{say.trial(trial.session, trial.of)}</p>}
      {posture && <p className="prepare-posture">{posture}</p>}
      <MoodLine
        question={words.breath.mood.questionBefore}
        hint={trial ? words.breath.mood.hintTrial : words.breath.mood.hintBefore}
        value={mood}
        onChange={setMood}
      />
      {trial ? (
        <p className="choice">
          <strong>{say.length}</strong>
          {say.trialLasts(timeline.breaths, timeline.length)}
        </p>
      ) : (
        <Length
          pattern={pattern}
          ends={ends}
          note={say.lasts(timeline.breaths, timeline.length, now)}
          onChange={remember}
        />
      )}
      <Segments
        label={say.settle}
        value={settle}
        options={[0, 10, 30].map(value => ({ value, label: say.seconds(value) }))}
        onChange={value => remember({ settle: value })}
      />
      <details className="prepare-senses">
        <summary>
          <span>{say.senses}</span>
          <small>
            {say.sensesNow(words.sound.themes[sounding.theme], words.sound.backgrounds[sounding.background])}
          </small>
        </summary>
        <SoundPanel />
        <Switch
          label={say.touch}
          note={canVibrate ? say.touchNote : say.noTouch}
          checked={canVibrate && haptics}
          disabled={!canVibrate}
          onChange={value => changeSettings({ haptics: value })}
        />
        <Switch label={say.captions} checked={captions} onChange={value => changeSettings({ captions: value })} />
      </details>
      {safety}
      <div className="prepare-foot">
        <button type="button" className="button large" onClick={() => onBegin(mood)}>
          {say.begin}
        </button>
        {!trial && (
          <label className="prepare-skip">
            <input
              type="checkbox"
              checked={habit.skipCard ?? false}
              onChange={event => remember({ skipCard: event.target.checked })}
            />
            {say.skip}
          </label>
        )}
      </div>
    </div>
  );
}

interface LengthProps {
  readonly pattern: Pattern;
  readonly ends: Ending;
  readonly note: string;
  readonly onChange: (change: { ends: Ending }) => void;
}

/** Minutes, breaths, rounds or no end, whichever the person counts in. */
function Length({ pattern, ends, note, onChange }: LengthProps) {
  const inRounds = pattern.blocks.length > 1;
  const breath = breathSeconds(pattern) || 1;
  const choices: Record<string, Ending> = inRounds
    ? { rounds: { by: 'rounds', rounds: 3 }, never: { by: 'never' } }
    : {
        minutes: { by: 'minutes', minutes: 5 },
        breaths: { by: 'breaths', breaths: Math.max(1, Math.round(300 / breath)) },
        never: { by: 'never' },
      };
  return (
    <>
      <Segments
        label={say.countIn}
        value={ends.by in choices ? ends.by : 'never'}
        options={Object.keys(choices).map(by => ({ value: by, label: say.by[by as Ending['by']] }))}
        onChange={by => onChange({ ends: by === pattern.ends.by ? pattern.ends : (choices[by] ?? pattern.ends) })}
      />
      {ends.by === 'minutes' && (
        <Stepper
          label={say.length}
          note={note}
          unit={say.minutes}
          value={ends.minutes}
          min={1}
          max={120}
          onChange={minutes => onChange({ ends: { by: 'minutes', minutes } })}
        />
      )}
      {ends.by === 'breaths' && (
        <Stepper
          label={say.length}
          note={note}
          unit={say.breaths}
          value={ends.breaths}
          min={1}
          max={999}
          onChange={breaths => onChange({ ends: { by: 'breaths', breaths } })}
        />
      )}
      {ends.by === 'rounds' && (
        <Stepper
          label={say.length}
          note={note}
          unit={say.rounds}
          value={ends.rounds}
          min={1}
          max={20}
          onChange={rounds => onChange({ ends: { by: 'rounds', rounds } })}
        />
      )}
    </>
  );
}
