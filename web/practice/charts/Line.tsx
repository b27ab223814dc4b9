/** Values as a line over time, the newest as a full dot. */
import { curveMonotoneX, line } from 'd3-shape';

interface Props {
  /** `x` and `y` from 0 to 1. */
  readonly points: readonly { readonly key: string; readonly x: number; readonly y: number }[];
}

const width = 1000;
const height = 100;
/** More rings than this would hide the line. */
const mostRings = 24;

const path = line<Props['points'][number]>(
  ({ x }) => x * width,
  ({ y }) => (1 - y) * height,
).curve(curveMonotoneX);

/** A line is stretched to its place, dots are not: so they stand in percent, outside of the stretched picture. */
export function Line({ points }: Props) {
  const last = points.at(-1);
  return (
    <svg className="line-chart" aria-hidden="true">
      <svg aria-hidden="true" viewBox={`0 0 ${width} ${height}`} preserveAspectRatio="none" overflow="visible">
        <path className="line-path" d={path([...points]) ?? ''} />
      </svg>
      {points.length <= mostRings &&
        points
          .slice(0, -1)
          .map(({ key, x, y }) => <circle key={key} className="line-ring" cx={percent(x)} cy={percent(1 - y)} r={3} />)}
      {last && <circle className="line-dot" cx={percent(last.x)} cy={percent(1 - last.y)} r={5} />}
    </svg>
  );
}

const percent = (share: number) => `${Math.round(share * 10_000) / 100}%`;
