/** What a person said about their health: seen and changed here, at any time. */
import { useState } from 'react';
import { setConditions, usePerson } from '../../device/person.ts';
import { libraryWords } from '../../words/library.ts';
import { HealthForm } from './HealthForm.tsx';

const say = libraryWords.safety.screen;

export default function Conditions() {
  const person = usePerson();
  const [told, setTold] = useState('');
  return (
    <div className="page health-page">
      <h1>{say.titleLater}</h1>
      <p>{say.later}</p>
      <HealthForm
        // A fresh form for a fresh answer, such as none after Forget.
        key={String(person.conditions)}
        known={person.conditions}
        save={say.save}
        onSave={answer => {
          setConditions(answer);
          setTold(say.kept);
        }}
      >
        {person.conditions && (
          <button
            type="button"
            className="link"
            onClick={() => {
              setConditions(undefined);
              setTold(say.forgotten);
            }}
          >
            {say.forget}
          </button>
        )}
      </HealthForm>
      <p role="status">{told}</p>
    </div>
  );
}
