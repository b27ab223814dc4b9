/** Which dates of the calendar, in which view, and the way to add something. */
import { Segments } from '../../../ui/Segments.tsx';
import { calendar as say } from '../../../words/en/own-calendar.ts';
import { TextEntry } from '../TextEntry.tsx';
import { beside, isDate, titleOf, type View, views } from './place.ts';

interface Props {
  readonly view: View;
  readonly date: string;
  readonly today: string;
  readonly go: (view: View, date: string) => void;
  readonly onAdd: () => void;
}

/** Of its heading, which can be given the focus. */
export const titleId = 'calendar-title';

export const Toolbar = ({ view, date, today, go, onAdd }: Props) => (
  <div className="cal-tools">
    {/* The view is heard, not seen: another view of the same week has the same title. */}
    <h2 id={titleId} tabIndex={-1} aria-live="polite" aria-atomic="true">
      <span className="cal-unseen">{say.views[view]}, </span>
      {titleOf(view, date)}
    </h2>
    <nav className="cal-steps" aria-label={say.move}>
      <button type="button" className="button outline" onClick={() => go(view, today)}>
        {say.today}
      </button>
      <span className="segments">
        <Step label={say.earlier} sign="‹" onClick={() => go(view, beside(view, date, -1))} />
        <Step label={say.later} sign="›" onClick={() => go(view, beside(view, date, 1))} />
      </span>
      <TextEntry
        label={say.date}
        value={date}
        input={{ type: 'date', required: true }}
        onChange={typed => isDate(typed) && go(view, typed)}
      />
    </nav>
    <Segments
      label={say.view}
      options={views.map(value => ({ value, label: say.views[value] }))}
      value={view}
      onChange={value => go(value, date)}
    />
    <button type="button" className="button" onClick={onAdd}>
      {say.add}
    </button>
  </div>
);

const Step = ({ label, sign, onClick }: { label: string; sign: string; onClick: () => void }) => (
  <button type="button" className="cal-step" aria-label={label} onClick={onClick}>
    <span aria-hidden="true">{sign}</span>
  </button>
);
