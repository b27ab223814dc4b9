/** Compositor animations that follow a session's clock: started on it, and moved when they are really off it. */

/** Milliseconds by which picture and sound may part: seen twice in a row, and at once. The audio clock hiccups now and then. */
const tolerance = 8;
const tooFar = 16;

export interface Followers {
  /** Agree with the session, which stands at `seconds` of these animations' own time. */
  at(seconds: number, paused: boolean): void;
  stop(): void;
}

/** `rate` is session seconds per real second. */
export function follow(animations: readonly Animation[], rate: number): Followers {
  /** When these animations were at their zero, on the page's clock; unknown while they stand. */
  let zero: number | undefined;
  let off = 0;
  for (const animation of animations) animation.playbackRate = rate;
  return {
    at(seconds, paused) {
      if (paused) {
        zero = undefined;
        for (const animation of animations) {
          animation.pause();
          animation.currentTime = seconds * 1000;
        }
        return;
      }
      const now = performance.now() - (seconds * 1000) / rate;
      const apart = zero === undefined ? Number.POSITIVE_INFINITY : Math.abs(now - zero);
      off = apart > tolerance ? off + 1 : 0;
      if (off < 2 && apart < tooFar) return;
      zero = now;
      off = 0;
      // Its start and not its current time: one that is being started would wait for a frame and come late.
      for (const animation of animations) animation.startTime = now;
    },
    stop() {
      for (const animation of animations) animation.cancel();
    },
  };
}
