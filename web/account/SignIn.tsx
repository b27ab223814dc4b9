/** Signing in: a mailed code, or an account the person already has elsewhere. */
import { useEffect, useState } from 'react';
import { useLocation } from 'wouter';
import { knownAccount } from '../device/account.ts';
import { markBusy } from '../device/busy.ts';
import { words } from '../words/words.ts';
import { CodeStep } from './CodeStep.tsx';
import { forgetDraft, keepDraft, readDraft, type SignInDraft } from './draft.ts';
import { EmailStep } from './EmailStep.tsx';
import { Providers } from './Providers.tsx';
import { afterSignIn } from './sync/arrived-code.ts';
import { sentFrom } from './way-back.ts';
import './account.css';

const say = words.account.signIn;

export default function SignIn() {
  const [, navigate] = useLocation();
  const [draft, setDraft] = useState<SignInDraft>(() => readDraft(knownAccount()?.email ?? ''));
  const change = (next: SignInDraft) => {
    keepDraft(next);
    setDraft(next);
  };

  const typed = draft.email !== '';
  useEffect(() => (typed ? markBusy('sign-in') : undefined), [typed]);
  useEffect(() => {
    // Wanted in a moment, and best fetched while the address is being typed.
    import('../device/supabase.ts').catch(() => {});
  }, []);

  const done = () => {
    forgetDraft();
    navigate(afterSignIn(sentFrom()), { replace: true });
  };

  return (
    <div className="page sign-in">
      <h1>{say.title}</h1>
      {draft.sentAt === null ? (
        <>
          <p>{say.why}</p>
          <EmailStep email={draft.email} onType={email => change({ email, sentAt: null })} onSent={change} />
          <Providers />
        </>
      ) : (
        <CodeStep
          email={draft.email}
          sentAt={draft.sentAt}
          onSentAgain={sentAt => change({ ...draft, sentAt })}
          onOther={() => change({ ...draft, sentAt: null })}
          onDone={done}
        />
      )}
    </div>
  );
}
