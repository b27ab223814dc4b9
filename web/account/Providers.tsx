/** Signing in with an account elsewhere: the person goes there, and comes back to /auth/callback. */
import { useEffect, useState } from 'react';
import { offeredProviders, type Provider, providerAddress } from '../device/session.ts';
import type { SignInProblem } from '../words/en/account.ts';
import { words } from '../words/words.ts';
import { keepWayBack } from './way-back.ts';

const say = words.account.signIn;
const known: readonly Provider[] = ['google', 'apple'];

export function Providers() {
  const [providers, setProviders] = useState<readonly Provider[]>([]);
  const [going, setGoing] = useState<Provider | null>(null);
  const [problem, setProblem] = useState<SignInProblem | null>(null);

  const go = async (provider: Provider) => {
    setGoing(provider);
    const address = await providerAddress(provider);
    if (address.ok) {
      keepWayBack();
      return window.location.assign(address.value);
    }
    setGoing(null);
    setProblem(address.problem);
  };

  useEffect(() => void offeredProviders(known).then(setProviders), []);
  if (providers.length === 0) return null;

  return (
    <section className="providers">
      <h2>{say.or}</h2>
      <p className="row">
        {providers.map(provider => (
          <button
            key={provider}
            type="button"
            className="button outline"
            aria-busy={going === provider}
            onClick={() => void go(provider)}
          >
            {say[provider]}
          </button>
        ))}
      </p>
      <p role="status" className={problem ? 'warning' : undefined}>
        {problem && words.account.signInProblems[problem]}
      </p>
    </section>
  );
}
