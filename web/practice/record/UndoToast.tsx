/** The line that takes back what was done last; when that is too late, it says so. */
import { useEffect, useId, useState } from 'react';
import { undoTime } from '../../device/history.ts';
import { Toast } from '../../ui/Toast.tsx';
import { record } from '../../words/en/record.ts';
import { offerUndo, type Undo, useUndo } from './undo.ts';

export function UndoToast() {
  const undo = useUndo();
  const id = useId();
  const [late, setLate] = useState(false);
  useEffect(() => {
    if (undo) setLate(false);
  }, [undo]);
  const takeBack = async (of: Undo) => {
    offerUndo(undefined);
    setLate(!(await of.takeBack()));
  };
  return (
    <>
      {undo && (
        <Toast
          key={`${id} ${undo.text}`}
          text={undo.text}
          action={record.undo.act}
          onAction={() => void takeBack(undo)}
          milliseconds={undoTime}
          onGone={() => offerUndo(undefined)}
        />
      )}
      <p role="status" className="record-late">
        {late && record.undo.late}
      </p>
    </>
  );
}
