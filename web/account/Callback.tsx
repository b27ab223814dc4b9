/** Where Google and Apple send a person back to, with a code that this browser turns into a session. */
import { useEffect, useState } from 'react';
import { Link, useLocation, useSearchParams } from 'wouter';
import { finishProvider } from '../device/session.ts';
import type { SignInProblem } from '../words/en/account.ts';
import { words } from '../words/words.ts';
import { afterSignIn } from './sync/arrived-code.ts';
import { keptWayBack } from './way-back.ts';
import './account.css';

const say = words.account.signIn;

/** A code works once. The exchange belongs to the code, not to the component that happens to show it. */
const exchanges = new Map<string, ReturnType<typeof finishProvider>>();

function exchange(code: string) {
  const begun = exchanges.get(code) ?? finishProvider(code);
  exchanges.set(code, begun);
  return begun;
}

export default function Callback() {
  const [search] = useSearchParams();
  const [, navigate] = useLocation();
  const code = search.get('code');
  const [problem, setProblem] = useState<SignInProblem | null>(code ? null : 'elsewhere');

  useEffect(() => {
    if (!code) return;
    void exchange(code).then(result => {
      if (result.ok) navigate(afterSignIn(keptWayBack()), { replace: true });
      else setProblem(result.problem);
    });
  }, [code, navigate]);

  return (
    <div className="page sign-in">
      <h1>{problem ? say.failed : say.finishing}</h1>
      {problem && (
        <>
          <p role="alert">{words.account.signInProblems[problem]}</p>
          <p>
            <Link className="button" href="/sign-in" state={{ back: keptWayBack() }}>
              {say.back}
            </Link>
          </p>
        </>
      )}
    </div>
  );
}
