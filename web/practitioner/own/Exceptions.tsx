/** What departs from the usual week: dates with other hours, holidays, travel, time off. */
import { useState } from 'react';
import type { Availability } from '../../../domain/practitioner/availability.ts';
import { instantOfWall, zoneOf } from '../../../domain/zone.ts';
import { clock } from '../../device/clock.ts';
import { localDay } from '../../device/today.ts';
import { own } from '../../words/en/own-practice.ts';
import { Pick } from '../Entry.tsx';
import { wallOf } from '../wall.ts';
import type { Flaws } from './flaws.ts';
import { Rows } from './Rows.tsx';
import { TextEntry } from './TextEntry.tsx';
import { hoursOf } from './week.ts';

const say = own.hours;
const today = () => localDay(clock.now());

interface Props {
  readonly draft: Availability;
  readonly flaws: Flaws;
  readonly set: (change: Partial<Availability>) => void;
}

/** `2026-11-25T09:00` on the wall of a zone, as a date field has it. */
const typedOf = (zone: string, instant: string) => wallOf(zone, instant).toISOString().slice(0, 16);

function instantOf(zone: string, typed: string): string {
  const known = zoneOf(zone);
  const wall = new Date(`${typed}:00Z`).getTime();
  return known && !Number.isNaN(wall) ? new Date(instantOfWall(known, wall)).toISOString() : '';
}

export function Exceptions({ draft, flaws, set }: Props) {
  const [zones] = useState(() => Intl.supportedValuesOf('timeZone').map(value => ({ value, label: value })));
  return (
    <>
      <Part title={say.dates} note={say.datesNote} flaw={flaws.overrides} open={draft.overrides.length > 0}>
        <Rows
          items={draft.overrides}
          most={366}
          fresh={() => ({ date: today(), intervals: [{ start: '09:00', end: '12:00' }] })}
          add={say.addDate}
          remove={() => say.removeShort}
          onChange={overrides => set({ overrides })}
        >
          {(override, change, i) => (
            <>
              <Day
                label={say.date}
                value={override.date}
                problem={flaws[`overrides.${i}.date`]}
                onChange={date => change({ date })}
              />
              <Rows
                items={override.intervals}
                most={12}
                fresh={() => ({ start: '09:00', end: '12:00' })}
                add={say.addShort}
                remove={() => say.removeShort}
                onChange={intervals =>
                  change({ intervals: intervals.map(({ start, end }) => hoursOf({ start, end })) })
                }
              >
                {(span, alter, n) => (
                  <div className="side-by-side">
                    {(['start', 'end'] as const).map(of => (
                      <TextEntry
                        key={of}
                        label={say[of]}
                        problem={flaws[`overrides.${i}.intervals.${n}.${of}`]}
                        value={span[of]}
                        input={{ type: 'time' }}
                        onChange={time => alter({ [of]: time })}
                      />
                    ))}
                  </div>
                )}
              </Rows>
            </>
          )}
        </Rows>
      </Part>
      <Part title={say.holidays} note={say.holidaysNote} flaw={flaws.holidays} open={draft.holidays.length > 0}>
        <Rows
          items={draft.holidays}
          most={366}
          fresh={() => ({ date: today(), name: '' })}
          add={say.addHoliday}
          remove={() => say.removeShort}
          onChange={holidays => set({ holidays })}
        >
          {(holiday, change, i) => (
            <div className="side-by-side">
              <Day
                label={say.date}
                value={holiday.date}
                problem={flaws[`holidays.${i}.date`]}
                onChange={date => change({ date })}
              />
              <TextEntry
                label={say.holiday}
                value={holiday.name}
                problem={flaws[`holidays.${i}.name`]}
                onChange={name => change({ name })}
              />
            </div>
          )}
        </Rows>
      </Part>
      <Part title={say.travels} note={say.travelsNote} flaw={flaws.travels} open={draft.travels.length > 0}>
        <Rows
          items={draft.travels}
          most={50}
          fresh={() => ({ from: today(), to: today(), zone: draft.zone })}
          add={say.addTravel}
          remove={() => say.removeShort}
          onChange={travels => set({ travels })}
        >
          {(travel, change, i) => (
            <>
              <div className="side-by-side">
                <Day
                  label={say.firstDay}
                  value={travel.from}
                  problem={flaws[`travels.${i}.from`] ?? flaws[`travels.${i}`]}
                  onChange={from => change({ from })}
                />
                <Day
                  label={say.lastDay}
                  value={travel.to}
                  problem={flaws[`travels.${i}.to`]}
                  onChange={to => change({ to })}
                />
              </div>
              <Pick label={say.zone} value={travel.zone} options={zones} onChange={zone => change({ zone })} />
            </>
          )}
        </Rows>
      </Part>
      <Part title={say.timeOff} note={say.timeOffNote} flaw={flaws.timeOff} open={draft.timeOff.length > 0}>
        <Rows
          items={draft.timeOff}
          most={200}
          fresh={() => ({
            start: instantOf(draft.zone, `${today()}T09:00`),
            end: instantOf(draft.zone, `${today()}T12:00`),
            note: '',
          })}
          add={say.addTimeOff}
          remove={() => say.removeShort}
          onChange={timeOff => set({ timeOff })}
        >
          {(off, change, i) => (
            <>
              <div className="side-by-side">
                {(['start', 'end'] as const).map(of => (
                  <TextEntry
                    key={of}
                    label={say[of]}
                    problem={flaws[`timeOff.${i}.${of}`] ?? (of === 'end' ? flaws[`timeOff.${i}`] : undefined)}
                    value={off[of] === '' ? '' : typedOf(draft.zone, off[of])}
                    input={{ type: 'datetime-local' }}
                    onChange={typed => change({ [of]: instantOf(draft.zone, typed) })}
                  />
                ))}
              </div>
              <TextEntry
                label={say.note}
                value={off.note}
                problem={flaws[`timeOff.${i}.note`]}
                onChange={note => change({ note })}
              />
            </>
          )}
        </Rows>
      </Part>
    </>
  );
}

interface PartProps {
  readonly title: string;
  readonly note: string;
  readonly flaw: string | undefined;
  readonly open: boolean;
  readonly children: React.ReactNode;
}

const Part = ({ title, note, flaw, open, children }: PartProps) => {
  const [first] = useState(open);
  return (
    <details open={first || flaw !== undefined}>
      <summary>{title}</summary>
      <div className="mine-form">
        <p className="quiet">{note}</p>
        {flaw && <p className="warning">{flaw}</p>}
        {children}
      </div>
    </details>
  );
};

interface DayProps {
  readonly label: string;
  readonly value: string;
  readonly problem: string | undefined;
  readonly onChange: (day: string) => void;
}

const Day = (props: DayProps) => <TextEntry {...props} input={{ type: 'date' }} />;
