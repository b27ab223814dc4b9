/** Other calendars that say when the practitioner is busy: from a file, read on the device, or from an address. */
import { type FormEvent, useState } from 'react';
import type { z } from 'zod/mini';
import type { Availability } from '../../../domain/practitioner/availability.ts';
import { busyHorizon, mostBusyTimes, type ownCalendars } from '../../../domain/practitioner/busy.ts';
import { busyIn } from '../../../domain/practitioner/ics/busy.ts';
import { ok } from '../../../domain/result.ts';
import { clock } from '../../device/clock.ts';
import { newId } from '../../device/ids.ts';
import { offerUndo } from '../../ui/undo.ts';
import { calendar } from '../../words/en/own-calendar.ts';
import { sentenceOf } from '../Trouble.tsx';
import { asOwner } from './ask.ts';
import { conflictsOf, saidOf } from './calendar/conflicts.ts';
import { TextEntry } from './TextEntry.tsx';
import { useSave } from './use-save.ts';

const say = calendar.others;

interface Props {
  readonly calendars: z.infer<typeof ownCalendars>['calendars'];
  readonly hours: Availability;
  readonly again: () => void;
}

const day = 86_400_000;

/** Everything that is kept of one calendar: what was brought long ago too, and all that can be brought today. */
const busyOf = (id: string) =>
  asOwner(async api => {
    const at = (days: number) => new Date(clock.now().getTime() + days * day).toISOString();
    const all = await api.busy(at(-800), at(402));
    return all.ok ? ok(all.value.busy.filter(({ calendar }) => calendar === id)) : all;
  });

export function Calendars({ calendars, hours, again }: Props) {
  const [name, setName] = useState('');
  const [url, setUrl] = useState('');
  const [said, setSaid] = useState<string>();
  const [conflicts, setConflicts] = useState<readonly string[]>([]);
  const saving = useSave();
  const after = async (brought: { id: string; kept: number; skipped: number } | undefined, skipped = 0) => {
    if (!brought) return;
    setSaid(say.brought(brought.kept, brought.skipped + skipped));
    // Without an answer it is only not said what it meets; the calendar above shows it.
    const busy = await busyOf(brought.id);
    if (busy.ok) setConflicts(saidOf(conflictsOf(hours, busy.value)));
    again();
  };
  const quiet = () => {
    setSaid(undefined);
    setConflicts([]);
  };
  const bringFile = async (file: File | undefined) => {
    if (!file) return;
    quiet();
    const read = busyIn(await file.text(), { ...busyHorizon(clock.now().getTime()), zone: hours.zone });
    if (!read.ok) return setSaid(read.problem === 'calendar-unreadable' ? say.unreadable : say.many);
    const { busy, skipped } = read.value;
    if (busy.length > mostBusyTimes) return setSaid(say.many);
    const called = name.trim() || file.name.replace(/\.ics$/i, '').slice(0, 80) || say.usual;
    const json = { name: called, busy: busy.map(([start, end]): [string, string] => [start, end]) };
    await after(await saving.run(() => asOwner(api => api.putBusy(newId(), json))), skipped);
  };
  const bringAddress = async (event: FormEvent) => {
    event.preventDefault();
    quiet();
    const json = { name: name.trim() || say.usual, url: url.trim() };
    await after(await saving.run(() => asOwner(api => api.bring(newId(), json))));
  };
  const remove = async ({ id, name, url }: Props['calendars'][number]) => {
    quiet();
    const kept = await saving.run(() => busyOf(id));
    if (!kept || !(await saving.run(() => asOwner(api => api.deleteCalendar(id))))) return;
    const busy = kept.map(({ start, end }): [string, string] => [start, end]);
    offerUndo({
      text: say.removed(name),
      async takeBack() {
        const brought = url === null ? undefined : await asOwner(api => api.bring(id, { name, url }));
        // The address may be away. Nothing must be offered then all the same, so the times come back without it.
        const back = brought?.ok ? brought : await asOwner(api => api.putBusy(id, { name, busy }));
        again();
        if (!back.ok) return sentenceOf(back.problem.type);
        return brought === undefined || brought.ok || say.backWithout(name);
      },
    });
    again();
  };
  return (
    <section>
      <h2>{say.title}</h2>
      <p>{say.lead}</p>
      {calendars.length === 0 && <p>{say.none}</p>}
      <ul className="mine-rows">
        {calendars.map(of => (
          <li key={of.id}>
            <span>
              {of.name}
              <span className="quiet step-more">{say.kept(of.busy)}</span>
            </span>
            <span className="row">
              {of.url !== null && (
                <button
                  type="button"
                  className="link"
                  aria-label={say.refresh(of.name)}
                  onClick={async () => {
                    quiet();
                    await after(await saving.run(() => asOwner(api => api.refresh(of.id))));
                  }}
                >
                  {say.refreshShort}
                </button>
              )}
              <button type="button" className="link" aria-label={say.remove(of.name)} onClick={() => void remove(of)}>
                {say.removeShort}
              </button>
            </span>
          </li>
        ))}
      </ul>
      <form onSubmit={event => void bringAddress(event)}>
        <TextEntry label={say.name} value={name} input={{ maxLength: 80 }} onChange={setName} />
        <p className="row">
          <label className="button outline file-button">
            {say.file}
            <input
              type="file"
              accept=".ics,text/calendar"
              onChange={({ target }) => {
                void bringFile(target.files?.[0]);
                target.value = '';
              }}
            />
          </label>
          <span className="quiet">{say.fileHint}</span>
        </p>
        <TextEntry
          label={say.url}
          hint={say.urlHint}
          value={url}
          input={{ type: 'url', autoComplete: 'off', spellCheck: false }}
          onChange={setUrl}
        />
        <button type="submit" className="button outline" disabled={saving.busy || url.trim() === ''}>
          {say.byUrl}
        </button>
        <div role="status">
          <p className={saving.problem ? 'warning' : undefined}>{saving.problem ? sentenceOf(saving.problem) : said}</p>
          {!saving.problem && conflicts.map(sentence => <p key={sentence}>{sentence}</p>)}
        </div>
      </form>
    </section>
  );
}
