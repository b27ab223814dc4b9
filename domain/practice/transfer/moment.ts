/** Times and lengths as people and other apps write them, read strictly: what is not understood is not guessed. */
import { instantOf } from '../../wall.ts';

/** Which number comes first in 03/04/2025. */
export type DayOrder = 'day-first' | 'month-first';

const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ]+(.*))?$/;
const slashed = /^(\d{1,2})[./-](\d{1,2})[./-](\d{4})(?:[,T ]+(.*))?$/;
const clock = /^(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?\s*([ap]\.?m\.?)?\s*(Z|[+-]\d{2}:?\d{2})?$/i;
const epoch = /^\d{9,13}(?:\.\d+)?$/;

/** Milliseconds since 1970, or null. Without an offset of its own it is read in `zone`. */
export function readMoment(text: string, zone: string, order: DayOrder = 'day-first'): number | null {
  const said = text.trim();
  if (epoch.test(said)) return Number(said) * (said.length <= 10 || said.includes('.') ? 1000 : 1);
  const date = readDate(said, order);
  if (!date) return null;
  const time = readClock(date.rest || '12:00');
  if (!time) return null;
  const { hour, minute, second, offset } = time;
  const start =
    offset === null
      ? new Date(instantOf(zone, { day: date.day, time: `${hour}:${minute}` })).getTime()
      : new Date(`${date.day}T${hour}:${minute}:00Z`).getTime() - offset;
  return start + second * 1000;
}

function readDate(text: string, order: DayOrder): { day: string; rest: string } | null {
  const named = iso.exec(text);
  const found = named ?? slashed.exec(text);
  if (!found) return null;
  const [, a = '', b = '', c = '', rest = ''] = found;
  const [year, month, day] = named ? [a, b, c] : order === 'day-first' ? [c, b, a] : [c, a, b];
  const iso8601 = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const at = new Date(`${iso8601}T00:00:00Z`).getTime();
  // 31 February would roll over to March.
  if (Number.isNaN(at) || !new Date(at).toISOString().startsWith(iso8601)) return null;
  return { day: iso8601, rest };
}

function readClock(text: string) {
  const found = clock.exec(text.trim());
  if (!found) return null;
  const [, h = '', minute = '', s = '0', fraction = '', half, zone] = found;
  const noon = half?.toLowerCase().startsWith('p');
  if (half && (Number(h) < 1 || Number(h) > 12)) return null;
  const hours = half ? (Number(h) % 12) + (noon ? 12 : 0) : Number(h);
  if (hours > 23 || Number(minute) > 59 || Number(s) > 59) return null;
  return {
    hour: String(hours).padStart(2, '0'),
    minute,
    // No clock of ours is finer than a millisecond.
    second: Number(`${s}.${fraction.slice(0, 3) || '0'}`),
    offset: zone ? readOffset(zone) : null,
  };
}

function readOffset(zone: string): number {
  if (/^z$/i.test(zone)) return 0;
  const [, sign, h, m] = /^([+-])(\d{2}):?(\d{2})$/.exec(zone) ?? [];
  return (sign === '-' ? -1 : 1) * (Number(h) * 60 + Number(m)) * 60_000;
}

/** Which order these dates can only have; `day-first` where nothing tells. */
export function dayOrderOf(texts: Iterable<string>): DayOrder {
  for (const text of texts) {
    const [, first, second] = slashed.exec(text.trim()) ?? [];
    if (Number(first) > 12) return 'day-first';
    if (Number(second) > 12) return 'month-first';
  }
  return 'day-first';
}

export type LengthUnit = 'seconds' | 'minutes' | 'milliseconds';

const inSeconds: Record<LengthUnit, number> = { seconds: 1, minutes: 60, milliseconds: 0.001 };

/** Seconds, to a tenth, or null; `5:30` is five and a half minutes, `1:05:30` an hour and five and a half. */
export function readLength(text: string, unit: LengthUnit): number | null {
  const said = text.trim().replace(',', '.');
  const parts = said.split(':');
  if (parts.length > 3 || !parts.every(part => /^\d{1,9}(\.\d+)?$/.test(part))) return null;
  const whole =
    parts.length === 1 ? Number(said) * inSeconds[unit] : parts.reduce((sum, part) => sum * 60 + Number(part), 0);
  return Math.round(whole * 10) / 10;
}
