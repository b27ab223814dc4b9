/** The line that takes back what was done last; when that is too late, it says so. */
import { useEffect, useId, useState } from 'react';
import { undoTime } from '../device/history.ts';
import { record } from '../words/en/record.ts';
import { Toast } from './Toast.tsx';
import { offerUndo, takeBack, type Undo, useUndo } from './undo.ts';

export function UndoToast() {
  const undo = useUndo();
  const id = useId();
  const [late, setLate] = useState('');
  useEffect(() => {
    if (undo) setLate('');
  }, [undo]);
  const act = async (of: Undo) => {
    const done = await takeBack(of);
    setLate(done === true ? '' : done || record.undo.late);
  };
  return (
    <>
      {undo && (
        <Toast
          key={`${id} ${undo.text}`}
          text={undo.text}
          action={record.undo.act}
          onAction={() => void act(undo)}
          milliseconds={undoTime}
          onGone={() => offerUndo(undefined)}
        />
      )}
      <p role="status" className="undo-late">
        {late}
      </p>
    </>
  );
}
