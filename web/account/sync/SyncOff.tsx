/** Sync is off: what it would do, what the server would see, and turning it on, here first or beside other devices. */
import { useState } from 'react';
import type { Refusal } from '../../api.ts';
import { useLive } from '../../device/live.ts';
import { askServer, turnSyncOn } from '../../device/sync/turn-on.ts';
import { lockFacts } from '../../device/vault/lock.ts';
import { sync } from '../../words/en/sync.ts';
import { NewKeys } from '../keys/NewKeys.tsx';
import { Title } from '../keys/Title.tsx';
import { Working } from '../keys/Working.tsx';
import { refusalInWords } from '../refusal.ts';
import { JoinForm } from './JoinForm.tsx';

const say = sync.off;

type Step = { readonly at: 'off' | 'asking' | 'keys' | 'join' } | { readonly at: 'on'; readonly by: By };
type By = Parameters<typeof turnSyncOn>[1];

export function SyncOff({ account }: { readonly account: string }) {
  const keys = useLive(lockFacts, undefined);
  const [step, setStep] = useState<Step>({ at: 'off' });
  const [problem, setProblem] = useState<Refusal | null>(null);
  const back = (why: Refusal | null = null) => {
    setProblem(why);
    setStep({ at: 'off' });
  };

  const ask = async () => {
    setProblem(null);
    setStep({ at: 'asking' });
    const asked = await askServer(account);
    if (!asked.ok) return back(asked.problem);
    if (asked.value === 'join') return setStep({ at: 'join' });
    const has = keys.state === 'ready' && keys.value.keys;
    setStep(has ? { at: 'on', by: 'existing-keys' } : { at: 'keys' });
  };

  switch (step.at) {
    case 'keys':
      return (
        <NewKeys
          text={sync.first.text}
          onReady={prepared => setStep({ at: 'on', by: { prepared } })}
          onCancel={() => back()}
        />
      );
    case 'join':
      return (
        <section>
          <Title>{sync.join.title}</Title>
          <JoinForm account={account} onCancel={() => back()} />
        </section>
      );
    case 'on':
      return (
        <Working
          title={sync.first.busy}
          words={() => ''}
          work={async () => {
            const result = await turnSyncOn(account, step.by);
            // When it worked, the screen has changed by itself.
            if (!result.ok) back(result.problem);
          }}
        />
      );
  }
  const asking = step.at === 'asking';
  return (
    <section className="prose">
      <h2>{say.state}</h2>
      <p>{say.would}</p>
      <h3>{say.sees}</h3>
      <Points of={say.seesList} />
      <h3>{say.never}</h3>
      <Points of={say.neverList} />
      <p>{say.stays}</p>
      <p className="row">
        <button type="button" className="button" aria-busy={asking} disabled={asking} onClick={() => void ask()}>
          {asking ? say.asking : say.start}
        </button>
      </p>
      <p role="alert" className={problem ? 'warning' : undefined}>
        {problem && refusalInWords(problem)}
      </p>
    </section>
  );
}

const Points = ({ of }: { readonly of: readonly string[] }) => (
  <ul className="points">
    {of.map(point => (
      <li key={point}>{point}</li>
    ))}
  </ul>
);
