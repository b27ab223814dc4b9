/** The calendar of one's own practice, other calendars below it, and why a time is not free. */
import { useEffect, useState } from 'react';
import { useSearchParams } from 'wouter';
import type { z } from 'zod/mini';
import { addDays, addMonths } from '../../../domain/practice/calendar.ts';
import { type Availability, noHours } from '../../../domain/practitioner/availability.ts';
import type { ownBusyTimes, ownCalendars } from '../../../domain/practitioner/busy.ts';
import type { KeptService } from '../../../domain/practitioner/practice.ts';
import { no, ok, type Result } from '../../../domain/result.ts';
import type { Refusal, Refused } from '../../api.ts';
import { clock } from '../../device/clock.ts';
import { localZone } from '../../device/today.ts';
import { calendar as say } from '../../words/en/own-calendar.ts';
import { sentenceOf } from '../Trouble.tsx';
import { dayOf, wallOf } from '../wall.ts';
import { asOwner } from './ask.ts';
import { Calendars } from './Calendars.tsx';
import { Board } from './calendar/Board.tsx';
import { isDate, isView, type View } from './calendar/place.ts';
import { titleId } from './calendar/Toolbar.tsx';
import { useHours } from './calendar/use-hours.ts';
import { Own } from './Own.tsx';
import { WhyNot } from './WhyNot.tsx';
import './calendar/calendar.css';

interface Read {
  readonly hours: Availability;
  readonly revision: number;
  readonly calendars: z.infer<typeof ownCalendars>['calendars'];
  readonly services: readonly KeptService[];
}

const read = (): Promise<Result<Read, Refused>> =>
  asOwner<Read>(async api => {
    const [hours, calendars, services] = await Promise.all([api.availability(), api.calendars(), api.services()]);
    if (!hours.ok) return no(hours.problem);
    if (!calendars.ok) return no(calendars.problem);
    if (!services.ok) return no(services.problem);
    return ok({
      hours: hours.value.availability ?? noHours(localZone()),
      revision: hours.value.revision,
      calendars: calendars.value.calendars,
      services: services.value.services,
    });
  });

export default function CalendarPage() {
  return (
    <Own title={say.title} question="calendar" ask={read}>
      {(answer, again) => <Calendar {...answer} again={again} />}
    </Own>
  );
}

/** A phone begins with the list, where there is no room for a week side by side. */
const usualView = (): View => (window.matchMedia('(width >= 800px)').matches ? 'week' : 'list');

function Calendar({ hours: asked, revision, calendars, services, again }: Read & { readonly again: () => void }) {
  const kept = useHours({ hours: asked, revision });
  const { hours } = kept;
  const [address, setAddress] = useSearchParams();
  const [usual] = useState(usualView);
  const [view, date] = [address.get('view'), address.get('date')];
  const at = {
    view: isView(view) ? view : usual,
    date: isDate(date) ? date : dayOf(wallOf(hours.zone, clock.now().toISOString())),
  };
  const { busy, problem } = useBusy(at.date.slice(0, 7), calendars);
  const go = (view: View, date: string) => setAddress({ view, date }, { replace: true });
  const show = (date: string) => {
    go(at.view === 'list' ? 'list' : 'day', date);
    // It stands above, out of sight.
    document.getElementById(titleId)?.focus();
  };
  return (
    <>
      {problem && <p className="warning">{sentenceOf(problem)}</p>}
      <Board kept={kept} busy={busy} calendars={calendars} {...at} go={go} />
      <WhyNot services={services} hours={hours} onDate={show} />
      <Calendars calendars={calendars} hours={hours} again={again} />
    </>
  );
}

/** Of a month with the weeks around it; what was shown before stays until the answer is there. */
function useBusy(month: string, calendars: Read['calendars']) {
  const [found, setFound] = useState<{ busy: z.infer<typeof ownBusyTimes>['busy']; problem?: Refusal }>({ busy: [] });
  // biome-ignore lint/correctness/useExhaustiveDependencies: other calendars, other busy times
  useEffect(() => {
    let over = false;
    const [from, to] = [addDays(`${month}-01`, -8), addDays(`${addMonths(month, 1)}-01`, 14)];
    void asOwner(api => api.busy(`${from}T00:00:00Z`, `${to}T00:00:00Z`)).then(result => {
      if (over) return;
      setFound(result.ok ? { busy: result.value.busy } : { busy: [], problem: result.problem.type });
    });
    return () => {
      over = true;
    };
  }, [month, calendars]);
  return found;
}
