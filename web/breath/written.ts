/** The words and numbers of the stage, written into the page once a second; nothing else on it changes by itself. */
import type { Moment, Segment } from '../../domain/breath/timeline.ts';
import { words } from '../words/words.ts';
import type { Session } from './session.ts';
import { shownSeconds } from './ticker.ts';

const say = words.breath.stage;

/** Screen readers hear phases this long (seconds) and longer; shorter ones would only chatter. */
const spokenFrom = 3;

type Place = 'place' | 'left' | 'number' | 'then' | 'spoken' | 'caption';

/** Returns what writes one moment and answers whether a phase began with it. */
export function writeMoment(
  stage: { readonly current: HTMLElement | null },
  session: Session,
): (moment: Moment) => boolean {
  let current: Segment | undefined;
  const write = (place: Place, text: string) => {
    const element = stage.current?.querySelector(`[data-write="${place}"]`);
    if (element && element.textContent !== text) element.textContent = text;
  };
  return ({ segment, next, elapsed, remaining, left }) => {
    const waits = segment.end === Number.POSITIVE_INFINITY;
    const seconds = waits ? Math.floor(elapsed + 0.02) : shownSeconds(remaining);
    const begun = segment !== current;
    current = segment;
    if (begun) {
      const { breaths } = session.timeline();
      write('place', say.breathOf(session.pattern.name, segment.breath + 1, waits ? undefined : breaths));
      write('caption', words.breath.caption(segment.kind, segment.route));
      if (waits) write('spoken', say.openPhase(segment.kind));
      else if (segment.end - segment.start >= spokenFrom)
        write('spoken', say.spoken(segment.kind, segment.end - segment.start, segment.route));
      // Emptied in between, or the next one would be the same text, which is no change and is not read.
      else write('spoken', '');
    }
    write('number', String(seconds));
    write('left', Number.isFinite(left) && left < 80_000 ? say.left(Math.ceil(left - 0.02)) : '');
    write(
      'then',
      session.paused()
        ? say.paused
        : waits
          ? say.openPhase(segment.kind)
          : next
            ? say.thenFor(next.kind, next.end - next.start)
            : say.thenEnd,
    );
    document.title = session.paused() ? say.tabPaused : say.tab(segment.kind, seconds);
    return begun;
  };
}
