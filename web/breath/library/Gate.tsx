/** What every Start passes through: it lets a breath begin, asks once, wants a bound to be acknowledged, or says no. */
import { useEffect } from 'react';
import { Link } from 'wouter';
import { techniques } from '../../../domain/breath/library.ts';
import type { Ending, Pattern } from '../../../domain/breath/pattern.ts';
import { type Admission, admit, keyOf, type LineId, type Reason } from '../../../domain/breath/safety.ts';
import { acknowledge, setConditions, usePerson } from '../../device/person.ts';
import { useVault } from '../../device/vault/state.ts';
import { Diamond } from '../../ui/Diamond.tsx';
import { UnlockLink } from '../../ui/UnlockLink.tsx';
import { libraryWords } from '../../words/library.ts';
import { HealthForm } from './HealthForm.tsx';
import './care.css';

const say = libraryWords.safety;

interface Props {
  readonly pattern: Pattern;
  readonly ends: Ending;
}

/** The verdict for the person at this device. */
export const useAdmission = ({ pattern, ends }: Props): Admission => admit(pattern, { ends }, usePerson());

/** Lines that belong before and with a session; nothing where none is needed. */
export function SafetyLines(props: Props) {
  return <Lines lines={useAdmission(props).lines} />;
}

export const Lines = ({ lines }: { readonly lines: readonly LineId[] }) =>
  lines.length === 0 ? null : (
    <div className="care-line">
      <Diamond />
      <p>{lines.map(line => say.lines[line]).join(' ')}</p>
    </div>
  );

/** Why, one line for each reason. */
export const Reasons = ({ reasons }: { readonly reasons: readonly Reason[] }) => (
  <ul className="care-lines">
    {reasons.map(reason => (
      <li key={keyOf(reason)} className="care-line">
        <Diamond />
        <p>{say.reason(reason)}</p>
      </li>
    ))}
  </ul>
);

export function Gate({ pattern, ends, onAdmitted }: Props & { readonly onAdmitted: () => void }) {
  const admission = useAdmission({ pattern, ends });
  const person = usePerson();
  const open = admission.verdict === 'go';
  const locked = useVault() === 'locked';
  useEffect(() => {
    if (open) onAdmitted();
  }, [open, onAdmitted]);
  const back = (
    <Link href="/library" className="link">
      {say.screen.back}
    </Link>
  );
  // Answers that cannot be read now must be neither asked again nor guessed.
  if (locked && (admission.verdict === 'ask' || admission.verdict === 'acknowledge'))
    return (
      <div className="gate">
        <h1>{pattern.name}</h1>
        <p>{say.screen.locked}</p>
        <div className="gate-foot">
          {back}
          <UnlockLink className="button large" />
        </div>
      </div>
    );
  switch (admission.verdict) {
    case 'go':
      return <div className="stage" />;
    case 'ask':
      return (
        <div className="gate">
          <h1>{say.screen.title}</h1>
          <p>{say.screen.text}</p>
          <HealthForm known={person.conditions} save={say.screen.go} onSave={setConditions}>
            {back}
          </HealthForm>
        </div>
      );
    case 'acknowledge': {
      const open = admission.reasons.filter(reason => !person.acknowledged.includes(keyOf(reason)));
      return (
        <div className="gate">
          <h1>{pattern.name}</h1>
          <Reasons reasons={open} />
          <Lines lines={admission.lines} />
          <div className="gate-foot">
            {back}
            <button type="button" className="button large" onClick={() => acknowledge(open.map(keyOf))}>
              {say.acknowledge}
            </button>
          </div>
        </div>
      );
    }
    case 'refuse':
      return <Refused name={pattern.name} reasons={admission.reasons} />;
  }
}

function Refused({ name, reasons }: { readonly name: string; readonly reasons: readonly Reason[] }) {
  const refusals = reasons.filter(({ verdict }) => verdict === 'refuse');
  const instead = refusals.flatMap(reason => ('instead' in reason ? [reason.instead] : []))[0];
  const other = techniques.find(({ id }) => id === (instead ?? 'long-exhale'));
  return (
    <div className="gate">
      <h1>{instead ? say.refused : say.refusedBound}</h1>
      <p>{name}</p>
      <Reasons reasons={refusals} />
      <div className="gate-foot">
        <Link href="/library" className="link">
          {say.screen.back}
        </Link>
        {other && (
          <Link href={`/library/${other.id}`} className="button large">
            {say.instead(other.name)}
          </Link>
        )}
      </div>
      {instead && (
        <Link href="/health" className="link">
          {say.change}
        </Link>
      )}
    </div>
  );
}
