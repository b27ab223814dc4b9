/** First step: an address to mail the code to. */
import { type FormEvent, useState } from 'react';
import { sendCode } from '../device/session.ts';
import type { SignInProblem } from '../words/en/account.ts';
import { words } from '../words/words.ts';
import type { SignInDraft } from './draft.ts';
import { Field } from './Field.tsx';

const say = words.account.signIn;

interface Props {
  readonly email: string;
  readonly onType: (email: string) => void;
  readonly onSent: (draft: SignInDraft) => void;
}

export function EmailStep({ email, onType, onSent }: Props) {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<SignInProblem | null>(null);

  const send = async (event: FormEvent) => {
    event.preventDefault();
    const address = email.trim();
    if (!/^\S+@\S+\.\S+$/.test(address)) return setProblem('address');
    setBusy(true);
    const result = await sendCode(address);
    setBusy(false);
    if (result.ok) onSent({ email: address, sentAt: Date.now() });
    else setProblem(result.problem);
  };

  return (
    <form className="step" onSubmit={send} noValidate>
      <Field
        label={say.email}
        type="email"
        autoComplete="email"
        inputMode="email"
        spellCheck={false}
        value={email}
        problem={problem && words.account.signInProblems[problem]}
        onType={text => {
          setProblem(null);
          onType(text);
        }}
      />
      <button type="submit" className="button large" aria-busy={busy} disabled={busy}>
        {busy ? say.sending : say.send}
      </button>
    </form>
  );
}
