/** The phase word on the stage, in as many widths as it needs to breathe. */
import { type Ref, useEffect, useImperativeHandle, useRef } from 'react';
import type { Moment, Segment } from '../../domain/breath/timeline.ts';
import { words } from '../words/words.ts';
import { type Followers, follow } from './follow.ts';
import type { Session } from './session.ts';
import { showWord, stretches } from './word.ts';

export interface PhaseWordHandle {
  show(moment: Moment): void;
}

interface Props {
  readonly ref: Ref<PhaseWordHandle>;
  readonly session: Session;
  /** Nothing moves: the word stays at its natural width. */
  readonly still: boolean;
}

export function PhaseWord({ ref, session, still }: Props) {
  const box = useRef<HTMLSpanElement>(null);
  const shown = useRef<Segment>(undefined);
  const running = useRef<Followers>(undefined);

  useImperativeHandle(ref, () => ({
    show({ segment, elapsed: into }) {
      if (segment !== shown.current) {
        running.current?.stop();
        const layers = [...(box.current?.children ?? [])] as HTMLElement[];
        const text = words.breath.phase[segment.kind];
        if (still) for (const layer of layers) layer.textContent = text;
        running.current = still ? undefined : follow(showWord(layers, text, segment), session.rate);
        shown.current = segment;
      }
      // The second is also the moment to agree with the clock again.
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
    <span className="stage-word" ref={box}>
      {(still ? [100] : stretches).map(stretch => (
        <span key={stretch} className={`stretch-${stretch}`} />
      ))}
    </span>
  );
}
