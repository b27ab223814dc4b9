/** Deleting everything: said once in full, meant by typing the word, and done everywhere it can be. */
import { type FormEvent, useId, useState } from 'react';
import { type Erased, eraseEverything } from '../../device/erase.ts';
import { transfer } from '../../words/en/transfer.ts';

const say = transfer.erase;
type Trouble = Exclude<Erased, { ok: true }>;

interface Props {
  readonly signedIn: boolean;
  /** On a page of its own it is the title. */
  readonly heading?: 'h1' | 'h2';
}

export function Erase({ signedIn, heading: Heading = 'h2' }: Props) {
  const [typed, setTyped] = useState('');
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<Trouble | 'failed'>();
  const field = useId();
  const meant = typed.trim().toLowerCase() === say.word;

  const erase = async (account: boolean) => {
    setBusy(true);
    setTrouble(undefined);
    try {
      const erased = await eraseEverything({ account });
      // What this page still has in memory goes as well.
      if (erased.ok) return location.replace('/practice/data?deleted');
      setTrouble(erased);
    } catch {
      setTrouble('failed');
    }
    setBusy(false);
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (meant) void erase(signedIn);
  };
  return (
    <section className="erase">
      <Heading>{say.title}</Heading>
      <p>{say.text}</p>
      {signedIn && <p>{say.account}</p>}
      <form className="field" onSubmit={submit}>
        <label htmlFor={field}>{say.label(say.word)}</label>
        <div className="row">
          <input
            id={field}
            value={typed}
            autoComplete="off"
            autoCapitalize="off"
            spellCheck={false}
            onChange={event => setTyped(event.target.value)}
          />
          <button type="submit" className="button outline" disabled={!meant || busy}>
            {busy ? say.busy : say.go}
          </button>
        </div>
      </form>
      <div role="alert">
        {trouble && <p className="warning">{sentence(trouble)}</p>}
        {trouble && trouble !== 'failed' && trouble.why !== 'busy' && (
          <p>
            <button type="button" className="link" disabled={busy || !meant} onClick={() => void erase(false)}>
              {say.here}
            </button>{' '}
            {say.hereText}
          </p>
        )}
      </div>
    </section>
  );
}

function sentence(trouble: Trouble | 'failed'): string {
  if (trouble === 'failed') return say.failed;
  if (trouble.why === 'busy') return say.busyElsewhere;
  return say.unsent(trouble.why === 'unsent' ? trouble.sessions : 0);
}
