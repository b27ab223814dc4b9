/** The moving picture: a horizon that rises and falls, and the trace that passes under a fixed bead. */
import { type Ref, useEffect, useImperativeHandle, useLayoutEffect, useRef, useState } from 'react';
import type { Moment } from '../../domain/breath/timeline.ts';
import type { Session } from './session.ts';
import { runTide, waters } from './tide.ts';
import type { Moving } from './window.ts';

/** The moving or still picture, told once a second where the session stands. */
export interface Showing {
  show(moment: Moment): void;
}

interface Props {
  readonly ref: Ref<Showing>;
  readonly session: Session;
  /** Only the horizon moves; no trace passes by. */
  readonly calm: boolean;
}

export function TideLine({ ref, session, calm }: Props) {
  const range = useRef<HTMLDivElement>(null);
  const ahead = useRef<SVGSVGElement>(null);
  const behind = useRef<SVGSVGElement>(null);
  const tide = useRef<Moving>(undefined);
  const size = useSize(range);

  useImperativeHandle(ref, () => ({ show: ({ segment, elapsed }) => tide.current?.anchor(segment.start + elapsed) }));

  useEffect(() => {
    if (!size || !range.current) return;
    const find = (selector: string) => [...(range.current?.querySelectorAll<HTMLElement>(selector) ?? [])];
    const running = runTide(
      {
        lifts: find('.tide-lift'),
        coloured: { in: find('.tide-in'), hold: find('.tide-hold'), out: find('.tide-out') },
        tracks: calm ? [] : [ahead.current, behind.current].filter(track => track !== null),
        scale: size,
      },
      session,
    );
    tide.current = running;
    return () => {
      running.stop();
      tide.current = undefined;
    };
  }, [session, size, calm]);

  return (
    <div className="tide" aria-hidden="true">
      <div className="tide-range" ref={range}>
        <div className="tide-lift">
          {waters.map(water => (
            <div key={water} className={`tide-water tide-${water}`} />
          ))}
        </div>
        {!calm && (
          <>
            <div className="tide-ahead">
              <svg ref={ahead} className="tide-trace" data-beads="true" aria-hidden="true" />
            </div>
            <div className="tide-behind">
              <svg ref={behind} className="tide-trace" aria-hidden="true" />
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
