/** A week of the calendar as a list: the equal of the picture, for phones and for those who listen. */
import { addDays, dayNumber } from '../../../../domain/practice/calendar.ts';
import { dayLength } from '../../../../domain/zone.ts';
import { wallDay, wallTime } from '../../../words/dates.ts';
import { calendar as say } from '../../../words/en/own-calendar.ts';
import type { Item } from './items.ts';

interface Props {
  readonly monday: string;
  readonly today: string;
  readonly items: readonly Item[];
  readonly onOpen: (item: Item) => void;
}

export const ListView = ({ monday, today, items, onOpen }: Props) => (
  <ol className="time-days cal-list">
    {Array.from({ length: 7 }, (_, i) => addDays(monday, i)).map(date => (
      <Day key={date} date={date} today={date === today} items={items} onOpen={onOpen} />
    ))}
  </ol>
);

function Day({ date, today, items, onOpen }: Pick<Props, 'items' | 'onOpen'> & { date: string; today: boolean }) {
  const midnight = dayNumber(date) * dayLength;
  const next = midnight + dayLength;
  const on = items
    .filter(({ start, end }) => start < next && end > midnight)
    .sort((a, b) => Number(b.allDay) - Number(a.allDay) || a.start - b.start);
  const open = on.filter(({ kind }) => kind === 'open');
  // Hours of this date alone say it themselves, with a way to change them.
  const usual = open.filter(
    ({ start, end }) => !on.some(own => own.kind === 'own' && own.start === start && own.end === end),
  );
  const said = wallDay(new Date(midnight));
  /** What began the day before or goes on the next day is said from or up to midnight. */
  const times = ({ start, end }: Item): [string, string] => [
    wallTime(new Date(Math.max(start, midnight))),
    end >= next ? '24:00' : wallTime(new Date(end)),
  ];
  return (
    <li>
      <h2>{today ? say.isToday(said) : said}</h2>
      <ul>
        {open.length === 0 && <li className="quiet">{say.closed}</li>}
        {usual.map(item => (
          <li key={item.key} className="quiet">
            {say.open(...times(item))}
          </li>
        ))}
        {on
          .filter(({ kind }) => kind !== 'open' && kind !== 'missing' && kind !== 'twice')
          .map(item => {
            const text = item.allDay ? item.title : line(item, times(item));
            return (
              <li key={item.key} className={`cal-row cal-row-${item.kind}`}>
                <span>{text}</span>
                {item.target && (
                  <button
                    type="button"
                    className="link"
                    aria-label={say.changeOf(text, said)}
                    onClick={() => onOpen(item)}
                  >
                    {say.change}
                  </button>
                )}
              </li>
            );
          })}
      </ul>
    </li>
  );
}

function line({ kind, title }: Item, [start, end]: [string, string]): string {
  if (kind === 'busy') return say.busyTimes(start, end, title);
  if (kind === 'own') return say.ownTimes(start, end);
  return say.off(start, end, title === say.offShort('') ? '' : title);
}
