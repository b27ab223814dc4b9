/** The end of a form: save, and what became of it. */
import { own as say } from '../../words/en/own-practice.ts';
import { sentenceOf } from '../Trouble.tsx';
import type { Flaws } from './flaws.ts';
import type { Saving } from './use-save.ts';

interface Props {
  readonly saving: Saving;
  readonly flaws: Flaws;
  readonly label?: string;
}

export const SaveLine = ({ saving: { busy, problem, saved }, flaws, label = say.save }: Props) => (
  <div className="save-line">
    <button type="submit" className="button large" aria-busy={busy} disabled={busy}>
      {busy ? say.saving : label}
    </button>
    <p role="status" className={problem || Object.keys(flaws).length > 0 ? 'warning' : undefined}>
      {problem ? sentenceOf(problem) : Object.keys(flaws).length > 0 ? say.flaws.some : saved ? say.saved : null}
    </p>
  </div>
);
