/** Second step: the six digits from the mail. Pasted or typed, the sixth one sends them off. */
import { type FormEvent, useEffect, useState } from 'react';
import { checkCode, sendCode } from '../device/session.ts';
import type { SignInProblem } from '../words/en/account.ts';
import { words } from '../words/words.ts';
import { Field } from './Field.tsx';

const say = words.account.signIn;
/** Seconds before another code may be asked for. */
const pause = 30;
const digits = 6;

interface Props {
  readonly email: string;
  readonly sentAt: number;
  readonly onSentAgain: (at: number) => void;
  readonly onOther: () => void;
  readonly onDone: () => void;
}

export function CodeStep({ email, sentAt, onSentAgain, onOther, onDone }: Props) {
  const [code, setCode] = useState('');
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<SignInProblem | null>(null);
  const [again, setAgain] = useState(false);

  const check = async (token: string) => {
    if (busy) return;
    if (token.length !== digits) return setProblem('code');
    setBusy(true);
    const result = await checkCode(email, token);
    setBusy(false);
    if (result.ok) onDone();
    else setProblem(result.problem);
  };

  const type = (text: string) => {
    // Mail programs copy codes with spaces and dashes around them.
    const token = text.replace(/\D/g, '').slice(0, digits);
    setProblem(null);
    setCode(token);
    if (token.length === digits && token !== code) void check(token);
  };

  const sendAgain = async () => {
    const result = await sendCode(email);
    setAgain(result.ok);
    if (result.ok) onSentAgain(Date.now());
    else setProblem(result.problem);
  };

  const submit = (event: FormEvent) => {
    event.preventDefault();
    void check(code);
  };

  return (
    <form className="step" onSubmit={submit} noValidate>
      <p role="status">{again ? say.sentAgain : say.codeSent(email)}</p>
      <Field
        label={say.code}
        className="code"
        autoComplete="one-time-code"
        inputMode="numeric"
        autoFocus
        value={code}
        problem={problem && words.account.signInProblems[problem]}
        onType={type}
      />
      <button type="submit" className="button large" aria-busy={busy} disabled={busy}>
        {busy ? say.checking : say.check}
      </button>
      <p className="row">
        <Again sentAt={sentAt} onAgain={() => void sendAgain()} />
        <button type="button" className="link" onClick={onOther}>
          {say.other}
        </button>
      </p>
    </form>
  );
}

/** Another code, after half a minute; the seconds until then are seen, not read out. */
function Again({ sentAt, onAgain }: { readonly sentAt: number; readonly onAgain: () => void }) {
  const [now, setNow] = useState(Date.now);
  const left = Math.min(pause, Math.ceil(pause - (now - sentAt) / 1000));
  const waiting = left > 0;
  useEffect(() => {
    if (!waiting) return;
    const timer = setInterval(() => setNow(Date.now()), 1000);
    return () => clearInterval(timer);
  }, [waiting]);
  return (
    <button type="button" className="link" disabled={waiting} onClick={onAgain}>
      {waiting ? say.againIn(left) : say.again}
    </button>
  );
}
