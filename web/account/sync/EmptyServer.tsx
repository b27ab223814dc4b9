/** Deleting everything on the server: said in full, meant by typing the word, done at once. */
import { type FormEvent, useState } from 'react';
import { emptyServer } from '../../device/sync/turn-on.ts';
import { sync } from '../../words/en/sync.ts';
import { Field } from '../Field.tsx';
import { Task } from '../keys/Task.tsx';
import { refusalInWords } from '../refusal.ts';

const say = sync.empty;

interface Props {
  readonly account: string;
  readonly onDone: (said: string) => void;
}

export const EmptyServer = (props: Props) => (
  <Task name={say.title} open={say.open}>
    {close => <Form {...props} onCancel={() => close()} />}
  </Task>
);

function Form({ account, onDone, onCancel }: Props & { readonly onCancel: () => void }) {
  const [typed, setTyped] = useState('');
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const meant = typed.trim().toLowerCase() === say.word;
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (busy || !meant) return;
    setBusy(true);
    const result = await emptyServer(account);
    if (result.ok) return onDone(say.done(result.value.sessions));
    setBusy(false);
    setProblem(refusalInWords(result.problem));
  };
  return (
    <form className="step" onSubmit={submit} noValidate>
      <p>{say.text}</p>
      <p className="quiet">{say.backups}</p>
      <Field
        label={say.label(say.word)}
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        autoFocus
        value={typed}
        problem={problem}
        onType={text => {
          setProblem(null);
          setTyped(text);
        }}
      />
      <div className="row">
        <button type="submit" className="button" disabled={!meant || busy}>
          {busy ? say.busy : say.go}
        </button>
        <button type="button" className="link" disabled={busy} onClick={onCancel}>
          {sync.devices.keep}
        </button>
      </div>
    </form>
  );
}
