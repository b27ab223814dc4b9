/** The line that takes back what was done last; when that is too late, it says so. */
import { useEffect, useId, useState } from 'react';
import { undoTime } from '../device/history.ts';
import { record } from '../words/en/record.ts';
import { Toast } from './Toast.tsx';
import { offerUndo, type Undo, useUndo } from './undo.ts';

export function UndoToast() {
  const undo = useUndo();
  const id = useId();
  const [late, setLate] = useState('');
  useEffect(() => {
    if (undo) setLate('');
  }, [undo]);
  const takeBack = async (of: Undo) => {
    offerUndo(undefined);
    const done = await of.takeBack();
    setLate(done === true ? '' : done || record.undo.late);
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
      <p role="status" className="undo-late">
        {late}
      </p>
    </>
  );
}
