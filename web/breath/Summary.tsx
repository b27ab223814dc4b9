/** After the last breath: what was done, that it is kept, and the two ways on. */
import { useEffect, useRef, useState } from 'react';
import { type Entry, type Mood, noteLimit } from '../../domain/practice/entry.ts';
import { useWide } from '../device/wide.ts';
import { MoodLine } from '../ui/MoodLine.tsx';
import { Trace } from '../ui/Trace.tsx';
import { words } from '../words/words.ts';
import { ShareLink } from './library/ShareLink.tsx';
import type { Told } from './use-session.ts';
import './summary.css';

const say = words.breath.summary;

export type Saving = 'saving' | 'saved' | 'failed';

interface Props {
  /** Null when the session was too short to keep. */
  readonly entry: Entry | null;
  readonly saving: Saving;
  readonly onRetry: () => void;
  /** Moods and note as they are now. */
  readonly onTell: (told: Told) => void;
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
      <div className="summary-head">
        <p className="summary-state" role="status">
          {saving === 'saved' ? saved : saving === 'saving' ? say.saving : say.failed}
        </p>
        <ShareLink pattern={entry.pattern} />
      </div>
      {saving === 'failed' && (
        <button type="button" className="button outline" onClick={onRetry}>
          {say.retry}
        </button>
      )}
      <p className="summary-figure">
        <strong>{words.breath.clock(entry.seconds)}</strong>{' '}
        <span>{say.breathsOf(entry.breaths, entry.pattern.name)}</span>
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
  const { mood, moodBefore, note } = entry;
  const told = (next: { [Key in keyof Told]: Told[Key] | undefined }) => {
    const all = { mood, moodBefore, note, ...next };
    onTell({
      ...(all.mood ? { mood: all.mood } : {}),
      ...(all.moodBefore ? { moodBefore: all.moodBefore } : {}),
      ...(all.note?.trim() ? { note: all.note } : {}),
    });
  };
  const say = words.breath.mood;
  return (
    <>
      <MoodLine
        question={say.question}
        hint={moodBefore ? say.hintKnowing(say.names[moodBefore]) : say.hint}
        value={mood}
        onChange={next => told({ mood: next })}
      />
      <Before value={moodBefore} onChange={next => told({ moodBefore: next })} />
      <label className="summary-note">
        <span>{say.note}</span>
        <textarea
          rows={3}
          maxLength={noteLimit}
          placeholder={say.noteHint}
          autoComplete="off"
          defaultValue={note}
          onChange={event => told({ note: event.target.value })}
        />
      </label>
    </>
  );
}

interface BeforeProps {
  readonly value: Mood | undefined;
  readonly onChange: (mood: Mood | undefined) => void;
}

/** For who went straight to the stage: asked once, behind a word, so that the summary stays one question. */
function Before({ value, onChange }: BeforeProps) {
  const [given] = useState(value !== undefined);
  const [open, setOpen] = useState(false);
  const line = useRef<HTMLDivElement>(null);
  // The word that was pressed is gone: the focus goes on to what it opened.
  useEffect(() => {
    if (open) line.current?.querySelector('input')?.focus();
  }, [open]);
  if (given) return null;
  if (open)
    return (
      <div ref={line}>
        <MoodLine
          question={words.breath.mood.wasBefore}
          hint={words.breath.mood.hint}
          value={value}
          onChange={onChange}
        />
      </div>
    );
  return (
    <button type="button" className="link" onClick={() => setOpen(true)}>
      {words.breath.mood.wasBefore}
    </button>
  );
}
