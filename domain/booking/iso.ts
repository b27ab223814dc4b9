/** Instants as text, as they stand in slots: `2026-11-25T09:00:00Z`. Made by the hundred, so from parts that are kept. */
import { dayLength } from '../zone.ts';

const minute = 60_000;
let times: readonly string[] = [];
let day = { number: Number.NaN, text: '' };

export function isoOf(at: number): string {
  const inDay = at % dayLength;
  if (inDay < 0 || inDay % minute !== 0) return new Date(at).toISOString().replace('.000Z', 'Z');
  if (times.length === 0)
    times = Array.from({ length: 1440 }, (_, i) => new Date(i * minute).toISOString().slice(11, 19));
  const number = Math.floor(at / dayLength);
  if (day.number !== number) day = { number, text: new Date(at).toISOString().slice(0, 11) };
  return `${day.text}${times[inDay / minute]}Z`;
}
