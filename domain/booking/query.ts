/** What is asked of the slots: a practitioner's hours, what is taken, and which moments are wanted. Plain data. */

/** From wall to wall on one date: `00:00` to `24:00`, or with `endDayOffset` 1 up to `24:00` of the next. */
export interface Hours {
  readonly start: string;
  readonly end: string;
  readonly endDayOffset?: 0 | 1 | undefined;
}

export interface WeeklyHours extends Hours {
  /** 1 is Monday, 7 is Sunday. */
  readonly days: readonly number[];
}

/** In place of whatever would start on that date; no intervals close it. */
export interface DateHours {
  /** `2026-11-25` */
  readonly date: string;
  readonly intervals: readonly Hours[];
}

/** Dates on which the walls are those of another zone, both ends included; without `to`, from then on. */
export interface ZoneSpan {
  readonly from: string;
  readonly to?: string | undefined;
  readonly zone: string;
}

/** Instants in UTC as ISO strings, the end not included. */
export interface Span {
  readonly start: string;
  readonly end: string;
}

export interface BufferedSpan extends Span {
  readonly bufferBeforeMin?: number | undefined;
  readonly bufferAfterMin?: number | undefined;
}

export interface BookedSpan extends BufferedSpan {
  readonly seats?: number | undefined;
}

export interface HeldSpan extends Span {
  readonly expiresAt: string;
  readonly holder: string;
  readonly seats?: number | undefined;
}

export interface SlotQuery {
  /** The practitioner's own zone: limits and the booking window go by its dates. */
  readonly zone: string;
  readonly weekly: readonly WeeklyHours[];
  readonly overrides: readonly DateHours[];
  readonly zoneSpans?: readonly ZoneSpan[] | undefined;
  readonly durationMin: number;
  readonly stepMin: number;
  readonly bufferBeforeMin: number;
  readonly bufferAfterMin: number;
  readonly minNoticeMin: number;
  readonly bookingWindow?: BookingWindow | undefined;
  readonly limits?: Limits | undefined;
  readonly busy: readonly BufferedSpan[];
  readonly bookings?: readonly BookedSpan[] | undefined;
  readonly holds?: readonly HeldSpan[] | undefined;
  /** Whose holds do not stand in the way. */
  readonly viewer?: string | undefined;
  readonly capacity?: { readonly seats: number; readonly wanted?: number | undefined } | undefined;
  readonly series?: { readonly freq: 'weekly'; readonly count: number } | undefined;
  readonly now: string;
  readonly window: { readonly from: string; readonly to: string };
  /** The dates that the client sees go by it; which moments are open does not. */
  readonly inviteeZone?: string | undefined;
}

export interface BookingWindow {
  /** Up to so many dates after today. */
  readonly rollingDays?: number | undefined;
  readonly fromDate?: string | undefined;
  readonly toDate?: string | undefined;
}

export interface Limits {
  readonly perDay?: number | undefined;
  readonly perWeek?: number | undefined;
  /** The weekday on which a week begins, 1 (Monday, the usual) to 7. */
  readonly weekStart?: number | undefined;
}

export interface Slot {
  readonly start: string;
  /** Only where seats were asked for: of the fullest occurrence. */
  readonly seatsLeft?: number;
  /** Only of a series, the first included. */
  readonly occurrences?: readonly string[];
}

/** What is wrong with a query, and where. */
export interface QueryProblem {
  readonly why: (typeof queryFlaws)[number];
  /** The field, as in `weekly` or `window.to`. */
  readonly at: string;
  /** What stands there. */
  readonly value: string;
}

export const queryFlaws = [
  'no-zone',
  'no-date',
  'no-instant',
  'no-time',
  /** An end that is not after its start. */
  'reversed',
  'out-of-range',
  /** More than is ever worked through for one question. */
  'too-many',
] as const;

/** How much of each list one question may bring; the doors allow far less (domain/practitioner). */
export const mostIn = {
  weekly: 1_000,
  overrides: 20_000,
  intervals: 100,
  zoneSpans: 1_000,
  busy: 50_000,
  bookings: 50_000,
  holds: 50_000,
  occurrences: 200,
  /** Places of the grid in the window, were it open day and night. */
  places: 600_000,
} as const;
