/** The picture when nothing may move: one breath drawn once, one bead filled each second. */
import { type Ref, useImperativeHandle, useRef } from 'react';
import { breathSeconds, type Pattern } from '../../domain/breath/pattern.ts';
import { at, compile, type Moment } from '../../domain/breath/timeline.ts';
import { pointAt, tracePath } from '../ui/trace-path.ts';
import { words } from '../words/words.ts';
import type { Session } from './session.ts';

export interface StillTideHandle {
  show(moment: Moment): void;
}

interface Props {
  readonly ref: Ref<StillTideHandle>;
  readonly session: Session;
  readonly pattern: Pattern;
}

const height = 200;
const width = 342;

export function StillTide({ ref, session, pattern }: Props) {
  const picture = useRef<SVGSVGElement>(null);
  const labels = useRef<HTMLParagraphElement>(null);
  const length = breathSeconds(pattern);
  const breath = compile(pattern, { ends: { by: 'breaths', breaths: 1 } });
  const scale = { pps: width / length, height };
  const seconds = Array.from({ length: Math.floor(length) }, (_, i) => i + 1);

  useImperativeHandle(ref, () => ({
    show({ segment }) {
      const into = session.position() - segment.breath * length;
      picture.current?.querySelectorAll('circle').forEach((bead, i) => {
        bead.classList.toggle('full', i + 1 <= into + 1);
        bead.classList.toggle('now', i + 1 === Math.floor(into) + 1);
      });
      const { index } = at(breath, Math.min(into, length - 1e-6));
      for (const [i, label] of [...(labels.current?.children ?? [])].entries())
        label.classList.toggle('now', i === index);
    },
  }));

  return (
    <div className="still" aria-hidden="true">
      <svg ref={picture} className="still-trace" viewBox={`-12 -12 ${width + 24} ${height + 24}`} aria-hidden="true">
        <path d={tracePath(breath.segments, scale)} />
        {seconds.map(second => {
          const { segment, level } = at(breath, second - 1e-6);
          const { x, y } = pointAt(second, level, scale);
          return <circle key={second} className={`bead-${segment.kind}`} cx={x} cy={y} r={5.5} />;
        })}
      </svg>
      <p className="still-phases" ref={labels}>
        {breath.segments.map(segment => (
          <span key={segment.start}>{words.breath.stage.phaseOf(segment.kind, segment.end - segment.start)}</span>
        ))}
      </p>
      <p className="still-note">{words.breath.stage.still}</p>
    </div>
  );
}
