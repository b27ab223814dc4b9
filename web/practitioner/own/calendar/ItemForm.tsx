/** What a drag does, as fields: time off or hours of one date, added, changed, taken away. */
import { type FormEvent, useState } from 'react';
import { Link } from 'wouter';
import { Segments } from '../../../ui/Segments.tsx';
import { calendar } from '../../../words/en/own-calendar.ts';
import { cityOf } from '../../wall.ts';
import { TextEntry } from '../TextEntry.tsx';
import type { Draft, Target } from './changes.ts';
import { Pass } from './Pass.tsx';
import { instantTyped } from './passes.ts';
import { Sheet } from './Sheet.tsx';

const say = calendar.form;

export interface Opened {
  readonly target?: Target;
  readonly kind: 'off' | 'own';
  /** `2026-11-25T09:00` on the wall of the practice. */
  readonly start: string;
  readonly end: string;
  /** Which of the two, 0 or 1, where the wall says it twice. */
  readonly startPass: number;
  readonly endPass: number;
  readonly note: string;
}

interface Props {
  readonly opened: Opened;
  readonly zone: string;
  readonly onSave: (draft: Draft) => void;
  readonly onRemove: () => void;
  readonly onClose: () => void;
}

const day = 86_400_000;

export function ItemForm({ opened, zone, onSave, onRemove, onClose }: Props) {
  const { target } = opened;
  const [{ kind, start, end, startPass, endPass, note }, setDraft] = useState(opened);
  const [flaws, setFlaws] = useState<{ start?: string; end?: string }>({});
  const set = (change: Partial<Opened>) => {
    setFlaws({});
    setDraft(before => ({ ...before, ...change }));
  };
  const save = (event: FormEvent) => {
    event.preventDefault();
    // Hours of a date are kept as the wall says them, and mean the first of two.
    const [from, to] = [
      instantTyped(zone, start, kind === 'off' ? startPass : 0),
      instantTyped(zone, end, kind === 'off' ? endPass : 0),
    ];
    if (!(from > 0)) return setFlaws({ start: say.needed });
    if (!(to > 0)) return setFlaws({ end: say.needed });
    if (to <= from) return setFlaws({ end: say.reversed });
    if (kind === 'own' && to - from > day) return setFlaws({ end: say.long });
    onSave({ kind, start: from, end: to, note: kind === 'off' ? note.trim() : '' });
  };
  return (
    <Sheet title={target ? say[kind] : say.add} onClose={onClose}>
      <form className="cal-form" onSubmit={save} noValidate>
        {!target && (
          <Segments
            label={say.kind}
            options={(['off', 'own'] as const).map(value => ({ value, label: say.kinds[value] }))}
            value={kind}
            onChange={value => set({ kind: value })}
          />
        )}
        <TextEntry
          label={say.start}
          hint={say.zone(cityOf(zone))}
          problem={flaws.start}
          value={start}
          input={{ type: 'datetime-local', step: 60 }}
          onChange={typed => set({ start: typed, startPass: 0 })}
        />
        <Pass {...{ zone, kind }} typed={start} pass={startPass} onPass={startPass => set({ startPass })} />
        <TextEntry
          label={say.end}
          problem={flaws.end}
          value={end}
          input={{ type: 'datetime-local', step: 60 }}
          onChange={typed => set({ end: typed, endPass: 0 })}
        />
        <Pass {...{ zone, kind }} typed={end} pass={endPass} onPass={endPass => set({ endPass })} />
        {kind === 'off' && (
          <TextEntry
            label={say.note}
            hint={say.noteHint}
            value={note}
            input={{ maxLength: 120, autoComplete: 'off' }}
            onChange={typed => set({ note: typed })}
          />
        )}
        <p className="row">
          <button type="submit" className="button">
            {say.save}
          </button>
          <button type="button" className="button outline" onClick={onClose}>
            {say.cancel}
          </button>
          {target && (
            <button type="button" className="link" onClick={onRemove}>
              {say.remove}
            </button>
          )}
        </p>
      </form>
    </Sheet>
  );
}

interface TellProps {
  readonly title: string;
  readonly text: string;
  /** Offered where the item is changed with the hours. */
  readonly hours?: boolean;
  /** Of a date that was closed. */
  readonly onUsual?: (() => void) | undefined;
  readonly onClose: () => void;
}

/** What stands on the calendar and is changed elsewhere, or all at once. */
export const ItemTold = ({ title, text, hours, onUsual, onClose }: TellProps) => (
  <Sheet title={title} onClose={onClose}>
    <p>{text}</p>
    <p className="row">
      {onUsual && (
        <button type="button" className="button" onClick={onUsual}>
          {say.usual}
        </button>
      )}
      {hours && (
        <Link href="/people/me/hours" className="button outline">
          {say.toHours}
        </Link>
      )}
      <button type="button" className="button outline" onClick={onClose}>
        {say.close}
      </button>
    </p>
  </Sheet>
);
