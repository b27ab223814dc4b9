/** What was asked could not be answered: why, and the way to ask again. */
import type { Refusal } from '../api.ts';
import { people as say } from '../words/en/people.ts';
import { words } from '../words/words.ts';

export const sentenceOf = (type: Refusal): string => {
  if (type in say.trouble) return say.trouble[type as keyof typeof say.trouble];
  if (type === 'garbled' || type === 'internal' || type === 'unavailable') return say.trouble.other;
  return words.problems[type as keyof typeof words.problems];
};

export function Trouble({ type, again }: { readonly type: Refusal; readonly again?: (() => void) | undefined }) {
  return (
    <div className="trouble" role="alert">
      <p className="warning">{sentenceOf(type)}</p>
      {again && (
        <button type="button" className="button outline" onClick={again}>
          {say.again}
        </button>
      )}
    </div>
  );
}

/** It was answered before, and there is no network now. */
export const Old = ({ again }: { readonly again: () => void }) => (
  <p className="old row">
    <span>{say.old}</span>
    <button type="button" className="link" onClick={again}>
      {say.again}
    </button>
  </p>
);
