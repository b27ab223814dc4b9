/** A question to the API as a screen holds it: asked when the screen comes or the question changes, again when wanted. */
import { useCallback, useEffect, useState } from 'react';
import type { Result } from '../../domain/result.ts';
import type { Refusal, Refused } from '../api.ts';

export type Answer<T> =
  | { readonly state: 'loading' }
  /** `old`: there is no network, and this was the answer before. */
  | { readonly state: 'ready'; readonly value: T; readonly old: boolean; readonly again: () => void }
  | { readonly state: 'failed'; readonly type: Refusal; readonly again: () => void };

/** What was answered while this tab is open, by question; a few, so that going back shows something without a network. */
const heard = new Map<string, unknown>();
const mostHeard = 30;

/** `question` names what is asked, apart from anything else that is ever asked. Null: nothing is asked yet. */
export function useAnswer<T>(question: string | null, ask: () => Promise<Result<T, Refused>>): Answer<T> {
  const [attempt, setAttempt] = useState(0);
  const [found, setFound] = useState<{ question: string; answer: Answer<T> } | null>(null);
  const again = useCallback(() => setAttempt(n => n + 1), []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the name of a question stands for what it asks
  useEffect(() => {
    if (question === null) return;
    let over = false;
    void ask().then(result => {
      if (over) return;
      if (result.ok) {
        heard.delete(question);
        heard.set(question, result.value);
        if (heard.size > mostHeard) heard.delete(heard.keys().next().value ?? '');
        return setFound({ question, answer: { state: 'ready', value: result.value, old: false, again } });
      }
      const { type } = result.problem;
      const before = type === 'network' ? heard.get(question) : undefined;
      const answer: Answer<T> =
        before === undefined
          ? { state: 'failed', type, again }
          : { state: 'ready', value: before as T, old: true, again };
      setFound({ question, answer });
    });
    return () => {
      over = true;
    };
  }, [question, attempt, again]);
  return found && found.question === question ? found.answer : { state: 'loading' };
}
