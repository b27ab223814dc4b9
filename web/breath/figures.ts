/** The word and the numbers of the stage, moved by the compositor, or written by the second where nothing may move. */
import { at, type Moment } from '../../domain/breath/timeline.ts';
import type { Motion } from '../device/motion.ts';
import { words } from '../words/words.ts';
import { leftNow, leftRows, numberRows, secondsOf } from './numbers.ts';
import type { Session } from './session.ts';
import { columnOf, runColumn } from './strip.ts';
import { runWindows } from './window.ts';
import { layerOf, wordIn } from './word.ts';

/** Seconds drawn ahead: a minute of numbers is a column that any screen can hold. */
const reach = { ahead: 60, margin: 15 } as const;

export interface Figures {
  /** Told at every second and change of phase. */
  show(moment: Moment): void;
  stop(): void;
}

/** Where they are shown. */
export interface FigureParts {
  readonly word: HTMLElement;
  readonly number: HTMLElement;
  readonly left: HTMLElement;
}

export function runFigures({ word, number, left }: FigureParts, session: Session, motion: Motion): Figures {
  const wide = motion === 'full' ? wordIn(word, () => moving?.redraw()) : undefined;
  const plain = wide ? undefined : layerOf('', 100);
  if (plain) word.replaceChildren(plain);
  const moving =
    motion === 'still'
      ? undefined
      : runWindows(session, reach, (window, timeline, position) => [
          ...(wide?.over(window) ?? []),
          ...runColumn(number, columnOf(numberRows(window), window, position), window),
          ...runColumn(left, columnOf(leftRows(window, timeline), window, position), window),
        ]);

  const figures: Figures = {
    show(moment) {
      const { segment, elapsed } = moment;
      if (plain) write(plain, words.breath.phase[segment.kind]);
      if (moving) return moving.anchor(segment.start + elapsed);
      write(number, String(secondsOf(moment)));
      write(left, leftNow(moment.left));
    },
    stop: () => moving?.stop(),
  };
  figures.show(at(session.timeline(), session.position()));
  return figures;
}

const write = (element: HTMLElement, text: string) => {
  if (element.textContent !== text) element.textContent = text;
};
