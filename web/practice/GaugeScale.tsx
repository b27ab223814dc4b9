/** What height and tone of a gauge mean. */
import { practice } from '../words/en/practice.ts';
import { full, gaugeHeight } from './charts/gauges.ts';

const steps = [0, 1, 5, 10, 20];

export function GaugeScale() {
  return (
    <p className="gauge-scale" aria-hidden="true">
      {practice.year.scale}
      {practice.year.steps.map((step, tone) => (
        <span key={step}>
          <svg className="gauge-sample" aria-hidden="true" viewBox={`0 0 20 ${full}`}>
            <path className="gauge-empty" d={`M0 0h20v${full}h-20z`} />
            <path className={`gauge-${tone}`} d={`M0 ${full}v${-full * gaugeHeight(steps[tone] ?? 0)}h20V${full}z`} />
          </svg>
          {step}
        </span>
      ))}
    </p>
  );
}
