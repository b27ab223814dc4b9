/** A session written down by hand: practised elsewhere, or without a device. */
import { useState } from 'react';
import { Link, useLocation, useSearch } from 'wouter';
import { box, techniques } from '../../../domain/breath/library.ts';
import { addedEntry } from '../../../domain/practice/by-hand.ts';
import { calendarDay as schema } from '../../../domain/time.ts';
import { wallAt } from '../../../domain/wall.ts';
import { clock } from '../../device/clock.ts';
import { saveEntry } from '../../device/database.ts';
import { deleteEntry, undoTime } from '../../device/history.ts';
import { newId } from '../../device/ids.ts';
import { getSettings } from '../../device/settings.ts';
import { localDay, localZone } from '../../device/today.ts';
import { UndoToast } from '../../ui/UndoToast.tsx';
import { offerUndo } from '../../ui/undo.ts';
import { record } from '../../words/en/record.ts';
import type { Draft, Read } from './draft.ts';
import { SessionForm } from './SessionForm.tsx';
import './record.css';

const say = record.form;

/** The day that was looked at if it names one, what was practised last, and its usual length. */
function begin(search: string): Draft {
  const asked = new URLSearchParams(search).get('day') ?? '';
  const now = clock.now();
  const zone = localZone();
  const pattern = techniques.find(({ id }) => id === getSettings().last) ?? box;
  const { ends } = pattern;
  return {
    ...{ pattern, zone },
    day: schema.safeParse(asked).success && asked <= localDay(now) ? asked : localDay(now),
    time: wallAt(zone, now.toISOString()).time,
    minutes: ends.by === 'minutes' ? String(ends.minutes) : '5',
    ...{ seconds: '0', rounds: '', moodBefore: undefined, mood: undefined, note: '', tags: '' },
  };
}

export default function AddPage() {
  const search = useSearch();
  const [, navigate] = useLocation();
  const [initial] = useState(() => begin(search));
  const add = async (_draft: Draft, read: Read) => {
    const entry = addedEntry({ id: newId(), ...read });
    await saveEntry(entry, { after: Date.now() + undoTime });
    offerUndo({
      text: record.undo.added(entry.pattern.name),
      takeBack: () => deleteEntry(entry.id, Date.now()).then(() => true),
    });
    navigate(`/practice/day/${entry.day}`);
  };
  return (
    <div className="page record">
      <h1>{say.addTitle}</h1>
      <p className="quiet">{say.addText}</p>
      <SessionForm initial={initial} submit={say.add} onSubmit={add}>
        <Link href={`/practice/day/${initial.day}`} className="link">
          {say.cancel}
        </Link>
      </SessionForm>
      <UndoToast />
    </div>
  );
}
