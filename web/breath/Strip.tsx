/** A number that counts by the second without the page being rendered: a column written once a phase, moved by the compositor. */
import { type Ref, useEffect, useImperativeHandle, useRef } from 'react';
import { type Followers, follow } from './follow.ts';
import type { Session } from './session.ts';
import { type Row, stripFrames } from './strip.ts';

export interface StripHandle {
  /** `of`: what it counts, a phase; `into`: seconds since it began. `write` is asked for the rows when new ones are needed. */
  show(of: object, into: number, write: () => readonly Row[]): void;
}

interface Props {
  readonly ref: Ref<StripHandle>;
  readonly session: Session;
  readonly className: string;
  /** Nothing moves: each second is written by itself. */
  readonly still: boolean;
}

/** Seconds that the last row stays: an animation that ends makes the browser render the page once more, also a cancelled one. */
const held = 60;

export function Strip({ ref, session, className, still }: Props) {
  const column = useRef<HTMLSpanElement>(null);
  const shown = useRef<{ readonly of: object; readonly from: number; readonly until: number }>(undefined);
  const running = useRef<Followers>(undefined);

  useImperativeHandle(ref, () => ({
    show(of, into, write) {
      const element = column.current;
      if (!element) return;
      const now = shown.current;
      if (still || of !== now?.of || into < now.from || into >= now.until) {
        running.current?.stop();
        const written = write();
        const text = (still ? written.slice(0, 1) : written).map(row => row.text).join('\n');
        if (element.textContent !== text) element.textContent = text;
        const last = written.at(-1)?.from ?? 0;
        shown.current = { of, from: into, until: written.length > 1 ? last + 1 : Number.POSITIVE_INFINITY };
        const seconds = last + 1 + held;
        const timing = { duration: seconds * 1000, fill: 'both' } as const;
        const moves = !still && written.length > 1;
        running.current = moves
          ? follow([element.animate(stripFrames(written, seconds), timing)], session.rate)
          : undefined;
      }
      running.current?.at(into, session.paused());
    },
  }));

  useEffect(
    () => () => {
      running.current?.stop();
      shown.current = undefined;
    },
    [],
  );

  return (
    <span className={`strip ${className}`} aria-hidden="true">
      <span ref={column} />
    </span>
  );
}
