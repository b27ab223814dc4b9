/** The calendar itself: which dates, as a list or a picture, and everything that can be done on it. */
import { lazy, Suspense, useMemo, useState } from 'react';
import { mondayOf } from '../../../../domain/practice/calendar.ts';
import { instantOfWall } from '../../../../domain/zone.ts';
import { clock } from '../../../device/clock.ts';
import { wallDay, wallTime } from '../../../words/dates.ts';
import { calendar as say } from '../../../words/en/own-calendar.ts';
import { sentenceOf } from '../../Trouble.tsx';
import { cityOf, dayOf, wallOf, zoneNamed } from '../../wall.ts';
import { changed, type Draft, type Target, without } from './changes.ts';
import { ItemForm, ItemTold, type Opened } from './ItemForm.tsx';
import { type Busy, type Item, itemsOf } from './items.ts';
import { KeyList } from './KeyList.tsx';
import { type Act, useKeys } from './keys.ts';
import { ListView } from './ListView.tsx';
import { passAt } from './passes.ts';
import { beside, datesOf, type View } from './place.ts';
import { Toolbar } from './Toolbar.tsx';
import { Undrawn } from './Undrawn.tsx';
import type { HoursKept } from './use-hours.ts';

const Grid = lazy(() => import('./Grid.tsx'));

interface Props {
  readonly kept: HoursKept;
  readonly busy: readonly Busy[];
  readonly calendars: readonly { readonly id: string; readonly name: string }[];
  readonly view: View;
  readonly date: string;
  readonly go: (view: View, date: string) => void;
}

type Sheet = { readonly form: Opened } | { readonly told: Item } | 'keys';

/** Of a wall, as a field for date and time has it. */
const typedOf = (wall: number) => new Date(wall).toISOString().slice(0, 16);

export function Board({ kept, busy, calendars, view, date, go }: Props) {
  const { hours } = kept;
  const { zone } = hours;
  const [sheet, setSheet] = useState<Sheet>();
  const now = wallOf(zone, clock.now().toISOString());
  const today = dayOf(now);
  const { first, last } = datesOf(view, date);
  const items = useMemo(() => itemsOf({ hours, busy, calendars, first, last }), [hours, busy, calendars, first, last]);
  const close = () => setSheet(undefined);
  const instant = (wall: number) => instantOfWall(zoneNamed(zone), wall);

  const save = (target: Target | undefined, draft: Draft, text: string) =>
    kept.change(changed(hours, target, draft), text);
  const remove = (target: Target) => {
    close();
    void kept.change(without(hours, target), say.done.removed[target.kind]);
  };
  const moved = ({ target, start: from, end: to }: Item, start: number, end: number) => {
    if (!target || target.kind === 'closed') return false;
    const draft = { kind: target.kind, start: instant(start), end: instant(end), note: noteOf(hours, target) };
    if (draft.end <= draft.start) return false;
    const when = `${wallDay(new Date(start))}, ${say.between(wallTime(new Date(start)), wallTime(new Date(end)))}`;
    const text = end - start === to - from ? say.done.moved[target.kind](when) : say.done.changed[target.kind];
    void save(target, draft, text);
    return true;
  };
  const open = (item: Item) => {
    const { target } = item;
    if (!target || target.kind === 'closed') return setSheet({ told: item });
    const all = items.filter(({ target: of }) => of && JSON.stringify(of) === JSON.stringify(target));
    const off = target.kind === 'off' ? hours.timeOff[target.index] : undefined;
    const [start, end] = off
      ? [wallOf(zone, off.start).getTime(), wallOf(zone, off.end).getTime()]
      : [item.start, all.at(-1)?.end ?? item.end];
    setSheet({
      form: {
        ...{ target, kind: target.kind, start: typedOf(start), end: typedOf(end), note: noteOf(hours, target) },
        startPass: off ? passAt(zone, Date.parse(off.start)) : 0,
        endPass: off ? passAt(zone, Date.parse(off.end)) : 0,
      },
    });
  };
  const add = (start: number, end: number) =>
    setSheet({
      form: { kind: 'off', start: typedOf(start), end: typedOf(end), startPass: 0, endPass: 0, note: '' },
    });
  const addAt = Date.parse(`${first <= today && today <= last ? today : first}T09:00:00Z`);
  const addOne = () => add(addAt, addAt + 3_600_000);
  const keys = useKeys(sheet === undefined, (act: Act) => {
    if (act === 'add') addOne();
    else if (act === 'keys') setSheet('keys');
    else if (act === 'today') go(view, today);
    else if (act === 'later' || act === 'earlier') go(view, beside(view, date, act === 'later' ? 1 : -1));
    else go(act, date);
  });

  return (
    <section className="cal-board" aria-label={say.title}>
      <Toolbar {...{ view, date, today, go }} onAdd={addOne} />
      <p className="quiet cal-zone">
        {say.zone(cityOf(zone))}
        <button type="button" className="link" onClick={() => setSheet('keys')}>
          {say.keys.title}
        </button>
      </p>
      <p role="status" className={kept.problem ? 'warning' : undefined}>
        {kept.problem && say.notSaved(sentenceOf(kept.problem))}
      </p>
      {view === 'list' ? (
        <ListView monday={mondayOf(date)} today={today} items={items} onOpen={open} />
      ) : (
        <Undrawn>
          <Suspense fallback={<p role="status">{say.drawing}</p>}>
            <Grid
              {...{ view, date, items, now }}
              editable={!kept.busy}
              onOpen={open}
              onDrawn={add}
              onMoved={moved}
              onDate={day => go('day', day)}
            />
          </Suspense>
          <p className="quiet cal-hint">{say.hint}</p>
        </Undrawn>
      )}
      {sheet === 'keys' && <KeyList on={keys.on} onTurn={keys.turn} onClose={close} />}
      {sheet && sheet !== 'keys' && 'form' in sheet && (
        <ItemForm
          opened={sheet.form}
          zone={zone}
          onClose={close}
          onRemove={() => sheet.form.target && remove(sheet.form.target)}
          onSave={draft => {
            close();
            const { target } = sheet.form;
            void save(target, draft, say.done[target ? 'changed' : 'added'][draft.kind]);
          }}
        />
      )}
      {sheet && sheet !== 'keys' && 'told' in sheet && <Told item={sheet.told} onClose={close} onUsual={remove} />}
    </section>
  );
}

function Told({ item, onClose, onUsual }: { item: Item; onClose: () => void; onUsual: (target: Target) => void }) {
  const { kind, title, target, allDay } = item;
  const [start, end] = [new Date(item.start), new Date(item.end)];
  const last = wallDay(new Date(item.end - 86_400_000));
  const when = allDay
    ? wallDay(start) === last
      ? last
      : say.between(wallDay(start), last)
    : `${wallDay(start)}, ${say.between(wallTime(start), wallTime(end))}`;
  const busy = kind === 'busy';
  return (
    <ItemTold
      title={title}
      text={busy ? `${when}. ${say.form.ofCalendar}` : kind === 'clocks' ? when : `${when}. ${say.form.elsewhere}`}
      hours={!busy && kind !== 'clocks'}
      onUsual={target && (() => onUsual(target))}
      onClose={onClose}
    />
  );
}

const noteOf = (hours: HoursKept['hours'], target: Target) =>
  target.kind === 'off' ? (hours.timeOff[target.index]?.note ?? '') : '';
