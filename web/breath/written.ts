/** The words of the stage, written into the page when a phase begins and when it is paused. */
import type { Moment, Segment } from '../../domain/breath/timeline.ts';
import { words } from '../words/words.ts';
import { leftNow, secondsOf } from './numbers.ts';
import { quickRun } from './quick.ts';
import type { Session } from './session.ts';

const say = words.breath.stage;

/** Screen readers hear phases this long (seconds) and longer; shorter ones would only chatter. */
const spokenFrom = 3;

type Place = 'place' | 'left' | 'side' | 'then' | 'spoken' | 'caption';

/** Returns what writes one moment and answers whether a phase began with it. */
export function writeMoment(
  stage: { readonly current: HTMLElement | null },
  session: Session,
): (moment: Moment) => boolean {
  let current: Segment | undefined;
  /** The phase with which the quick breaths end that were announced last. */
  let quickUntil = 0;
  const written = new Map<Place, string>();
  const write = (place: Place, text: string) => {
    const element = written.get(place) !== text && stage.current?.querySelector(`[data-write="${place}"]`);
    if (!element) return;
    // The text of a node and not the node: the browser then looks at no styles again.
    if (element.firstChild instanceof Text) element.firstChild.data = text;
    else element.textContent = text;
    written.set(place, text);
  };
  let titled = '';
  const title = (text: string) => {
    if (text !== titled) document.title = text;
    titled = text;
  };
  return moment => {
    const { segment, index, next, left } = moment;
    const waits = segment.end === Number.POSITIVE_INFINITY;
    const begun = segment !== current;
    current = segment;
    if (begun) {
      const { breaths } = session.timeline();
      write('place', say.breathOf(session.pattern.name, segment.breath + 1, waits ? undefined : breaths));
      write('caption', words.breath.caption(segment.kind, segment.route));
      if (waits) write('spoken', say.openPhase(segment.kind));
      else if (segment.end - segment.start >= spokenFrom)
        write('spoken', say.spoken(segment.kind, segment.end - segment.start, segment.route));
      else {
        const run = quickRun(session.timeline(), index, spokenFrom);
        if (run && index >= quickUntil) {
          quickUntil = run.until;
          write('spoken', say.quick(segment.kind, run.breaths, run.seconds));
        }
        // Emptied in between, or the next one would be the same text, which is no change and is not read.
        else if (index >= quickUntil) write('spoken', '');
      }
      write('side', say.side(segment.route));
    }
    // Read when it is asked for: what stands in the strip beside it is for the eye.
    if (begun || session.paused()) write('left', leftNow(left));
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
    title(session.paused() ? say.tabPaused : say.tab(segment.kind, secondsOf(moment)));
    return begun;
  };
}
