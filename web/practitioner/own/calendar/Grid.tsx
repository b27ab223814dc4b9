/** A day, a week or a month drawn by FullCalendar, which is fetched with it; looks and meaning are ours. Walls go in and out as if they were UTC. */
import FullCalendar, { type CalendarRef, type EventInput } from '@fullcalendar/react';
import dayGrid from '@fullcalendar/react/daygrid';
import interaction from '@fullcalendar/react/interaction';
import timeGrid from '@fullcalendar/react/timegrid';
import '@fullcalendar/react/skeleton.css';
import { useEffect, useMemo, useRef } from 'react';
import { dayLength } from '../../../../domain/zone.ts';
import { calendar as say } from '../../../words/en/own-calendar.ts';
import type { Item } from './items.ts';
import './grid.css';

interface Props {
  readonly view: 'day' | 'week' | 'month';
  /** One of the dates shown. */
  readonly date: string;
  readonly items: readonly Item[];
  /** Now, as the wall of the practice has it. */
  readonly now: Date;
  readonly editable: boolean;
  readonly onOpen: (item: Item) => void;
  /** Somebody drew over empty time; walls in milliseconds. */
  readonly onDrawn: (start: number, end: number, wholeDays: boolean) => void;
  /** Moved or made longer; false when that cannot be, and nothing was done. */
  readonly onMoved: (item: Item, start: number, end: number) => boolean;
  readonly onDate: (date: string) => void;
}

interface Moved {
  readonly event: { readonly extendedProps: unknown; readonly start: Date | null; readonly end: Date | null };
  readonly revert: () => void;
  readonly jsEvent?: unknown;
}

const views = { day: 'timeGridDay', week: 'timeGridWeek', month: 'dayGridMonth' } as const;
const iso = (wall: number) => new Date(wall).toISOString().slice(0, 19);
const behind = new Set<Item['kind']>(['open', 'missing', 'twice']);
/** What a press that draws nothing gives instead of the quarter of an hour under it. */
const hour = 3_600_000;
const snap = hour / 4;
/** How long a finger rests before it drags instead of scrolling, in milliseconds. */
const longPress = 400;
/** A finger that went no further has only tapped; in pixels. */
const still = 6;

const eventOf = (item: Item, month: boolean): EventInput => ({
  id: item.key,
  title: item.title,
  start: item.allDay ? iso(item.start).slice(0, 10) : iso(item.start),
  end: item.allDay ? iso(item.end).slice(0, 10) : iso(item.end),
  allDay: item.allDay,
  editable: !item.part && (item.kind === 'off' || item.kind === 'own'),
  interactive: item.kind !== 'open',
  ...(!month && behind.has(item.kind) && { display: 'background' }),
  class: `cal-item cal-${item.kind}`,
  extendedProps: { item },
});

/** From seven to eight in the evening, and further where something is there. Other hours can be had by the form. */
function hoursShown(items: readonly Item[]): { from: number; to: number } {
  let [from, to] = [7, 20];
  for (const { start, end, allDay } of items) {
    if (allDay) continue;
    const midnight = Math.floor(start / dayLength) * dayLength;
    const over = end > midnight + dayLength;
    from = over ? 0 : Math.min(from, Math.floor((start - midnight) / hour));
    to = over ? 24 : Math.max(to, Math.ceil((end - midnight) / hour));
  }
  return { from, to };
}

