/** The stage: one word, one number, one line that rises and falls; Pause wide and End beside it. */
import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import { vibratePhase } from '../device/haptics.ts';
import { useMotion } from '../device/motion.ts';
import { useSettings } from '../device/settings.ts';
import { keepAwake } from '../device/wake-lock.ts';
import { words } from '../words/words.ts';
import { type Figures, runFigures } from './figures.ts';
import { StageKeys } from './StageKeys.tsx';
import { StillTide } from './StillTide.tsx';
import type { Session } from './session.ts';
import { type Showing, TideLine } from './TideLine.tsx';
import { tick } from './ticker.ts';
import { writeMoment } from './written.ts';
import './stage.css';

const say = words.breath.stage;

interface Props {
  readonly session: Session;
  readonly sounds: boolean;
  readonly paused: boolean;
  /** Seconds the device slept in the middle of it, to be told truthfully. */
  readonly slept: number | undefined;
}

export function Stage({ session, sounds, paused, slept }: Props) {
  const { pattern } = session;
  const motion = useMotion();
  const { captions, haptics } = useSettings();
  const [muted, setMuted] = useState(false);
  const [waits, setWaits] = useState(false);
  const stage = useRef<HTMLElement>(null);
  const word = useRef<HTMLSpanElement>(null);
  const number = useRef<HTMLSpanElement>(null);
  const left = useRef<HTMLSpanElement>(null);
  const figures = useRef<Figures>(undefined);
  const tide = useRef<Showing>(null);
  const redraw = useRef(() => {});

  useEffect(() => keepAwake(), []);

  // Before the ticker: its first moment is shown by what is here.
  useLayoutEffect(() => {
    if (!word.current || !number.current || !left.current) return;
    const running = runFigures({ word: word.current, number: number.current, left: left.current }, session, motion);
    figures.current = running;
    return () => {
      running.stop();
      figures.current = undefined;
    };
  }, [session, motion]);

  // Everything that changes by the second is written straight into the page: React renders a stage once.
  useEffect(() => {
    const title = document.title;
    const written = writeMoment(stage, session);
    const ticker = tick(session, moment => {
      const begun = written(moment);
      const { segment } = moment;
      figures.current?.show(moment);
      tide.current?.show(moment);
      if (begun) setWaits(segment.end === Number.POSITIVE_INFINITY);
      if (begun && haptics && !session.paused()) vibratePhase(segment.kind);
    });
    redraw.current = ticker.nudge;
    return () => {
      ticker.stop();
      document.title = title;
    };
  }, [session, haptics]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: a pause may come from a lock screen or from a device that slept
  useEffect(() => redraw.current(), [paused]);

  const act = {
    toggle() {
      if (session.paused()) session.resume();
      else session.pause();
    },
    mute() {
      session.mute(!muted);
      setMuted(!muted);
    },
    skip(breaths: -1 | 1) {
      session.skip(breaths);
      redraw.current();
    },
    release() {
      session.release();
      redraw.current();
    },
    end: () => session.end(),
  };

  return (
    <section className="stage" aria-label={pattern.name} ref={stage}>
      {motion === 'still' ? (
        <StillTide ref={tide} session={session} />
      ) : (
        <TideLine ref={tide} session={session} calm={motion === 'calm'} />
      )}
      <header className="stage-head">
        <p className="stage-place">
          <span data-write="place" />
          <span className="heard" data-write="left" />
          <span className="strip stage-left" aria-hidden="true">
            <span ref={left} />
          </span>
        </p>
        <div className="stage-now" aria-hidden="true">
          <span className="stage-word" ref={word} />
          <span className="strip stage-number">
            <span ref={number} />
          </span>
          <p className="stage-then">
            <strong data-write="side" />
            <span data-write="then" />
          </p>
        </div>
        <div role="status">
          {slept !== undefined && paused && <p className="stage-note">{say.slept(slept)}</p>}
          {!sounds && <p className="stage-note">{say.noSound}</p>}
          {muted && <p className="stage-note">{say.muted}</p>}
        </div>
        <p className="heard" aria-live="polite" data-write="spoken" />
      </header>
      <footer className="stage-foot">
        <p className="stage-caption" data-write="caption" hidden={!captions} aria-hidden="true" />
        {waits && !paused ? (
          <button type="button" className="button large stage-pause" onClick={act.release}>
            {say.endPhase}
          </button>
        ) : (
          <button type="button" className="button large stage-pause" onClick={act.toggle}>
            {paused ? say.resume : say.pause}
          </button>
        )}
        <button type="button" className="button outline large" onClick={act.end}>
          {say.end}
        </button>
        <StageKeys act={act} waits={waits && !paused} />
      </footer>
    </section>
  );
}
