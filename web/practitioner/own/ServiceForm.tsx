/** A service as fields: what it is and costs first; times, bundles, questions, safety and cancelling folded away below. */
import { type FormEvent, useState } from 'react';
import { library } from '../../../domain/breath/library.ts';
import { currency, type Service, service as schema } from '../../../domain/practitioner/offer.ts';
import { Segments } from '../../ui/Segments.tsx';
import { Switch } from '../../ui/Switch.tsx';
import { decimalsOf } from '../../words/dates.ts';
import { own } from '../../words/en/own-practice.ts';
import { Pick } from '../Entry.tsx';
import { techniqueName } from '../technique-name.ts';
import { asOwner } from './ask.ts';
import { Cancelling } from './Cancelling.tsx';
import { Chips } from './Chips.tsx';
import { type Flaws, flawsOf } from './flaws.ts';
import { Questions } from './Questions.tsx';
import { Rows } from './Rows.tsx';
import { SaveLine } from './SaveLine.tsx';
import { Bundles, TimeRules } from './ServiceRules.tsx';
import { NumberEntry, TextEntry } from './TextEntry.tsx';
import { useSave } from './use-save.ts';

const say = own.services;
const currencies = currency.options.map(value => ({ value, label: value }));
const techniques = library.map(({ id }) => ({ value: id, label: techniqueName(id) }));

export interface Part {
  readonly draft: Service;
  readonly flaws: Flaws;
  readonly set: (change: Partial<Service>) => void;
}

interface Props {
  readonly id: string;
  readonly service: Service;
  readonly onSaved: () => void;
}

export function ServiceForm({ id, service, onSaved }: Props) {
  const [draft, setDraft] = useState(service);
  const [flaws, setFlaws] = useState<Flaws>({});
  const saving = useSave();
  const set = (change: Partial<Service>) => {
    saving.touch();
    setFlaws({});
    setDraft({ ...draft, ...change });
  };
  const save = async (event: FormEvent) => {
    event.preventDefault();
    const found = flawsOf(schema, draft);
    setFlaws(found);
    if (Object.keys(found).length > 0) return;
    if (await saving.run(() => asOwner(api => api.putService(id, draft)))) onSaved();
  };
  const part = { draft, flaws, set };
  return (
    <form onSubmit={event => void save(event)} noValidate>
      <What {...part} />
      <Folded title={say.more} open={has(flaws, /^(buffer|step|min|booking|limits)/)}>
        <TimeRules {...part} />
      </Folded>
      <Folded title={say.bundles} open={has(flaws, /^(series|package)/)}>
        <Bundles {...part} />
      </Folded>
      <Folded title={say.questions} open={has(flaws, /^questions/)}>
        <Questions {...part} />
      </Folded>
      <Folded title={say.safety} open={false}>
        <Chips
          label={say.techniques}
          options={techniques}
          values={draft.techniques}
          onChange={values => set({ techniques: values as Service['techniques'] })}
        />
        <Segments
          label={say.conditions}
          options={(['release', 'refuse'] as const).map(value => ({ value, label: say.whenConditions[value] }))}
          value={draft.whenConditions}
          onChange={whenConditions => set({ whenConditions })}
        />
      </Folded>
      <Folded title={say.cancel} open={has(flaws, /^cancellation/)}>
        <Cancelling {...part} />
      </Folded>
      <Switch
        label={say.offered}
        note={say.offeredNote}
        checked={draft.offered}
        onChange={offered => set({ offered })}
      />
      <SaveLine saving={saving} flaws={flaws} />
    </form>
  );
}

const has = (flaws: Flaws, at: RegExp) => Object.keys(flaws).some(path => at.test(path));

function Folded({ title, open, children }: { title: string; open: boolean; children: React.ReactNode }) {
  const [shown, setShown] = useState(false);
  return (
    <details open={shown || open} onToggle={({ currentTarget }) => setShown(currentTarget.open)}>
      <summary>{title}</summary>
      <div className="mine-form">{children}</div>
    </details>
  );
}

function What({ draft, flaws, set }: Part) {
  return (
    <>
      <TextEntry
        label={say.name}
        problem={flaws.title}
        value={draft.title}
        input={{ maxLength: 80 }}
        onChange={title => set({ title })}
      />
      <TextEntry
        label={say.about}
        problem={flaws.about}
        value={draft.about}
        rows={4}
        onChange={about => set({ about })}
      />
      <fieldset className="chips">
        <legend>{say.lengths}</legend>
        <Rows
          items={draft.options}
          least={1}
          most={6}
          fresh={() => ({ minutes: 60, amount: Number.NaN })}
          add={say.addLength}
          remove={() => say.remove}
          onChange={options => set({ options })}
        >
          {(option, change, i) => (
            <div className="side-by-side">
              <NumberEntry
                label={say.minutes}
                problem={flaws[`options.${i}.minutes`]}
                value={option.minutes}
                onChange={(minutes = Number.NaN) => change({ minutes })}
              />
              <NumberEntry
                label={say.amount}
                hint={say.amountHint}
                problem={flaws[`options.${i}.amount`]}
                scale={10 ** decimalsOf(draft.currency)}
                value={option.amount}
                onChange={(amount = Number.NaN) => change({ amount })}
              />
            </div>
          )}
        </Rows>
        {flaws.options && <p className="warning">{flaws.options}</p>}
      </fieldset>
      <Pick
        label={say.currency}
        value={draft.currency}
        options={currencies}
        onChange={money => set({ currency: money as Service['currency'] })}
      />
      <Switch label={say.online} checked={draft.online} onChange={online => set({ online })} />
      <TextEntry
        label={say.place}
        hint={say.placeHint}
        problem={flaws.place ?? flaws['']}
        value={draft.place}
        input={{ maxLength: 200 }}
        onChange={place => set({ place })}
      />
      <Segments
        label={say.kind}
        options={(['one', 'group'] as const).map(value => ({ value, label: say.kinds[value] }))}
        value={draft.seats > 1 || Number.isNaN(draft.seats) ? 'group' : 'one'}
        onChange={kind => set({ seats: kind === 'one' ? 1 : 6 })}
      />
      {draft.seats !== 1 && (
        <NumberEntry
          label={say.seats}
          problem={flaws.seats}
          value={draft.seats}
          onChange={(seats = Number.NaN) => set({ seats: seats === 1 ? Number.NaN : seats })}
        />
      )}
      <Segments
        label={say.approval}
        options={(['instant', 'approve'] as const).map(value => ({ value, label: say.approvals[value] }))}
        value={draft.approval}
        onChange={approval => set({ approval })}
      />
    </>
  );
}
