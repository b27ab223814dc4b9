/** The phase word on the stage, in as many widths as it needs to breathe. */
import { type Ref, useEffect, useImperativeHandle, useRef } from 'react';
import type { Moment, Segment } from '../../domain/breath/timeline.ts';
import { words } from '../words/words.ts';
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
  const running = useRef<Animation[]>([]);

  useImperativeHandle(ref, () => ({
    show({ segment }) {
      const layers = [...(box.current?.children ?? [])] as HTMLElement[];
      const into = session.position() - segment.start;
      if (segment !== shown.current) {
        for (const animation of running.current) animation.cancel();
        const text = words.breath.phase[segment.kind];
        if (still) for (const layer of layers) layer.textContent = text;
        running.current = still ? [] : showWord(layers, text, segment, { into, rate: session.rate });
        shown.current = segment;
      }
      for (const animation of running.current) {
        if (session.paused()) animation.pause();
        else if (animation.playState === 'paused') animation.play();
        // The second is also the moment to agree with the clock again.
        if (Math.abs(Number(animation.currentTime) - into * 1000) > 20) animation.currentTime = into * 1000;
      }
    },
  }));

  useEffect(
    () => () => {
      for (const animation of running.current) animation.cancel();
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
