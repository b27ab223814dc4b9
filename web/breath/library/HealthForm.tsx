/** What is true for a person, as a list to tick: nothing is guessed and nothing is ticked beforehand. */
import { type ReactNode, useState } from 'react';
import { type Condition, conditions, type Person } from '../../../domain/breath/safety.ts';
import { libraryWords } from '../../words/library.ts';
import './care.css';

const say = libraryWords.safety;

interface Props {
  readonly known: Person['conditions'];
  readonly save: string;
  readonly onSave: (answer: readonly Condition[]) => void;
  readonly children?: ReactNode;
}

export function HealthForm({ known, save, onSave, children }: Props) {
  const [chosen, setChosen] = useState<readonly Condition[]>(known ?? []);
  const [none, setNone] = useState(known?.length === 0);
  const toggle = (condition: Condition) => {
    setNone(false);
    setChosen(before =>
      before.includes(condition) ? before.filter(other => other !== condition) : [...before, condition],
    );
  };
  const answered = none || chosen.length > 0;
  return (
    <form
      className="health"
      onSubmit={event => {
        event.preventDefault();
        if (answered) onSave(conditions.filter(condition => chosen.includes(condition)));
      }}
    >
      <fieldset>
        <legend>{say.screen.legend}</legend>
        <div className="health-choices">
          {conditions.map(condition => (
            <label key={condition} className="health-choice">
              <input type="checkbox" checked={chosen.includes(condition)} onChange={() => toggle(condition)} />
              <span>
                {say.conditions[condition].name}
                {say.conditions[condition].note && <small> {say.conditions[condition].note}</small>}
              </span>
            </label>
          ))}
          <label className="health-choice">
            <input
              type="checkbox"
              checked={none}
              onChange={event => {
                setNone(event.target.checked);
                if (event.target.checked) setChosen([]);
              }}
            />
            <span>{say.screen.none}</span>
          </label>
        </div>
      </fieldset>
      <p className="quiet">{say.screen.unsure}</p>
      <div className="gate-foot">
        {children}
        <button type="submit" className="button large" disabled={!answered}>
          {save}
        </button>
      </div>
    </form>
  );
}
