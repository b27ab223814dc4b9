/** Calls back at each whole second of a session and at each change of phase; words change then, and only then. */
import { at, type Moment } from '../../domain/breath/timeline.ts';
import type { Session } from './session.ts';

/** Seconds shown for what is left of a phase: 4, 3, 2, 1, never 0. */
export const shownSeconds = (remaining: number) => Math.max(1, Math.ceil(remaining - 0.02));

/** Tell `draw` where the session stands, now and at each second. Returns how to stop; call `nudge` after pause or resume. */
export function tick(session: Session, draw: (moment: Moment) => void): { nudge(): void; stop(): void } {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const step = () => {
    clearTimeout(timer);
    const moment = at(session.timeline(), session.position());
    draw(moment);
    if (session.paused()) return;
    // The next second of this phase, counted from its end, so that phases of 5.5 s end on their own edge.
    // A timer that comes a hair early sees the old phase's last moment, and looks again at its end, not a second later.
    const untilNext = Number.isFinite(moment.remaining)
      ? moment.remaining - shownSeconds(moment.remaining) + 1
      : 1 - (moment.elapsed % 1);
    timer = setTimeout(step, Math.max(20, (untilNext / session.rate) * 1000));
  };
  step();
  document.addEventListener('visibilitychange', step);
  return {
    nudge: step,
    stop() {
      clearTimeout(timer);
      document.removeEventListener('visibilitychange', step);
    },
  };
}
