/**
 * The sessions as a calendar (RFC 5545). By hand: the library for it weighs more than this, with what it needs itself.
 * Notes, tags and moods stay out, because a calendar is often shown to others.
 */
import type { Entry } from '../entry.ts';

const end = '\r\n';

/** Text in a value: commas, semicolons and backslashes are marked, line breaks written out (3.3.11). */
const escaped = (text: string) => text.replace(/[\\;,]/g, found => `\\${found}`).replace(/\r\n|[\r\n]/g, '\\n');

const bytesOf = (character: string) => {
  const code = character.codePointAt(0) ?? 0;
  return code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
};

/** Nearly every line, and counting its bytes one by one takes most of the time of a whole calendar. */
const isShort = (line: string) => line.length <= 25 || (line.length <= 75 && /^[\x20-\x7e]*$/.test(line));

/** At most 75 bytes a line, never cut through a character; what follows begins with a blank (3.1). */
function folded(line: string): string {
  if (isShort(line)) return line + end;
  let out = '';
  let bytes = 0;
  for (const character of line) {
    const more = bytesOf(character);
    if (bytes + more > 75) {
      out += `${end} `;
      bytes = 1;
    }
    out += character;
    bytes += more;
  }
  return out + end;
}

/** `20261124T071000Z`, from milliseconds since 1970. */
const stamp = (at: number) => `${new Date(at).toISOString().slice(0, 19).replace(/[-:]/g, '')}Z`;

export const calendarHead = ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Tideline//Practice//EN', 'CALSCALE:GREGORIAN']
  .map(folded)
  .join('');

export const calendarEnd = folded('END:VCALENDAR');

/** One session; `madeAt` is when the file is written, milliseconds since 1970. */
export function calendarEvent(entry: Entry, madeAt: number, description: string): string {
  const start = new Date(entry.startedAt).getTime();
  return [
    'BEGIN:VEVENT',
    `UID:${entry.id}@tideline`,
    `DTSTAMP:${stamp(madeAt)}`,
    `DTSTART:${stamp(start)}`,
    // Calendars know whole seconds, and one that ends where it begins has no height.
    `DTEND:${stamp(start + Math.max(1, Math.round(entry.seconds)) * 1000)}`,
    `SUMMARY:${escaped(entry.pattern.name)}`,
    `DESCRIPTION:${escaped(description)}`,
    'TRANSP:TRANSPARENT',
    'END:VEVENT',
  ]
    .map(folded)
    .join('');
}
