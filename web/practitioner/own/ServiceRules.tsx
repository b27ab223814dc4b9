/** Of a service: breaks, notice and limits; series and packages. An empty field is no limit. */
import type { Service } from '../../../domain/practitioner/offer.ts';
import { Switch } from '../../ui/Switch.tsx';
import { decimalsOf } from '../../words/dates.ts';
import { own } from '../../words/en/own-practice.ts';
import type { Part } from './ServiceForm.tsx';
import { NumberEntry, TextEntry } from './TextEntry.tsx';

const say = own.services;

/** Without what is undefined: an optional field is there or not. */
function without<T extends object>(of: { [Key in keyof T]: T[Key] | undefined }): T {
  return Object.fromEntries(Object.entries(of).filter(([, value]) => value !== undefined)) as T;
}

const always = [
  ['bufferBeforeMin', say.before, 1],
  ['bufferAfterMin', say.after, 1],
  ['stepMin', say.step, 1],
  ['minNoticeMin', say.notice, 60],
] as const;

export function TimeRules({ draft, flaws, set }: Part) {
  const { bookingWindow, limits } = draft;
  const within = (change: { [Key in keyof Service['bookingWindow']]?: Service['bookingWindow'][Key] | undefined }) =>
    set({ bookingWindow: without<Service['bookingWindow']>({ ...bookingWindow, ...change } as never) });
  return (
    <>
      <div className="side-by-side">
        {always.map(([name, label, scale]) => (
          <NumberEntry
            key={name}
            label={label}
            scale={scale}
            problem={flaws[name]}
            value={draft[name]}
            onChange={(value = Number.NaN) => set({ [name]: value })}
          />
        ))}
      </div>
      <p className="quiet">{say.open}</p>
      <div className="side-by-side">
        <NumberEntry
          label={say.rolling}
          problem={flaws['bookingWindow.rollingDays']}
          value={bookingWindow.rollingDays}
          onChange={rollingDays => within({ rollingDays })}
        />
        {(['fromDate', 'toDate'] as const).map(end => (
          <TextEntry
            key={end}
            label={end === 'fromDate' ? say.from : say.to}
            problem={flaws[`bookingWindow.${end}`] ?? (end === 'toDate' ? flaws.bookingWindow : undefined)}
            value={bookingWindow[end] ?? ''}
            input={{ type: 'date' }}
            onChange={date => within({ [end]: date || undefined })}
          />
        ))}
        {(['perDay', 'perWeek'] as const).map(of => (
          <NumberEntry
            key={of}
            label={say[of]}
            problem={flaws[`limits.${of}`]}
            value={limits[of]}
            onChange={most => set({ limits: without<Service['limits']>({ ...limits, [of]: most } as never) })}
          />
        ))}
      </div>
    </>
  );
}

export function Bundles({ draft, flaws, set }: Part) {
  const bundle = draft.package;
  const change = (part: Partial<NonNullable<Service['package']>>) => bundle && set({ package: { ...bundle, ...part } });
  return (
    <>
      <NumberEntry
        label={say.series}
        hint={say.seriesHint}
        problem={flaws.series}
        value={draft.series}
        onChange={series => set({ series } as Partial<Service>)}
      />
      <Switch
        label={say.package}
        checked={bundle !== undefined}
        onChange={on =>
          set({ package: on ? { sessions: 5, days: 180, amount: Number.NaN } : undefined } as Partial<Service>)
        }
      />
      {bundle && (
        <div className="side-by-side">
          <NumberEntry
            label={say.packageSessions}
            problem={flaws['package.sessions']}
            value={bundle.sessions}
            onChange={(sessions = Number.NaN) => change({ sessions })}
          />
          <NumberEntry
            label={say.packageDays}
            problem={flaws['package.days']}
            value={bundle.days}
            onChange={(days = Number.NaN) => change({ days })}
          />
          <NumberEntry
            label={say.packageAmount}
            problem={flaws['package.amount']}
            scale={10 ** decimalsOf(draft.currency)}
            value={bundle.amount}
            onChange={(amount = Number.NaN) => change({ amount })}
          />
        </div>
      )}
    </>
  );
}
