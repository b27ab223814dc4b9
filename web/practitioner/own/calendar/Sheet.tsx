/** A sheet over everything else; Escape closes it, and the focus goes back where it was. */
import { type ReactNode, useLayoutEffect, useRef } from 'react';

interface Props {
  readonly title: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

export function Sheet({ title, onClose, children }: Props) {
  const sheet = useRef<HTMLDialogElement>(null);
  // Before it leaves the page, so that the browser can give the focus back.
  useLayoutEffect(() => {
    const dialog = sheet.current;
    dialog?.showModal();
    return () => dialog?.close();
  }, []);
  return (
    <dialog ref={sheet} className="cal-sheet" aria-label={title} onCancel={onClose}>
      <h2>{title}</h2>
      {children}
    </dialog>
  );
}
