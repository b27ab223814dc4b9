/** Turning the lock on: keys, unless sync has made some, then everything here is sealed. */
import { useState } from 'react';
import type { Prepared } from '../../device/vault/keys.ts';
import { type LockProblem, lockNow, turnOn } from '../../device/vault/lock.ts';
import { lock } from '../../words/en/lock.ts';
import { AskPassphrase } from '../keys/AskPassphrase.tsx';
import { NewKeys } from '../keys/NewKeys.tsx';
import { Title } from '../keys/Title.tsx';
import { Working } from '../keys/Working.tsx';

const say = lock.setUp;

interface Props {
  /** There are keys already: their passphrase is the lock's. */
  readonly keys: boolean;
  readonly onEnd: () => void;
}

export function SetUp({ keys, onEnd }: Props) {
  const [hadKeys] = useState(keys);
  const [prepared, setPrepared] = useState<Prepared>();
  const [[done, total], setProgress] = useState<readonly [number, number]>([0, 0]);
  const [end, setEnd] = useState<'done' | LockProblem>();

  if (end === 'done') return <Done onEnd={onEnd} />;
  if (end)
    return (
      <section role="alert">
        <p className="warning">{lock.problems[end]}</p>
        <p>
          <button type="button" className="button outline" onClick={onEnd}>
            {lock.back}
          </button>
        </p>
      </section>
    );
  if (hadKeys)
    return (
      <AskPassphrase
        text={lock.off.keysThere}
        go={lock.off.go}
        busy={say.sealing(done, total)}
        act={passphrase => turnOn({ passphrase }, (now, of) => setProgress([now, of]))}
        onDone={() => setEnd('done')}
        onCancel={onEnd}
      />
    );
  if (!prepared) return <NewKeys onReady={setPrepared} onCancel={onEnd} />;
  return (
    <Working
      title={say.working}
      words={say.sealing}
      text={say.stay}
      work={async progress => {
        const result = await turnOn({ prepared }, progress);
        setEnd(result.ok ? 'done' : result.problem);
      }}
    />
  );
}

const Done = ({ onEnd }: { readonly onEnd: () => void }) => (
  <section className="prose">
    <Title>{say.done}</Title>
    <p>{say.doneText}</p>
    <p className="row">
      <button type="button" className="button" onClick={lockNow}>
        {say.lockNow}
      </button>
      <button type="button" className="link" onClick={onEnd}>
        {say.toSettings}
      </button>
    </p>
  </section>
);
