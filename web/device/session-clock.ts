/** What time it is inside a session: seconds since its first instant, as heard, standing still while paused. */

export interface SessionClock {
  /** Seconds of the session that reach the ear (or the eye) now; below zero in the moment before it begins. */
  position(): number;
  pause(): Promise<void>;
  resume(): Promise<void>;
}

/**
 * The audio clock as session clock. Suspending the context holds the clock and every scheduled cue together,
 * so nothing is scheduled again after a pause. `zero` is the context time of the first instant.
 */
export function audioSessionClock(context: AudioContext, zero: number, rate: number): SessionClock {
  const heard = () => {
    const { contextTime = 0, performanceTime = 0 } = context.getOutputTimestamp();
    if (context.state !== 'running' || contextTime === 0) return context.currentTime - (context.outputLatency || 0);
    // The stamp says which sample left the speaker when; from there real time runs on. It cannot pass what is rendered.
    const now = contextTime + (performance.now() - performanceTime) / 1000;
    return Math.min(now, context.currentTime);
  };
  return {
    position: () => (heard() - zero) * rate,
    pause: () => context.suspend(),
    resume: () => context.resume(),
  };
}

/** A session without sound: the page's own steady clock, beginning at session second `from`. */
export function silentSessionClock(rate: number, from = 0): SessionClock {
  let passed = (from / rate) * 1000;
  let since: number | undefined = performance.now();
  const position = () => ((passed + (since === undefined ? 0 : performance.now() - since)) / 1000) * rate;
  return {
    position,
    async pause() {
      if (since !== undefined) passed += performance.now() - since;
      since = undefined;
    },
    async resume() {
      since ??= performance.now();
    },
  };
}
