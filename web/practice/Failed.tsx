/** The record could not be read: said once, with a way to try again. */
import { practice as say } from '../words/en/practice.ts';

export const Failed = ({ again }: { readonly again: () => void }) => (
  <p role="alert">
    {say.failed.text}{' '}
    <button type="button" className="link" onClick={again}>
      {say.failed.again}
    </button>
  </p>
);
