/** Where the arrow keys lead on the year map: up and down through its months, left and right through the days of one. */
export interface Place {
  readonly month: string;
  /** Absent while no day is chosen. */
  readonly day?: string | undefined;
}

/** `months` are those that can be reached, `days` those of the month one is at. Undefined for a key that does nothing here. */
export function keyLeads(
  key: string,
  { month, day }: Place,
  months: readonly string[],
  days: readonly string[],
): Place | undefined {
  const to = (step: number): Place => ({ month: stepped(months, months.indexOf(month), step) ?? month });
  const along = (from: number, step: number): Place => ({ month, day: stepped(days, from, step) });
  const at = day === undefined ? -1 : days.indexOf(day);
  switch (key) {
    case 'ArrowUp':
      return to(-1);
    case 'ArrowDown':
      return to(1);
    case 'ArrowLeft':
      // From no day at all to the newest.
      return at < 0 ? along(days.length, -1) : along(at, -1);
    case 'ArrowRight':
      return along(at, 1);
    case 'Home':
      return at < 0 ? to(-months.length) : along(0, 0);
    case 'End':
      return at < 0 ? to(months.length) : along(days.length, -1);
    case 'Escape':
      return day === undefined ? undefined : { month };
    default:
      return;
  }
}

const stepped = (list: readonly string[], from: number, step: number) =>
  list[Math.max(0, Math.min(list.length - 1, from + step))];
