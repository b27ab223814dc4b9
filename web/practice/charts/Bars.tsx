/** Values side by side on a low-water line. */
interface Props {
  readonly values: readonly number[];
  /** The last one is not over yet, and paler. */
  readonly unfinished?: boolean;
}

/** Units of the picture. */
const height = 100;
const cell = 10;
/** Any practice shows. */
const least = 3;

export function Bars({ values, unfinished = false }: Props) {
  const most = Math.max(...values, 1);
  const gap = values.length > 60 ? 0 : 1;
  return (
    <svg
      className="bars"
      viewBox={`0 0 ${values.length * cell} ${height}`}
      preserveAspectRatio="none"
      aria-hidden="true"
    >
      {values.map((value, i) => {
        const tall = value > 0 ? Math.max(least, (value / most) * height) : 0;
        const name = unfinished && i === values.length - 1 ? 'bar unfinished' : 'bar';
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: a bar is its place
          <rect key={i} className={name} x={i * cell} y={height - tall} width={cell - gap} height={tall} />
        );
      })}
    </svg>
  );
}
