/** Sending what was typed: while it is under way, why it was refused, and that it is kept. What was typed stays in any case. */
import { useEffect, useRef, useState } from 'react';
import type { Result } from '../../../domain/result.ts';
import type { Refusal, Refused } from '../../api.ts';
import { markBusy } from '../../device/busy.ts';

export interface Saving {
  readonly busy: boolean;
  readonly problem: Refusal | null;
  readonly saved: boolean;
  /** Undefined when it was refused. */
  run<T>(work: () => Promise<Result<T, Refused>>): Promise<T | undefined>;
  /** Something was typed since. */
  touch(): void;
}

export function useSave(): Saving {
  const [state, setState] = useState({ busy: false, problem: null as Refusal | null, saved: false });
  const [dirty, setDirty] = useState(false);
  const here = useRef(true);
  useEffect(() => {
    here.current = true;
    return () => {
      here.current = false;
    };
  }, []);
  useEffect(() => (dirty ? markBusy('form') : undefined), [dirty]);
  return {
    ...state,
    touch() {
      if (!dirty) setDirty(true);
      if (state.saved || state.problem) setState({ busy: false, problem: null, saved: false });
    },
    async run(work) {
      setState({ busy: true, problem: null, saved: false });
      const result = await work();
      if (here.current) {
        setState({ busy: false, problem: result.ok ? null : result.problem.type, saved: result.ok });
        if (result.ok) setDirty(false);
      }
      return result.ok ? result.value : undefined;
    },
  };
}
