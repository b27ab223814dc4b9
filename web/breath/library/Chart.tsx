/** The breath being built, drawn live; the square at the end of each phase is pulled, or moved with the arrow keys. */
import { useRef, useState } from 'react';
import type { Pattern } from '../../../domain/breath/pattern.ts';
import { compile } from '../../../domain/breath/timeline.ts';
import { useWide } from '../../device/wide.ts';
import { beadsOf, pointAt, type Scale, tracePath } from '../../ui/trace-path.ts';
import { libraryWords } from '../../words/library.ts';
import type { Change, Draft } from './draft.ts';

const say = libraryWords.library;

/** Pixels a second: the largest of these at which the whole breath can be seen. One second stays one width until it must change. */
const scales = { narrow: [15, 9, 6, 4, 2.5, 1.5, 0.8, 0.4], wide: [44, 28, 18, 11, 7, 4, 2.4, 1.4, 0.8] };
/** Room for one breath, pixels. */
const room = { narrow: 300, wide: 900 };

interface Props {
  readonly draft: Draft;
  readonly pattern: Pattern;
  readonly chosen: number | null;
  /** A phase that goes beyond a figure, and the figure (seconds). */
  readonly limit: { readonly key: number; readonly seconds: number } | null;
  readonly onChoose: (key: number) => void;
  readonly onChange: (change: Change) => void;
}

export function Chart({ draft, pattern, chosen, limit, onChoose, onChange }: Props) {
  const wide = useWide();
  const box = useRef<HTMLFieldSetElement>(null);
  const [held, setHeld] = useState<number | null>(null);
  const size = wide ? 'wide' : 'narrow';
  const length = draft.steps.reduce((sum, { seconds }) => sum + seconds, 0);
  const fitting = scales[size].find(pps => pps * length <= room[size]) ?? 0.3;
  // While a handle is held the scale stays, or it would run away from under the finger.
  const pps = held ?? fitting;
  const scale: Scale = { pps, height: wide ? 208 : 104 };
  const { segments } = compile(pattern, { ends: { by: 'breaths', breaths: 1 } });
  const first = segments.slice(0, draft.steps.length);
  const again = compile(pattern, { ends: { by: 'minutes', minutes: (2 * length) / 60 } }).segments.slice(first.length);

  return (
    <fieldset className="chart" ref={box} aria-label={say.builder.chart}>
      <svg className="trace" width="100%" height={scale.height} aria-hidden="true">
        {draft.steps.map(({ key }, i) => {
          const segment = first[i];
          if (key !== chosen || !segment) return null;
          const x = segment.start * pps;
          return (
            <rect
              key={key}
              className="chart-chosen"
              x={x}
              y={-20}
              width={segment.end * pps - x}
              height={scale.height + 36}
            />
          );
        })}
        {again.length > 0 && <path className="trace-ahead" d={tracePath(again, scale)} />}
        {first.map(segment => (
          <path key={segment.start} className={`trace-${segment.kind}`} d={tracePath([segment], scale)} />
        ))}
        {pps >= 6 &&
          first.map(segment => (
            <g key={segment.start} className={`trace-bead trace-${segment.kind}`}>
              {beadsOf(segment, scale).map(({ x, y }) => (
                <circle key={x} cx={x} cy={y} r={wide ? 3.5 : 3} />
              ))}
            </g>
          ))}
        {draft.steps.map(({ key }, i) => {
          const segment = first[i];
          if (!limit || key !== limit.key || !segment) return null;
          const x = (segment.start + limit.seconds) * pps;
          return (
            <g key={key} className="chart-limit">
              <path d={`M${x} 8V${scale.height + 8}`} />
              <text x={x} y={0} textAnchor="middle">
                {say.limitAt(limit.seconds)}
              </text>
            </g>
          );
        })}
      </svg>
      {draft.steps.map((step, i) => {
        const segment = first[i];
        if (!segment) return null;
        const { x, y } = pointAt(segment.end, segment.to, scale);
        const name = say.kinds[step.kind];
        const set = (seconds: number) => onChange({ do: 'seconds', key: step.key, seconds });
        const at = (clientX: number) =>
          (clientX - (box.current?.getBoundingClientRect().left ?? 0)) / pps - segment.start;
        return (
          <div
            key={step.key}
            className="chart-handle"
            style={{ left: x, top: y }}
            role="slider"
            tabIndex={0}
            aria-label={`${say.builder.handle(name)}, ${i + 1}`}
            aria-valuemin={draft.step}
            aria-valuemax={600}
            aria-valuenow={step.seconds}
            aria-valuetext={say.builder.handleText(step.seconds)}
            onFocus={() => onChoose(step.key)}
            onKeyDown={event => {
              const by = keys[event.key];
              if (by === undefined) return;
              event.preventDefault();
              set(step.seconds + by * draft.step);
            }}
            onPointerDown={event => {
              event.currentTarget.setPointerCapture(event.pointerId);
              onChoose(step.key);
              setHeld(pps);
            }}
            onPointerMove={event => {
              if (held !== null) set(at(event.clientX));
            }}
            onPointerUp={() => setHeld(null)}
            onPointerCancel={() => setHeld(null)}
          />
        );
      })}
      <p className="breath-names" aria-hidden="true">
        {draft.steps.map((step, i) => {
          const segment = first[i];
          if (!segment) return null;
          const roomy = (segment.end - segment.start) * pps >= 40;
          return (
            <span
              key={step.key}
              className={step.key === chosen ? 'now' : undefined}
              style={{ left: ((segment.start + segment.end) / 2) * pps }}
            >
              {roomy && say.phaseThen(step.kind, step.seconds)}
            </span>
          );
        })}
        {wide && <span style={{ left: (length + 2) * pps }}>{say.builder.again}</span>}
      </p>
    </fieldset>
  );
}

/** How many steps a key is worth. */
const keys: Record<string, number> = {
  ArrowRight: 1,
  ArrowUp: 1,
  ArrowLeft: -1,
  ArrowDown: -1,
  PageUp: 5,
  PageDown: -5,
  Home: -1000,
};
