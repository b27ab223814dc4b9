/** The hours while they are changed on the calendar: shown at once, kept by the server, put back when it refuses, undone when wanted. */
import { useRef, useState } from 'react';
import type { Availability } from '../../../../domain/practitioner/availability.ts';
import type { Refusal } from '../../../api.ts';
import { offerUndo } from '../../../ui/undo.ts';
import { calendar as say } from '../../../words/en/own-calendar.ts';
import { sentenceOf } from '../../Trouble.tsx';
import { asOwner } from '../ask.ts';

interface Kept {
  readonly hours: Availability;
  readonly revision: number;
}

export interface HoursKept {
  readonly hours: Availability;
  readonly busy: boolean;
  readonly problem: Refusal | undefined;
  /** False when it was refused, and everything is as before. `text` is what was done, in words. */
  change(next: Availability, text: string): Promise<boolean>;
}

/** `asked` is what the server said last; a newer answer of it stands. */
export function useHours(asked: Kept): HoursKept {
  const [state, setState] = useState({ ...asked, busy: false, problem: undefined as Refusal | undefined });
  const kept = useRef(asked);
  if (asked.revision > kept.current.revision) {
    kept.current = asked;
    setState({ ...asked, busy: false, problem: undefined });
  }
  const put = async (hours: Availability): Promise<Refusal | undefined> => {
    const before = kept.current;
    setState({ ...before, hours, busy: true, problem: undefined });
    const result = await asOwner(api => api.putAvailability(before.revision, hours));
    if (result.ok) kept.current = { hours, revision: result.value.revision };
    const problem = result.ok ? undefined : result.problem.type;
    setState({ ...kept.current, busy: false, problem });
    return problem;
  };
  return {
    hours: state.hours,
    busy: state.busy,
    problem: state.problem,
    async change(next, text) {
      offerUndo(undefined);
      const { hours } = kept.current;
      if (await put(next)) return false;
      const { revision } = kept.current;
      offerUndo({
        text,
        async takeBack() {
          if (kept.current.revision !== revision) return false;
          const problem = await put(hours);
          return problem ? say.notSaved(sentenceOf(problem)) : true;
        },
      });
      return true;
    },
  };
}
