/** One session, to be changed or deleted. */
import { useState } from 'react';
import { Link, useLocation, useParams } from 'wouter';
import { clock } from '../../device/clock.ts';
import type { KeptEntry } from '../../device/database.ts';
import { useLive } from '../../device/live.ts';
import { editEntry, undoEdit } from '../../device/record/edit.ts';
import { sessionById } from '../../device/record/sessions.ts';
import { localDay } from '../../device/today.ts';
import { UndoToast } from '../../ui/UndoToast.tsx';
import { offerUndo } from '../../ui/undo.ts';
import { record } from '../../words/en/record.ts';
import { calendarDay, timeOfDay } from '../../words/words.ts';
import { Failed } from '../Failed.tsx';
import { deleteSession } from './delete.ts';
import { changeIn, type Draft, draftOf, type Read } from './draft.ts';
import { Gone } from './Gone.tsx';
import { SessionForm } from './SessionForm.tsx';
import './record.css';

const say = record.session;

export default function SessionPage() {
  const { id = '' } = useParams<{ id: string }>();
  const live = useLive(sessionById, id);
  if (live.state === 'loading') return null;
  if (live.state === 'failed')
    return (
      <div className="page record">
        <h1>{record.form.editTitle}</h1>
        <Failed again={live.again} />
      </div>
    );
  if (!live.value) return <Gone title={say.gone} text={say.goneText} />;
  return <Edit key={id} session={live.value} />;
}

function Edit({ session }: { readonly session: KeptEntry }) {
  const [, navigate] = useLocation();
  // As it was when the person began to change it.
  const [before] = useState(session);
  const [initial] = useState(() => draftOf(session));
  const [failed, setFailed] = useState(false);
  const { id, day, pattern, startedAt, zone } = before;
  const back = `/practice/day/${day}`;

  const save = async (draft: Draft, read: Read) => {
    const change = changeIn(before, draft, read);
    if (Object.keys(change).length === 0) return navigate(back);
    const edited = await editEntry(id, change, clock.now().getTime());
    if (edited)
      offerUndo({ text: record.undo.changed(edited.after.pattern.name), takeBack: () => undoEdit(edited, Date.now()) });
    navigate(`/practice/day/${edited?.after.day ?? day}`);
  };
  const remove = () => {
    setFailed(false);
    deleteSession(id).then(
      () => navigate(back),
      () => setFailed(true),
    );
  };
  return (
    <div className="page record">
      <h1>{record.form.editTitle}</h1>
      <p className="quiet">
        {pattern.name}, {calendarDay(day, localDay(clock.now()).slice(0, 4))}, {timeOfDay(new Date(startedAt), zone)}
      </p>
      <SessionForm initial={initial} submit={record.form.save} onSubmit={save}>
        <Link href={back} className="link">
          {record.form.cancel}
        </Link>
        <button type="button" className="link record-delete" onClick={remove}>
          {say.delete}
        </button>
      </SessionForm>
      <p role="alert">{failed && record.form.deleteFailed}</p>
      <UndoToast />
    </div>
  );
}
