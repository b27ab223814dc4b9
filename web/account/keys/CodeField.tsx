/** A code of 34 characters, as people type them: no guessing by the browser, nothing hidden. */
import { Field } from '../Field.tsx';
import './keys.css';

interface Props {
  readonly label: string;
  readonly value: string;
  readonly problem: string | null;
  readonly onType: (text: string) => void;
  readonly autoFocus?: boolean;
}

export const CodeField = (props: Props) => (
  <Field
    {...props}
    className="code-field"
    autoComplete="off"
    autoCapitalize="characters"
    spellCheck={false}
    maxLength={200}
  />
);
