/** The calendar of one's own practice as a list of a week, other calendars below it, and why a time is not free. */
import { useState } from 'react';
import type { z } from 'zod/mini';
import { addDays, mondayOf } from '../../../domain/practice/calendar.ts';
import { type Availability, noHours } from '../../../domain/practitioner/availability.ts';
import type { ownBusyTimes, ownCalendars } from '../../../domain/practitioner/busy.ts';
import type { KeptService } from '../../../domain/practitioner/practice.ts';
import { no, ok, type Result } from '../../../domain/result.ts';
import type { Refused } from '../../api.ts';
import { clock } from '../../device/clock.ts';
import { localDay, localZone } from '../../device/today.ts';
import { wallDay } from '../../words/dates.ts';
import { calendar as say } from '../../words/en/own-calendar.ts';
import { cityOf } from '../wall.ts';
import { asOwner } from './ask.ts';
import { Calendars } from './Calendars.tsx';
import { linesOf } from './day-lines.ts';
import { Own } from './Own.tsx';
import { WhyNot } from './WhyNot.tsx';

interface Read {
  readonly hours: Availability;
  readonly calendars: z.infer<typeof ownCalendars>['calendars'];
  readonly busy: z.infer<typeof ownBusyTimes>['busy'];
  readonly services: readonly KeptService[];
}

/** A day more at both ends: the zone of the practice may be ahead of UTC or behind it. */
const read = (monday: string): Promise<Result<Read, Refused>> =>
  asOwner<Read>(async api => {
    const [hours, calendars, busy, services] = await Promise.all([
      api.availability(),
      api.calendars(),
      api.busy(`${addDays(monday, -1)}T00:00:00Z`, `${addDays(monday, 8)}T00:00:00Z`),
      api.services(),
    ]);
    if (!hours.ok) return no(hours.problem);
    if (!calendars.ok) return no(calendars.problem);
    if (!busy.ok) return no(busy.problem);
    if (!services.ok) return no(services.problem);
    return ok({
      hours: hours.value.availability ?? noHours(localZone()),
      calendars: calendars.value.calendars,
      busy: busy.value.busy,
      services: services.value.services,
    });
  });

export default function CalendarPage() {
  const [monday, setMonday] = useState(() => mondayOf(localDay(clock.now())));
  return (
    <Own title={say.title} question={`calendar ${monday}`} ask={() => read(monday)}>
      {({ hours, calendars, busy, services }, again) => (
        <>
          <nav className="row" aria-label={say.week}>
            <button type="button" className="button outline" onClick={() => setMonday(addDays(monday, -7))}>
              {say.earlier}
            </button>
            <button type="button" className="button outline" onClick={() => setMonday(mondayOf(localDay(clock.now())))}>
              {say.this}
            </button>
            <button type="button" className="button outline" onClick={() => setMonday(addDays(monday, 7))}>
              {say.later}
            </button>
          </nav>
          <p className="quiet">{say.zone(cityOf(hours.zone))}</p>
          <ol className="time-days">
            {Array.from({ length: 7 }, (_, i) => addDays(monday, i)).map(date => (
              <li key={date}>
                <h2>{wallDay(new Date(`${date}T00:00:00Z`))}</h2>
                <ul>
                  {linesOf(date, hours, busy, calendars).map(line => (
                    <li key={line}>{line}</li>
                  ))}
                </ul>
              </li>
            ))}
          </ol>
          <WhyNot services={services} zone={hours.zone} />
          <Calendars calendars={calendars} zone={hours.zone} again={again} />
        </>
      )}
    </Own>
  );
}