export default function Grid({ view, date, items, now, editable, onOpen, onDrawn, onMoved, onDate }: Props) {
  const calendar = useRef<CalendarRef>(null);
  useEffect(() => {
    // Not while React is drawing: the library draws at once itself.
    queueMicrotask(() => calendar.current?.getApi().changeView(views[view], date));
  }, [view, date]);
  const touched = useRef({ x: 0, y: 0 });
  const moved = (info: Moved) => {
    // The library moves what is held by a quarter of an hour when it is tapped in the first half of a row.
    const finger = (info.jsEvent as Partial<TouchEvent> | undefined)?.changedTouches?.[0];
    const { x, y } = touched.current;
    if (finger && Math.hypot(finger.clientX - x, finger.clientY - y) < still) return info.revert();
    const { item } = info.event.extendedProps as { item: Item };
    const start = info.event.start?.getTime() ?? item.start;
    const end = info.event.end?.getTime() ?? start + (item.end - item.start);
    if (!onMoved(item, start, end)) info.revert();
  };
  const month = view === 'month';
  const events = useMemo(
    () =>
      items.filter(({ kind }) => !month || (kind !== 'missing' && kind !== 'twice')).map(item => eventOf(item, month)),
    [items, month],
  );
  const { from, to } = useMemo(() => hoursShown(items), [items]);
  return (
    <section
      className={`cal-scroll cal-${view}`}
      aria-label={say.views[view]}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a week is wider than a phone, and keys must be able to scroll it too
      tabIndex={0}
      onTouchStartCapture={({ touches }) => {
        const finger = touches[0];
        if (finger) touched.current = { x: finger.clientX, y: finger.clientY };
      }}
    >
      <FullCalendar
        ref={calendar}
        plugins={[dayGrid, timeGrid, interaction]}
        initialView={views[view]}
        initialDate={date}
        timeZone="UTC"
        locale="en-GB"
        firstDay={1}
        now={() => iso(now.getTime())}
        nowIndicator
        headerToolbar={false}
        height="auto"
        events={events}
        editable={editable}
        eventResizableFromStart
        selectable={editable}
        selectMirror
        longPressDelay={longPress}
        dragRevertDuration={0}
        snapDuration="00:15:00"
        slotDuration="00:30:00"
        slotHeaderInterval="01:00:00"
        slotMinHeight={22}
        slotEventOverlap={false}
        slotMinTime={`${from}:00:00`}
        slotMaxTime={`${to}:00:00`}
        dayMaxEvents={false}
        allDayText={say.whole}
        eventTimeFormat={{ hour: '2-digit', minute: '2-digit', hour12: false }}
        slotHeaderFormat={{ hour: '2-digit', minute: '2-digit', hour12: false }}
        dayHeaderFormat={month ? { weekday: 'short' } : { weekday: 'short', day: 'numeric' }}
        // Elsewhere the name of such a link would not have the words that are seen.
        navLinks={month}
        displayEventEnd
        navLinkDayClick={day => onDate(day.toISOString().slice(0, 10))}
        class="cal"
        eventClass={info => `${info.isMirror ? 'cal-mirror' : ''} ${info.isSelected ? 'cal-held' : ''}`}
        eventInnerClass="cal-inner"
        eventTimeClass="cal-time"
        eventTitleClass="cal-title"
        backgroundEventTitleClass="cal-behind"
        columnEventClass="cal-column"
        columnEventBeforeClass={info => (info.isStartResizable ? 'cal-handle cal-handle-first' : '')}
        columnEventAfterClass={info => (info.isEndResizable ? 'cal-handle cal-handle-last' : '')}
        rowEventClass="cal-bar"
        listItemEventClass="cal-line"
        dayHeaderClass={info => `cal-head${info.isToday ? ' cal-today' : ''}`}
        dayHeaderAlign="start"
        dayHeaderRowClass="cal-rule"
        dayHeaderDividerClass="cal-rule"
        allDayHeaderClass="cal-axis"
        allDayDividerClass="cal-rule"
        slotHeaderClass="cal-axis"
        slotHeaderInnerClass="cal-hour"
        slotLaneClass={info => (info.isMinor ? 'cal-slot cal-half' : 'cal-slot')}
        dayLaneClass="cal-lane"
        dayRowClass="cal-rule"
        dayCellClass={info => `cal-cell${info.isToday ? ' cal-today' : ''}${info.isOther ? ' cal-other' : ''}`}
        dayCellTopInnerClass="cal-number"
        highlightClass="cal-drawn"
        navLinkClass="cal-link"
        nowIndicatorLineClass="cal-now"
        nowIndicatorDotClass="cal-now-dot"
        eventClick={({ event }) => onOpen((event.extendedProps as { item: Item }).item)}
        select={({ start, end, allDay }) => {
          calendar.current?.getApi().unselect();
          const drawn = end.getTime() - start.getTime();
          onDrawn(start.getTime(), drawn > snap ? end.getTime() : start.getTime() + hour, allDay);
        }}
        eventDrop={moved}
        eventResize={moved}
      />
    </section>
  );
}
