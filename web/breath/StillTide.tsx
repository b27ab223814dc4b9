/** The picture when nothing may move: one breath drawn once, one bead filled each second. */
import { type Ref, useImperativeHandle, useMemo, useRef } from 'react';
import type { Pattern } from '../../domain/breath/pattern.ts';
import { at, compile } from '../../domain/breath/timeline.ts';
import { pointAt, tracePath } from '../ui/trace-path.ts';
import { words } from '../words/words.ts';
import type { Session } from './session.ts';
import type { Showing } from './TideLine.tsx';
import './still.css';

interface Props {
  readonly ref: Ref<Showing>;
  readonly session: Session;
}

const height = 200;
/** Room for the names of the phases. */
const below = 36;
const width = 342;
/** Seconds drawn for a phase that waits for the person. */
const drawnWait = 15;

export function StillTide({ ref, session }: Props) {
  const picture = useRef<SVGSVGElement>(null);
  // One repetition of each block, as it is at the beginning; beads are its seconds.
  const breath = useMemo(() => oneOfEach(session.pattern), [session.pattern]);
  const scale = { pps: width / breath.length, height };
  const seconds = Array.from({ length: Math.floor(breath.length) }, (_, i) => i + 1);

  useImperativeHandle(ref, () => ({
    show({ segment, index: played, elapsed }) {
      const first = session.timeline().settle > 0 ? 1 : 0;
      const drawn =
        session.pattern.blocks.length === 1
          ? breath.segments[(played - first) % breath.segments.length]
          : breath.segments.find(s => s.kind === segment.kind && s.route === segment.route);
      const into = drawn ? Math.min(drawn.start + elapsed, drawn.end - 1e-6) : 0;
      picture.current?.querySelectorAll('circle').forEach((bead, i) => {
        bead.classList.toggle('full', drawn !== undefined && i <= into);
        bead.classList.toggle('now', drawn !== undefined && i === Math.floor(into));
      });
      const index = drawn ? at(breath, into).index : -1;
      for (const [i, label] of [...(picture.current?.querySelectorAll('text') ?? [])].entries())
        label.classList.toggle('now', i === index);
    },
  }));

  return (
    <div className="still" aria-hidden="true">
      <svg
        ref={picture}
        className="still-trace"
        viewBox={`-12 -12 ${width + 24} ${height + below + 24}`}
        aria-hidden="true"
      >
        <path d={tracePath(breath.segments, scale)} />
        {seconds.map(second => {
          const { segment, level } = at(breath, second - 1e-6);
          const { x, y } = pointAt(second, level, scale);
          return <circle key={second} className={`bead-${segment.kind}`} cx={x} cy={y} r={5.5} />;
        })}
        {breath.segments.map(segment => (
          <text
            key={segment.start}
            x={((segment.start + segment.end) / 2) * scale.pps}
            y={height + below}
            textAnchor="middle"
          >
            {words.breath.stage.phaseOf(segment.kind, segment.end - segment.start)}
          </text>
        ))}
      </svg>
      <p className="still-note">{words.breath.stage.still}</p>
    </div>
  );
}

const oneOfEach = (of: Pattern) =>
  compile({
    ...of,
    blocks: of.blocks.map(({ phases }) => ({
      times: 1,
      phases: phases.map(({ open, ...phase }) => (open ? { ...phase, seconds: drawnWait } : phase)),
    })),
    ends: { by: 'rounds', rounds: 1 },
  });
