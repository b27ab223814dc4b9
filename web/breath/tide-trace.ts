/** The trace under the bead, drawn for one window: a line, and ahead of the person a bead for every second. */
import { at, type Timeline } from '../../domain/breath/timeline.ts';
import { pointAt, type Scale, tracePath } from '../ui/trace-path.ts';
import type { Window } from './window.ts';

export type TraceScale = Scale;

const svg = 'http://www.w3.org/2000/svg';

/** Seconds before the window that are still seen behind the bead. */
const seenBehind = 30;

/** Fill one track. Its x = 0 is the beginning of the window. */
export function drawWindow(track: SVGSVGElement, timeline: Timeline, window: Window, scale: Scale): void {
  const behind = timeline.segments.filter(s => s.end > window.from - seenBehind && s.start < window.from);
  const shift = (segments: typeof window.segments) =>
    segments.map(s => ({ ...s, start: s.start - window.from, end: Math.min(s.end, window.to) - window.from }));
  const line = document.createElementNS(svg, 'path');
  line.setAttribute('d', tracePath(shift([...behind, ...window.segments]), scale));
  track.replaceChildren(line, ...(track.dataset.beads ? beads(timeline, window, scale) : []));
}

function* beads(timeline: Timeline, window: Window, scale: Scale): Generator<SVGElement> {
  for (let second = Math.ceil(window.from); second <= window.to; second++) {
    const { segment, level } = at(timeline, second - 1e-6);
    const { x, y } = pointAt(second - window.from, level, scale);
    const bead = document.createElementNS(svg, 'circle');
    bead.setAttribute('class', `bead-${segment.kind}`);
    bead.setAttribute('cx', String(x));
    bead.setAttribute('cy', String(y));
    bead.setAttribute('r', '3.5');
    yield bead;
  }
}
