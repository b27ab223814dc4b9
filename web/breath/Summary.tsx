/** After the last breath: what was done, that it is kept, and the two ways on. */
import { useEffect, useRef } from 'react';
import { type Entry, noteLimit } from '../../domain/practice/entry.ts';
import { useWide } from '../device/wide.ts';
import { Trace } from '../ui/Trace.tsx';
import { words } from '../words/words.ts';
import { MoodLine } from './Mood.tsx';
import './summary.css';

const say = words.breath.summary;

export type Saving = 'saving' | 'saved' | 'failed';

interface Props {
  /** Null when the session was too short to keep. */
  readonly entry: Entry | null;
  readonly saving: Saving;
  readonly onRetry: () => void;
  /** Mood and note as they are now. */
  readonly onTell: (told: Pick<Entry, 'mood' | 'note'>) => void;
  readonly onAgain: () => void;
  readonly onDone: () => void;
}

export function Summary({ entry, saving, onRetry, onTell, onAgain, onDone }: Props) {
  const done = useRef<HTMLButtonElement>(null);
  useEffect(() => done.current?.focus(), []);

  return (
    <div className="summary">
      <h1 className="heard">{say.title}</h1>
      {entry ? <Done entry={entry} saving={saving} onRetry={onRetry} /> : <p role="status">{say.tooShort}</p>}
      {entry && saving !== 'failed' && <Telling entry={entry} onTell={onTell} />}
      <div className="summary-foot">
        <button type="button" className="button outline large" onClick={onAgain}>
          {say.again}
        </button>
        <button type="button" className="button large" ref={done} onClick={onDone}>
          {say.done}
        </button>
      </div>
    </div>
  );
}

/** Pixels: all that was breathed is drawn, on the narrowest phone too, so that it ends where its time does. */
const fits = { phone: 270, desktop: 590 };

function Done({ entry, saving, onRetry }: { entry: Entry; saving: Saving; onRetry: () => void }) {
  const wide = useWide();
  const begun = new Date(entry.startedAt);
  const ended = words.breath.time(new Date(begun.getTime() + entry.seconds * 1000));
  const saved = entry.whole ? say.saved(ended) : say.savedEarly(ended);
  return (
    <>
      <p className="summary-state" role="status">
        {saving === 'saved' ? saved : saving === 'saving' ? say.saving : say.failed}
      </p>
      {saving === 'failed' && (
        <button type="button" className="button outline" onClick={onRetry}>
          {say.retry}
        </button>
      )}
      <p className="summary-figure">
        <strong>{words.breath.clock(entry.seconds)}</strong> {say.breathsOf(entry.breaths, entry.pattern.name)}
      </p>
      <div className="summary-trace">
        <Trace
          pattern={entry.pattern}
          pps={Math.min(5, (wide ? fits.desktop : fits.phone) / entry.seconds)}
          height={48}
          minutes={entry.seconds / 60}
          solid
        />
      </div>
      <p className="summary-times">
        <span>{words.breath.time(begun)}</span>
        <span>{ended}</span>
      </p>
    </>
  );
}

function Telling({ entry, onTell }: { entry: Entry; onTell: Props['onTell'] }) {
  const { mood, note } = entry;
  const told = (next: Pick<Entry, 'mood' | 'note'>) => onTell(next);
  const withNote = note ? { note } : {};
  return (
    <>
      <MoodLine value={mood} onChange={next => told(next ? { ...withNote, mood: next } : withNote)} />
      <label className="summary-note">
        <span>{words.breath.mood.note}</span>
        <textarea
          rows={3}
          maxLength={noteLimit}
          placeholder={words.breath.mood.noteHint}
          defaultValue={note}
          onChange={event => {
            const text = event.target.value;
            told({ ...(mood ? { mood } : {}), ...(text.trim() ? { note: text } : {}) });
          }}
        />
      </label>
    </>
  );
}
