/** The moving picture: a horizon that rises and falls, and the trace that passes under a fixed bead. */
import { type Ref, useEffect, useImperativeHandle, useLayoutEffect, useRef, useState } from 'react';
import type { Moment, Timeline } from '../../domain/breath/timeline.ts';
import { at } from '../../domain/breath/timeline.ts';
import { pointAt, tracePath } from '../ui/trace-path.ts';
import type { Session } from './session.ts';
import { runTide, type Tide, waters } from './tide.ts';

export interface TideLineHandle {
  show(moment: Moment): void;
}

export function TideLine({ ref, session }: { readonly ref: Ref<TideLineHandle>; readonly session: Session }) {
  const range = useRef<HTMLDivElement>(null);
  const ahead = useRef<SVGSVGElement>(null);
  const behind = useRef<SVGSVGElement>(null);
  const tide = useRef<Tide>(undefined);
  const size = useSize(range);

  useImperativeHandle(ref, () => ({ show: () => tide.current?.anchor() }));

  useEffect(() => {
    if (!size || !range.current || !ahead.current || !behind.current) return;
    const find = (selector: string) => [...(range.current?.querySelectorAll<HTMLElement>(selector) ?? [])];
    const running = runTide(
      {
        lifts: find('.tide-lift'),
        coloured: { in: find('.tide-in'), hold: find('.tide-hold'), out: find('.tide-out') },
        tracks: [ahead.current, behind.current],
        pps: size.pps,
      },
      session,
    );
    tide.current = running;
    return () => {
      running.stop();
      tide.current = undefined;
    };
  }, [session, size]);

  return (
    <div className="tide" aria-hidden="true">
      <div className="tide-range" ref={range}>
        <div className="tide-lift">
          {waters.map(water => (
            <div key={water} className={`tide-water tide-${water}`} />
          ))}
        </div>
        {size && (
          <>
            <div className="tide-ahead">
              <TideTrace ref={ahead} timeline={session.timeline} size={size} beads />
            </div>
            <div className="tide-behind">
              <TideTrace ref={behind} timeline={session.timeline} size={size} />
            </div>
          </>
        )}
        <div className="tide-lift">
          {waters.map(water => (
            <div key={water} className={`tide-bead tide-${water}`} />
          ))}
        </div>
      </div>
    </div>
  );
}

interface Size {
  readonly pps: number;
  readonly height: number;
}

/** The height between low and high water and the width of a second, measured again when the window changes. */
function useSize(of: { readonly current: HTMLElement | null }): Size | undefined {
  const [size, setSize] = useState<Size>();
  useLayoutEffect(() => {
    const element = of.current;
    if (!element) return;
    const measure = () => {
      const pps = Number.parseFloat(getComputedStyle(element).getPropertyValue('--pps')) || 24;
      const height = element.offsetHeight;
      setSize(was => (was?.pps === pps && was.height === height ? was : { pps, height }));
    };
    measure();
    const watch = new ResizeObserver(measure);
    watch.observe(element);
    return () => watch.disconnect();
  }, [of]);
  return size;
}

interface TraceProps {
  readonly ref: Ref<SVGSVGElement>;
  readonly timeline: Timeline;
  readonly size: Size;
  readonly beads?: boolean;
}

function TideTrace({ ref, timeline, size, beads = false }: TraceProps) {
  const width = timeline.length * size.pps;
  const seconds = beads ? Array.from({ length: Math.floor(timeline.length) }, (_, i) => i + 1) : [];
  return (
    <svg ref={ref} className="tide-trace" width={width} height={size.height} aria-hidden="true">
      <path d={tracePath(timeline.segments, size)} />
      {seconds.map(second => {
        const { segment, level } = at(timeline, second - 1e-6);
        const { x, y } = pointAt(second, level, size);
        return <circle key={second} className={`bead-${segment.kind}`} cx={x} cy={y} r={3.5} />;
      })}
    </svg>
  );
}
