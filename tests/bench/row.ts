/** One figure of a measurement, as `npm run bench` prints it. */

export interface Row {
  readonly measure: string;
  /** null when it could not be measured; `ok` is false then. */
  readonly value: number | null;
  readonly unit: string;
  /** What it is held to, as `<= 120`; null for a figure that only informs. */
  readonly must: string | null;
  readonly ok: boolean;
}

export const informs = (measure: string, value: number, unit: string): Row => ({
  measure,
  value,
  unit,
  must: null,
  ok: true,
});

export const atMost = (limit: number, measure: string, value: number | null, unit: string): Row => ({
  measure,
  value,
  unit,
  must: `<= ${limit}`,
  ok: value !== null && value <= limit,
});

export const atLeast = (limit: number, measure: string, value: number | null, unit: string): Row => ({
  measure,
  value,
  unit,
  must: `>= ${limit}`,
  ok: value !== null && value >= limit,
});
