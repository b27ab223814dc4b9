/** A try with a passphrase or a code: under way or not, why it was refused, and when the next one may be. */
import { useState } from 'react';
import type { Result } from '../../../domain/result.ts';
import type { LockProblem } from '../../device/vault/lock.ts';
import { lock } from '../../words/en/lock.ts';
import { useBackOff } from './use-back-off.ts';

interface Said {
  /** What was typed does not open it. */
  readonly field?: string;
  /** Something else stood in the way. */
  readonly other?: string;
}

export function useTry() {
  const { seconds, look } = useBackOff();
  const [busy, setBusy] = useState(false);
  const [said, setSaid] = useState<Said>({});

  const attempt = async <T>(work: () => Promise<Result<T, LockProblem>>): Promise<Result<T, LockProblem>> => {
    setBusy(true);
    setSaid({});
    const result = await work();
    setBusy(false);
    if (result.ok) return result;
    const { problem } = result;
    if (problem !== 'wrong' && problem !== 'too-soon') setSaid({ other: lock.problems[problem] });
    else {
      const wait = await look();
      setSaid({ field: wait > 0 ? `${lock.problems[problem]} ${lock.wait(wait)}` : lock.problems[problem] });
    }
    return result;
  };

  return {
    busy,
    /** Until the next try; 0 when it may be now. */
    wait: seconds,
    said,
    clear: () => setSaid({}),
    need: (field: string) => setSaid({ field }),
    attempt,
  };
}
