/** What a practitioner says of themselves, as fields: to open a practice with, or to change it. */
import { type FormEvent, useState } from 'react';
import { library } from '../../../domain/breath/library.ts';
import type { OwnPractice } from '../../../domain/practitioner/practice.ts';
import { type Profile, profile as schema } from '../../../domain/practitioner/profile.ts';
import { languageName } from '../../words/dates.ts';
import { own } from '../../words/en/own-practice.ts';
import { Pick } from '../Entry.tsx';
import { languages } from '../languages.ts';
import { techniqueName } from '../technique-name.ts';
import { asOwner } from './ask.ts';
import { Chips } from './Chips.tsx';
import { type Flaws, flawsOf } from './flaws.ts';
import { SaveLine } from './SaveLine.tsx';
import { TextEntry } from './TextEntry.tsx';
import { useSave } from './use-save.ts';

const say = own.profile;
const techniques = library.map(({ id }) => ({ value: id, label: techniqueName(id) }));

const empty: Profile = { slug: '', name: '', headline: '', about: '', languages: ['en'], techniques: [], rules: '' };

/** A name as an address could have it. */
const slugOf = (name: string) =>
  name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9\s-]/g, '')
    .trim()
    .replace(/[\s-]+/g, '-')
    .slice(0, 40);

interface Props {
  readonly practice: OwnPractice | null;
  readonly label?: string;
  readonly onSaved: () => void;
}

export function ProfileForm({ practice, label, onSaved }: Props) {
  const [draft, setDraft] = useState(practice?.profile ?? empty);
  const [flaws, setFlaws] = useState<Flaws>({});
  const saving = useSave();
  const set = (change: Partial<Profile>) => {
    saving.touch();
    setFlaws({});
    setDraft({ ...draft, ...change });
  };
  const save = async (event: FormEvent) => {
    event.preventDefault();
    const found = flawsOf(schema, draft);
    setFlaws(found);
    if (Object.keys(found).length > 0) return;
    if (await saving.run(() => asOwner(api => api.put(draft)))) onSaved();
  };
  return (
    <form onSubmit={event => void save(event)} noValidate>
      <TextEntry
        label={say.name}
        hint={practice?.state === 'verified' ? say.nameNote : undefined}
        problem={flaws.name}
        value={draft.name}
        input={{ autoComplete: 'name', maxLength: 80 }}
        onChange={name => set({ name, ...(draft.slug === slugOf(draft.name) && { slug: slugOf(name) }) })}
      />
      <TextEntry
        label={say.slug}
        hint={say.slugHint(location.origin, draft.slug)}
        problem={flaws.slug}
        value={draft.slug}
        input={{ autoComplete: 'off', spellCheck: false, maxLength: 40 }}
        onChange={slug => set({ slug: slug.toLowerCase() })}
      />
      <TextEntry
        label={say.headline}
        problem={flaws.headline}
        value={draft.headline}
        input={{ maxLength: 120 }}
        onChange={headline => set({ headline })}
      />
      <TextEntry
        label={say.about}
        problem={flaws.about}
        value={draft.about}
        rows={6}
        onChange={about => set({ about })}
      />
      <Spoken values={draft.languages} problem={flaws.languages} onChange={spoken => set({ languages: spoken })} />
      <Chips
        label={say.techniques}
        options={techniques}
        values={draft.techniques}
        onChange={taught => set({ techniques: taught as Profile['techniques'] })}
      />
      <TextEntry
        label={say.rules}
        hint={say.rulesHint}
        problem={flaws.rules}
        value={draft.rules}
        rows={3}
        onChange={rules => set({ rules })}
      />
      <SaveLine saving={saving} flaws={flaws} {...(label && { label })} />
    </form>
  );
}

interface SpokenProps {
  readonly values: readonly string[];
  readonly problem: string | undefined;
  readonly onChange: (values: string[]) => void;
}

/** Those chosen as chips that can be taken away; the rest in one list. */
function Spoken({ values, problem, onChange }: SpokenProps) {
  const rest = languages.filter(({ value }) => !values.includes(value));
  return (
    <div>
      <Chips
        label={say.languages}
        options={values.map(value => ({ value, label: languageName(value) }))}
        values={values}
        onChange={onChange}
      />
      <Pick
        label={say.addLanguage}
        problem={problem}
        value=""
        options={[{ value: '', label: say.choose }, ...rest]}
        onChange={value => value && onChange([...values, value])}
      />
    </div>
  );
}
