/** When the practitioner works: the zone, a usual week, and below it everything that departs from it. */
import { type FormEvent, useState } from 'react';
import { type Availability, availability, noHours } from '../../../domain/practitioner/availability.ts';
import { localZone } from '../../device/today.ts';
import { weekdayName } from '../../words/dates.ts';
import { own } from '../../words/en/own-practice.ts';
import { Pick } from '../Entry.tsx';
import { asOwner } from './ask.ts';
import { Exceptions } from './Exceptions.tsx';
import { type Flaws, flawsOf } from './flaws.ts';
import { Own } from './Own.tsx';
import { Rows } from './Rows.tsx';
import { SaveLine } from './SaveLine.tsx';
import { TextEntry } from './TextEntry.tsx';
import { useSave } from './use-save.ts';
import { crosses, rulesOf, type Week, weekOf } from './week.ts';

const say = own.hours;

export default function HoursPage() {
  return (
    <Own title={say.title} question="hours" ask={() => asOwner(api => api.availability())}>
      {({ revision, availability: kept }, again) => (
        <HoursForm key={revision} revision={revision} kept={kept ?? noHours(localZone())} onChanged={again} />
      )}
    </Own>
  );
}

/** Those this browser can name, with the one that is kept in any case. */
const zonesWith = (zone: string) =>
  [...new Set([...Intl.supportedValuesOf('timeZone'), zone])]
    .sort()
    .map(value => ({ value, label: value.replaceAll('_', ' ') }));

interface Props {
  readonly revision: number;
  readonly kept: Availability;
  readonly onChanged: () => void;
}

function HoursForm({ revision, kept, onChanged }: Props) {
  const [replaces, setReplaces] = useState(revision);
  const [draft, setDraft] = useState(kept);
  const [week, setWeek] = useState(() => weekOf(kept));
  const [flaws, setFlaws] = useState<Flaws>({});
  const saving = useSave();
  const [zones] = useState(() => zonesWith(kept.zone));
  const touch = () => {
    saving.touch();
    setFlaws({});
  };
  const set = (change: Partial<Availability>) => {
    touch();
    setDraft({ ...draft, ...change });
  };
  const save = async (event: FormEvent) => {
    event.preventDefault();
    const next = { ...draft, weekly: rulesOf(week) };
    const found = flawsOf(availability, next);
    setFlaws(found);
    if (Object.keys(found).length > 0) return;
    const done = await saving.run(() => asOwner(api => api.putAvailability(replaces, next)));
    if (done) setReplaces(done.revision);
  };
  return (
    <form onSubmit={event => void save(event)} noValidate>
      <Pick label={say.zone} hint={say.zoneHint} value={draft.zone} options={zones} onChange={zone => set({ zone })} />
      <UsualWeek
        week={week}
        flawed={Object.keys(flaws).some(path => path.startsWith('weekly'))}
        onChange={next => {
          touch();
          setWeek(next);
        }}
      />
      <Exceptions draft={draft} flaws={flaws} set={set} />
      <SaveLine saving={saving} flaws={flaws} />
      {saving.problem === 'availability-changed' && (
        <button type="button" className="button outline" onClick={onChanged}>
          {say.changed}
        </button>
      )}
    </form>
  );
}

interface WeekProps {
  readonly week: Week;
  readonly flawed: boolean;
  readonly onChange: (week: Week) => void;
}

function UsualWeek({ week, flawed, onChange }: WeekProps) {
  // Another copy is another set of fields.
  const [copies, setCopies] = useState(0);
  const monday = week[0] ?? [];
  return (
    <section>
      <h2>{say.weekly}</h2>
      {flawed && <p className="warning">{own.flaws.form}</p>}
      {week.map((spans, i) => {
        const name = weekdayName(i);
        return (
          <div key={`${name} ${copies}`} className="week-day">
            <h3>
              {name}
              {spans.length === 0 && <span className="quiet"> {say.closed}</span>}
            </h3>
            <Rows
              items={spans}
              most={8}
              fresh={() => (spans.length === 0 ? { start: '09:00', end: '12:00' } : { start: '13:00', end: '17:00' })}
              add={say.add(name)}
              remove={span => say.remove(name, span.start)}
              onChange={next => onChange(week.map((other, n) => (n === i ? next : other)))}
            >
              {(span, change) => (
                <div className="side-by-side">
                  {(['start', 'end'] as const).map(of => (
                    <TextEntry
                      key={of}
                      label={of === 'start' ? say.from(name) : say.to(name)}
                      hint={of === 'end' && crosses(span) ? say.overnight : undefined}
                      value={span[of]}
                      input={{ type: 'time' }}
                      onChange={time => change({ [of]: time })}
                    />
                  ))}
                </div>
              )}
            </Rows>
            {i === 0 && monday.length > 0 && (
              <button
                type="button"
                className="link"
                onClick={() => {
                  setCopies(copies + 1);
                  onChange(week.map((other, n) => (n < 5 ? monday : other)));
                }}
              >
                {say.copy}
              </button>
            )}
          </div>
        );
      })}
    </section>
  );
}
