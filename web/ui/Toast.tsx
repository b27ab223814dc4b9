/** One line that floats above the navigation for a while, with one thing to do. */
import { useEffect, useRef } from 'react';
import { createPortal } from 'react-dom';

interface Props {
  readonly text: string;
  readonly action: string;
  readonly onAction: () => void;
  readonly milliseconds: number;
  readonly onGone: () => void;
}

export function Toast({ text, action, onAction, milliseconds, onGone }: Props) {
  const button = useRef<HTMLButtonElement>(null);
  const gone = useRef(onGone);
  gone.current = onGone;
  useEffect(() => {
    // What was pressed is gone, so the focus goes to the one thing that brings it back.
    button.current?.focus({ preventScroll: true });
    const timer = setTimeout(() => gone.current(), milliseconds);
    return () => clearTimeout(timer);
  }, [milliseconds]);
  // Beside the navigation, because only there it is known how high that is just now.
  const place = document.querySelector('.bar') ?? document.body;
  return createPortal(
    <div className="toast">
      <span role="status">{text}</span>
      <button type="button" className="link" ref={button} onClick={onAction}>
        {action}
      </button>
    </div>,
    place,
  );
}
