/** The stage at rest: the horizon at low water with the pattern's trace on it, and below it the one thing to do. */
import type { ReactNode } from 'react';
import { mainPhases, type Pattern, secondsOf } from '../../domain/breath/pattern.ts';
import type { Timeline } from '../../domain/breath/timeline.ts';
import { useWide } from '../device/wide.ts';
import { Trace } from '../ui/Trace.tsx';
import { words } from '../words/words.ts';
import './at-rest.css';

interface Props {
  readonly pattern: Pattern;
  readonly timeline: Timeline;
  /** Beside the name: another way to go. */
  readonly aside?: ReactNode;
  readonly children: ReactNode;
}

export function AtRest({ pattern, timeline, aside, children }: Props) {
  const wide = useWide();
  const seconds = mainPhases(pattern).map(phase => secondsOf(phase, pattern.unit, 0));
  return (
    <section className="rest" aria-labelledby="rest-name">
      <div className="rest-line" aria-hidden="true">
        <div className="rest-trace">
          <Trace pattern={pattern} pps={wide ? 22 : 9} height={wide ? 160 : 88} minutes={2} />
        </div>
      </div>
      <div className="rest-water">
        <div className="rest-inner">
          <div className="rest-head">
            <div>
              <h2 id="rest-name">{pattern.name}</h2>
              <p className="rest-timing">{words.breath.home.timing(seconds, timeline.breaths, timeline.length)}</p>
            </div>
            {aside}
          </div>
          {children}
        </div>
      </div>
    </section>
  );
}
