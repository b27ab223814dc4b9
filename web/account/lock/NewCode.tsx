/** A new recovery code, alone or together with new keys: the passphrase, then the code, shown once and typed back. */
import { useState } from 'react';
import { codeMatches, type Prepared } from '../../device/vault/keys.ts';
import { newRecoveryCode, rotate } from '../../device/vault/lock.ts';
import { lock } from '../../words/en/lock.ts';
import { AskPassphrase } from '../keys/AskPassphrase.tsx';
import { RecoveryCode } from '../keys/RecoveryCode.tsx';
import { Task } from '../keys/Task.tsx';

interface Props {
  /** Everything is sealed anew as well. */
  readonly keys?: boolean;
}

export function NewCode({ keys = false }: Props) {
  const [prepared, setPrepared] = useState<Prepared>();
  const [[done, total], setProgress] = useState<readonly [number, number]>([0, 0]);
  const say = keys ? lock.on.keys : lock.on.code;
  return (
    <Task name={say.name} note={say.note} open={say.open}>
      {close => {
        const end = (said?: string) => {
          setPrepared(undefined);
          close(said);
        };
        return prepared ? (
          <RecoveryCode
            code={prepared.code}
            matches={typed => codeMatches(prepared, typed)}
            onKept={() => end(say.done)}
            onCancel={() => end()}
          />
        ) : (
          <AskPassphrase
            text={say.text}
            go={say.go}
            busy={keys ? lock.on.keys.busy(done, total) : lock.on.code.busy}
            act={passphrase =>
              keys ? rotate(passphrase, (now, of) => setProgress([now, of])) : newRecoveryCode(passphrase)
            }
            onDone={setPrepared}
            onCancel={() => end()}
          />
        );
      }}
    </Task>
  );
}
