/** The stage: one word, one number, one line that rises and falls; Pause wide and End beside it. */
import { useEffect, useRef, useState } from 'react';
import type { Pattern } from '../../domain/breath/pattern.ts';
import type { Moment, Segment } from '../../domain/breath/timeline.ts';
import { useStill } from '../device/motion.ts';
import { keepAwake } from '../device/wake-lock.ts';
import { words } from '../words/words.ts';
import { PhaseWord, type PhaseWordHandle } from './PhaseWord.tsx';
import { StillTide, type StillTideHandle } from './StillTide.tsx';
import type { Session } from './session.ts';
import { TideLine, type TideLineHandle } from './TideLine.tsx';
import { shownSeconds, tick } from './ticker.ts';
import './stage.css';

const say = words.breath.stage;

/** Screen readers hear phases this long (seconds) and longer; shorter ones would only chatter. */
const spokenFrom = 3;

export function Stage({ session, pattern }: { readonly session: Session; readonly pattern: Pattern }) {
  const still = useStill();
  const [paused, setPaused] = useState(false);
  const [muted, setMuted] = useState(false);
  const word = useRef<PhaseWordHandle>(null);
  const tide = useRef<TideLineHandle | StillTideHandle>(null);
  const number = useRef<HTMLSpanElement>(null);
  const then = useRef<HTMLParagraphElement>(null);
  const place = useRef<HTMLSpanElement>(null);
  const left = useRef<HTMLSpanElement>(null);
  const spoken = useRef<HTMLParagraphElement>(null);
  const redraw = useRef<() => void>(() => {});

  useEffect(() => keepAwake(), []);

  // Everything that changes by the second is written straight into the page: React renders a stage once.
  useEffect(() => {
    let current: Segment | undefined;
    const title = document.title;
    const draw = (moment: Moment) => {
      const { segment, next } = moment;
      const seconds = shownSeconds(moment.remaining);
      write(number.current, String(seconds));
      write(left.current, say.left(Math.ceil(moment.left - 0.02)));
      document.title = session.paused() ? say.tabPaused : say.tab(segment.kind, seconds);
      if (segment !== current) {
        current = segment;
        write(place.current, say.breathOf(pattern.name, segment.breath + 1, session.timeline.breaths));
        if (segment.end - segment.start >= spokenFrom)
          write(spoken.current, say.spoken(segment.kind, segment.end - segment.start));
      }
      write(
        then.current,
        session.paused() ? say.paused : next ? say.thenFor(next.kind, next.end - next.start) : say.thenEnd,
      );
      word.current?.show(moment);
      tide.current?.show(moment);
    };
    const ticker = tick(session, draw);
    redraw.current = ticker.nudge;
    return () => {
      ticker.stop();
      document.title = title;
    };
  }, [session, pattern]);

  const toggle = () => {
    if (session.paused()) session.resume();
    else session.pause();
    setPaused(session.paused());
    redraw.current();
  };
  const mute = () => {
    session.mute(!muted);
    setMuted(!muted);
  };

  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
      // A focused button answers to Space by itself.
      if (event.key === ' ' && !(event.target instanceof HTMLButtonElement)) toggle();
      else if (event.key === 'Escape') session.end();
      else if (event.key.toLowerCase() === 'm') mute();
      else return;
      event.preventDefault();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  });

  return (
    <section className="stage" aria-label={pattern.name}>
      {still ? <StillTide ref={tide} session={session} pattern={pattern} /> : <TideLine ref={tide} session={session} />}
      <header className="stage-head">
        <p className="stage-place">
          <span ref={place} />
          <span ref={left} />
        </p>
        <div className="stage-now" aria-hidden="true">
          <PhaseWord key={String(still)} ref={word} session={session} still={still} />
          <span className="stage-number" ref={number} />
          <p className="stage-then" ref={then} />
        </div>
        {!session.sound && <p className="stage-note">{say.noSound}</p>}
        {muted && <p className="stage-note">{say.muted}</p>}
        <p className="heard" aria-live="polite" ref={spoken} />
      </header>
      <footer className="stage-foot">
        <button type="button" className="button large stage-pause" onClick={toggle}>
          {paused ? say.resume : say.pause}
        </button>
        <button type="button" className="button outline large" onClick={() => session.end()}>
          {say.end}
        </button>
        <p className="stage-keys" aria-hidden="true">
          <kbd>{say.keys.space}</kbd> {say.pauses} <kbd>{say.keys.escape}</kbd> {say.ends} <kbd>{say.keys.mute}</kbd>{' '}
          {say.mute}
        </p>
      </footer>
    </section>
  );
}

function write(element: HTMLElement | null, text: string) {
  if (element && element.textContent !== text) element.textContent = text;
}
