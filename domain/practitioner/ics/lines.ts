/** iCalendar text (RFC 5545) as components and properties, of which only what says when somebody is busy is kept. */

export interface Property {
  readonly name: string;
  /** Names in capitals; of several values the first. */
  readonly parameters: Readonly<Record<string, string>>;
  readonly value: string;
}

export interface Component {
  readonly name: string;
  readonly properties: readonly Property[];
  readonly parts: readonly Component[];
}

/** Who, what and where are never looked at. */
const read = new Set(
  `DTSTART DTEND DURATION RRULE RDATE EXDATE RECURRENCE-ID UID STATUS TRANSP X-MICROSOFT-CDO-BUSYSTATUS
   TZID TZOFFSETTO X-LIC-LOCATION`.split(/\s+/),
);

/** More is no calendar that anybody keeps. */
const mostDepth = 6;

interface Open {
  readonly name: string;
  readonly properties: Property[];
  readonly parts: Component[];
}

/** The calendars of a text; undefined when it is none, or not whole. */
export function calendarsOf(text: string): readonly Component[] | undefined {
  const outside: Open = { name: '', properties: [], parts: [] };
  const open: Open[] = [outside];
  for (const line of text
    .replace(/^\ufeff/, '')
    .replace(/\r?\n[ \t]/g, '')
    .split(/\r?\n/)) {
    const property = propertyOf(line);
    const inner = open.at(-1) ?? outside;
    if (property?.name === 'BEGIN') {
      if (open.length > mostDepth) return undefined;
      open.push({ name: property.value.toUpperCase(), properties: [], parts: [] });
    } else if (property?.name === 'END') {
      if (open.length === 1 || inner.name !== property.value.toUpperCase()) return undefined;
      open.pop();
      open.at(-1)?.parts.push(inner);
    } else if (property && read.has(property.name)) {
      inner.properties.push(property);
    }
  }
  const whole = open.length === 1 && outside.parts.length > 0;
  return whole && outside.parts.every(({ name }) => name === 'VCALENDAR') ? outside.parts : undefined;
}

const form = /^([A-Za-z0-9-]+)((?:;[A-Za-z0-9-]+=(?:"[^"]*"|[^";:]*))*):(.*)$/;

function propertyOf(line: string): Property | undefined {
  const [, name, parameters = '', value = ''] = form.exec(line) ?? [];
  if (name === undefined) return undefined;
  const pairs = [...parameters.matchAll(/;([A-Za-z0-9-]+)=("[^"]*"|[^";:]*)/g)].map(([, key = '', of = '']) => [
    key.toUpperCase(),
    of.replaceAll('"', ''),
  ]);
  return { name: name.toUpperCase(), parameters: Object.fromEntries(pairs), value: value.trim() };
}

export const propertyNamed = ({ properties }: Component, name: string): Property | undefined =>
  properties.find(property => property.name === name);

export const allNamed = ({ properties }: Component, name: string): readonly Property[] =>
  properties.filter(property => property.name === name);
