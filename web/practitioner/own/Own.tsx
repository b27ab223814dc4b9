/** The frame of every screen of one's own practice: who is signed in, the ways between its parts, and what was asked for. */
import type { ReactNode } from 'react';
import { Link, useLocation } from 'wouter';
import type { Result } from '../../../domain/result.ts';
import type { Refused } from '../../api.ts';
import { useAccount } from '../../device/account.ts';
import { useAnswer } from '../../device/answer.ts';
import { UndoToast } from '../../ui/UndoToast.tsx';
import { own as say } from '../../words/en/own-practice.ts';
import { Old, Trouble } from '../Trouble.tsx';
import '../people.css';
import './own.css';

interface Props<T> {
  readonly title: string;
  /** Names what is asked for. */
  readonly question: string;
  readonly ask: () => Promise<Result<T, Refused>>;
  readonly children: (value: T, again: () => void) => ReactNode;
  /** Not one of the parts: the queue of admins. */
  readonly apart?: true;
}

export function Own<T>({ title, question, ask, children, apart }: Props<T>) {
  const account = useAccount();
  // Nobody is shown what another account was answered.
  const answer = useAnswer(account && `own ${account.id} ${question}`, ask);
  return (
    <div className="page mine">
      {!apart && account && <Parts />}
      <h1>{title}</h1>
      {!account ? (
        <SignInFirst />
      ) : answer.state === 'loading' ? (
        <p role="status">{say.loading}</p>
      ) : answer.state === 'failed' ? (
        <Trouble type={answer.type} again={answer.type === 'forbidden' ? undefined : answer.again} />
      ) : (
        <>
          {answer.old && <Old again={answer.again} />}
          {children(answer.value, answer.again)}
        </>
      )}
      <UndoToast />
    </div>
  );
}

const parts = ['me', 'calendar', 'profile', 'services', 'hours', 'verification'] as const;

function Parts() {
  const [path] = useLocation();
  return (
    <nav className="mine-parts" aria-label={say.parts.label}>
      {parts.map(part => {
        const href = part === 'me' ? '/people/me' : `/people/me/${part}`;
        const here = path === href || (part !== 'me' && path.startsWith(`${href}/`));
        return (
          <Link key={part} href={href} className="link" aria-current={here ? 'page' : undefined}>
            {say.parts[part]}
          </Link>
        );
      })}
    </nav>
  );
}

const SignInFirst = () => (
  <>
    <p className="measure">{say.signIn.why}</p>
    <p>{say.signIn.needed}</p>
    <p className="row">
      <Link href="/sign-in" state={{ back: location.pathname + location.search }} className="button">
        {say.signIn.go}
      </Link>
    </p>
  </>
);
