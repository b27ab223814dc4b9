/** A year as a line: its height is the minutes of each week, on one scale with the other years. */
import { area, curveMonotoneX, line } from 'd3-shape';

interface Props {
  /** Seconds of each week, from the first to the last that there is. */
  readonly weeks: readonly number[];
  /** Place of the first of them among the weeks of the year, from 0. */
  readonly first: number;
  /** The highest week of all years. */
  readonly most: number;
  /** Ends in a dot: the year goes on. */
  readonly open: boolean;
}

/** Weeks across: the first and last ones of a year are often parts. */
const across = 53;
const height = 100;

export function YearLine({ weeks, first, most, open }: Props) {
  const x = (_: number, i: number) => first + i;
  const y = (seconds: number) => height - (seconds / Math.max(1, most)) * height;
  const above = line<number>(x, y).curve(curveMonotoneX);
  const water = area<number>(x, height, y).curve(curveMonotoneX);
  const last = weeks.at(-1);
  return (
    <svg className="year-line" aria-hidden="true">
      <svg aria-hidden="true" viewBox={`0 0 ${across} ${height}`} preserveAspectRatio="none" overflow="visible">
        <path className="year-water" d={water([...weeks]) ?? ''} />
        <path className="line-path" d={above([...weeks]) ?? ''} />
      </svg>
      {open && last !== undefined && (
        <circle
          className="line-dot"
          cx={`${((first + weeks.length - 1) / across) * 100}%`}
          cy={`${(y(last) / height) * 100}%`}
          r={5}
        />
      )}
    </svg>
  );
}
