/** What can be said of a session by hand, as a form: used for adding one and for changing one. */
import { type ReactNode, useEffect, useId, useMemo, useRef, useState } from 'react';
import { techniques } from '../../../domain/breath/library.ts';
import type { Pattern } from '../../../domain/breath/pattern.ts';
import { breathsOf, hasRounds } from '../../../domain/practice/by-hand.ts';
import { noteLimit } from '../../../domain/practice/entry.ts';
import { markBusy } from '../../device/busy.ts';
import { clock } from '../../device/clock.ts';
import { useLive } from '../../device/live.ts';
import { ownPatterns } from '../../device/patterns.ts';
import { localDay, localZone } from '../../device/today.ts';
import { MoodLine } from '../../ui/MoodLine.tsx';
import { type DraftProblem, record } from '../../words/en/record.ts';
import { type Draft, type Read, readDraft } from './draft.ts';
import { TextField } from './TextField.tsx';

const say = record.form;

interface Props {
  readonly initial: Draft;
  readonly submit: string;
  /** Rejects when it could not be saved. */
  readonly onSubmit: (draft: Draft, read: Read) => Promise<void>;
  readonly children: ReactNode;
}

export function SessionForm({ initial, submit, onSubmit, children }: Props) {
  const [draft, setDraft] = useState(initial);
  const [problem, setProblem] = useState<DraftProblem | 'failed' | null>(null);
  const [saving, setSaving] = useState(false);
  const dirty = draft !== initial;
  // An update must not take away what was typed.
  useEffect(() => (dirty ? markBusy('form') : undefined), [dirty]);
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (problem) form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [problem]);
  const set = (change: Partial<Draft>) => {
    setDraft({ ...draft, ...change });
    setProblem(null);
  };
  const moved = draft.day !== initial.day || draft.time !== initial.time || draft.zone !== initial.zone;
  // What a wrong clock put into the future can still be given a note.
  const read = readDraft(draft, moved ? clock.now().getTime() : Number.POSITIVE_INFINITY);
  const save = async () => {
    if (!read.ok) return setProblem(read.problem);
    setSaving(true);
    await onSubmit(draft, read.value).catch(() => {
      setProblem('failed');
      setSaving(false);
    });
  };
  const problemId = useId();
  const wrong = (...of: readonly DraftProblem[]) => (of.some(one => one === problem) ? problemId : undefined);
  const above = problem !== null && problem !== 'failed' && problem !== 'tags';
  return (
    <form
      className="record-form"
      ref={form}
      noValidate
      onSubmit={event => {
        event.preventDefault();
        void save();
      }}
    >
      <TechniqueField value={draft.pattern} onChange={pattern => set({ pattern })} asItWas={initial.pattern} />
      <div className="record-fields">
        <TextField
          {...{ label: say.date, type: 'date', value: draft.day, max: localDay(clock.now()) }}
          problem={wrong('when', 'future')}
          onText={day => set({ day })}
        />
        <TextField
          {...{ label: say.time, type: 'time', value: draft.time }}
          problem={wrong('when', 'future')}
          onText={time => set({ time })}
        />
        <ZoneField value={draft.zone} onChange={zone => set({ zone })} />
      </div>
      <div className="record-fields">
        <TextField
          {...{ label: say.lengthMinutes, inputMode: 'numeric', value: draft.minutes }}
          problem={wrong('length')}
          onText={minutes => set({ minutes })}
        />
        <TextField
          {...{ label: say.lengthSeconds, inputMode: 'numeric', value: draft.seconds }}
          problem={wrong('length')}
          onText={seconds => set({ seconds })}
        />
        {hasRounds(draft.pattern) && (
          <TextField
            {...{ label: say.rounds, inputMode: 'numeric', value: draft.rounds }}
            problem={wrong('rounds')}
            onText={rounds => set({ rounds })}
          />
        )}
      </div>
      <Problem id={above ? problemId : undefined} problem={above ? problem : null} />
      {read.ok && (
        <p className="quiet">{say.breaths(breathsOf(read.value.pattern, read.value.seconds, read.value.rounds))}</p>
      )}
      <MoodLine
        {...{ question: say.moodBefore, hint: say.moodHint, value: draft.moodBefore }}
        onChange={moodBefore => set({ moodBefore })}
      />
      <MoodLine {...{ question: say.mood, hint: say.moodHint, value: draft.mood }} onChange={mood => set({ mood })} />
      <NoteField value={draft.note} onChange={note => set({ note })} />
      <TextField
        {...{ label: say.tags, hint: say.tagsHint, value: draft.tags, autoComplete: 'off' }}
        problem={wrong('tags')}
        onText={tags => set({ tags })}
      />
      <Problem id={above ? undefined : problemId} problem={above ? null : problem} />
      <div className="record-send">
        <button type="submit" className="button" disabled={saving} aria-busy={saving}>
          {submit}
        </button>
        {children}
      </div>
    </form>
  );
}

/** Where the eye is: the focus goes to the field that is wrong, and this stands near it. */
const Problem = ({ id, problem }: { id: string | undefined; problem: DraftProblem | 'failed' | null }) => (
  <p id={id} role="alert" className={problem ? 'warning' : 'record-late'}>
    {problem && (problem === 'failed' ? say.failed : record.problems[problem])}
  </p>
);

function TechniqueField(props: { value: Pattern; asItWas: Pattern; onChange: (pattern: Pattern) => void }) {
  const { value, asItWas, onChange } = props;
  const id = useId();
  const own = useLive(ownPatterns, undefined);
  const groups = useMemo(() => {
    const known = [
      { label: say.library, patterns: techniques as readonly Pattern[] },
      { label: say.own, patterns: own.state === 'ready' ? own.value : [] },
    ].filter(({ patterns }) => patterns.length > 0);
    const same = (pattern: Pattern) => pattern.id === asItWas.id && pattern.name === asItWas.name;
    const found = known.some(({ patterns }) => patterns.some(same));
    return found ? known : [{ label: say.asItWas, patterns: [asItWas] }, ...known];
  }, [own, asItWas]);
  // Chosen again it is the pattern as it was, so that nothing changes by going there and back.
  const choose = (chosen: string) => {
    const pattern = groups.flatMap(({ patterns }) => patterns).find(of => of.id === chosen);
    if (pattern) onChange(pattern.id === asItWas.id ? asItWas : pattern);
  };
  return (
    <div className="field">
      <label htmlFor={id}>{say.technique}</label>
      <select id={id} value={value.id} onChange={event => choose(event.target.value)}>
        {groups.map(({ label, patterns }) => (
          <optgroup key={label} label={label}>
            {patterns.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </optgroup>
        ))}
      </select>
    </div>
  );
}

function ZoneField({ value, onChange }: { readonly value: string; readonly onChange: (zone: string) => void }) {
  const id = useId();
  const zones = useMemo(() => [...new Set([localZone(), value, ...Intl.supportedValuesOf('timeZone')])], [value]);
  return (
    <div className="field">
      <label htmlFor={id}>{say.zone}</label>
      <select id={id} value={value} onChange={event => onChange(event.target.value)}>
        {zones.map(zone => (
          <option key={zone}>{zone}</option>
        ))}
      </select>
    </div>
  );
}

function NoteField({ value, onChange }: { readonly value: string; readonly onChange: (note: string) => void }) {
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{say.note}</label>
      <textarea
        {...{ id, rows: 3, maxLength: noteLimit, placeholder: say.noteHint, value, autoComplete: 'off' }}
        onChange={event => onChange(event.target.value)}
      />
    </div>
  );
}
