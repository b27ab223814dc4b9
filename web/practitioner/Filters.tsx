/** What the directory can be asked: words first, the rest folded away on a phone until it is wanted. */
import { useState } from 'react';
import { library } from '../../domain/breath/library.ts';
import { currency } from '../../domain/practitioner/offer.ts';
import { useWide } from '../device/wide.ts';
import { Segments } from '../ui/Segments.tsx';
import { Switch } from '../ui/Switch.tsx';
import { people as say } from '../words/en/people.ts';
import { Entry, Pick } from './Entry.tsx';
import { languages } from './languages.ts';
import { techniqueName } from './technique-name.ts';
import { filtersOn, type Wanted } from './wanted.ts';

interface Props {
  readonly want: Wanted;
  readonly onChange: (want: Record<string, string | undefined>) => void;
}

const any = { value: '', label: say.any };
const techniques = [any, ...library.map(({ id }) => ({ value: id, label: techniqueName(id) }))];
const spoken = [any, ...languages];
const currencies = currency.options.map(value => ({ value, label: value }));
const days = Object.entries(say.days)
  .map(([value, label]) => ({ value, label }))
  .sort((a, b) => Number(a.value) - Number(b.value));
const orders = (['next', 'name'] as const).map(value => ({ value, label: say.orders[value] }));

export function Filters({ want, onChange }: Props) {
  const [typed, setTyped] = useState(want.text ?? '');
  const [most, setMost] = useState(want.most ?? '');
  const on = filtersOn(want);
  const [open, setOpen] = useState(useWide() || on > 0);
  const set = (change: Record<string, string | undefined>) => onChange({ ...want, ...change });
  return (
    <search className="people-filters">
      <Entry label={say.search}>
        {tied => (
          <input
            {...tied}
            type="search"
            value={typed}
            maxLength={200}
            autoComplete="off"
            onChange={({ target }) => {
              setTyped(target.value);
              set({ text: target.value.trim() || undefined });
            }}
          />
        )}
      </Entry>
      <details open={open} onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
        <summary>{on > 0 ? say.filtersOn(on) : say.filter}</summary>
        <div className="people-narrow">
          <Switch
            label={say.online}
            checked={want.online === 'true'}
            onChange={online => set({ online: online ? 'true' : undefined })}
          />
          <Pick
            label={say.technique}
            value={want.technique ?? ''}
            options={techniques}
            onChange={technique => set({ technique: technique || undefined })}
          />
          <Pick
            label={say.language}
            value={want.language ?? ''}
            options={spoken}
            onChange={language => set({ language: language || undefined })}
          />
          <div className="people-price">
            <Entry label={say.price}>
              {tied => (
                <input
                  {...tied}
                  inputMode="numeric"
                  value={most}
                  maxLength={6}
                  onChange={({ target }) => {
                    const digits = target.value.replace(/\D/g, '');
                    setMost(digits);
                    set({ most: digits || undefined });
                  }}
                />
              )}
            </Entry>
            <Pick
              label={say.currency}
              value={want.currency ?? 'EUR'}
              options={currencies}
              onChange={money => set({ currency: money })}
            />
          </div>
          <Pick
            label={say.within}
            value={want.days ?? ''}
            options={days}
            onChange={within => set({ days: within || undefined })}
          />
          <Segments
            label={say.order}
            options={orders}
            value={want.order ?? 'next'}
            onChange={order => set({ order: order === 'next' ? undefined : order })}
          />
          {on > 0 && (
            <button
              type="button"
              className="link"
              onClick={() => {
                setMost('');
                onChange({ text: want.text });
              }}
            >
              {say.clear}
            </button>
          )}
        </div>
      </details>
    </search>
  );
}
