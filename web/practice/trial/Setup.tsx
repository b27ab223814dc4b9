/** Before a trial: what it is, which two breaths, how many pairs, how long. Only what the safety rules let begin. */
import { useId, useState } from 'react';
import { Link } from 'wouter';
import { box, techniques } from '../../../domain/breath/library.ts';
import type { Pattern } from '../../../domain/breath/pattern.ts';
import {
  type Arm,
  arms,
  designTrial,
  ofLength,
  pairsRange,
  type TrialProblem,
} from '../../../domain/practice/trial.ts';
import { clock } from '../../device/clock.ts';
import { newId } from '../../device/ids.ts';
import { useOwnPatterns } from '../../device/patterns.ts';
import { usePerson } from '../../device/person.ts';
import { beginTrial } from '../../device/trials.ts';
import '../../ui/choices.css';
import { Diamond } from '../../ui/Diamond.tsx';
import { Stepper } from '../../ui/Stepper.tsx';
import { Trace } from '../../ui/Trace.tsx';
import { trial as words } from '../../words/en/trial.ts';
import { ArmMark, Pairs } from './Pairs.tsx';

const say = words.setup;

export function Setup({ onBegun }: { readonly onBegun: () => void }) {
  const own = useOwnPatterns();
  const person = usePerson();
  const mine = own.state === 'ready' ? own.patterns : [];
  const all = [...techniques, ...mine];
  const [chosen, choose] = useState({ a: 'long-exhale', b: 'box' });
  const [pairs, setPairs] = useState<number>(pairsRange.usual);
  const [minutes, setMinutes] = useState(5);
  const [late, setLate] = useState(false);
  const patternOf = (arm: Arm) => all.find(({ id }) => id === chosen[arm]) ?? box;
  const two = { a: patternOf('a'), b: patternOf('b') };
  const counted = arms.map(arm => two[arm]).filter(of => ofLength(of, minutes) === of);

  const design = () =>
    designTrial({
      ...two,
      id: newId(),
      startedAt: clock.now().toISOString(),
      pairs,
      minutes,
      person,
      random: crypto.getRandomValues(new Uint8Array(pairsRange.most)),
    });
  // Drawn anew when it begins; here only to hear whether it may.
  const may = design();
  const begin = async () => {
    const fresh = design();
    if (!fresh.ok) return;
    onBegun();
    setLate(!(await beginTrial(fresh.value)));
  };

  return (
    <section className="trial-setup" aria-labelledby="trial-setup">
      {words.intro.map(text => (
        <p key={text}>{text}</p>
      ))}
      <figure>
        <Pairs marks={['a', 'b', 'b', 'a', 'b', 'a', 'a', 'b']} label={words.lot} />
        <figcaption className="quiet">{words.lotCaption}</figcaption>
      </figure>
      <h2 id="trial-setup">{say.title}</h2>
      <div className="trial-two">
        {arms.map(arm => (
          <Choice
            key={arm}
            arm={arm}
            pattern={two[arm]}
            mine={mine}
            onChange={id => choose({ ...chosen, [arm]: id })}
          />
        ))}
      </div>
      <Stepper
        label={say.pairs}
        note={say.pairsNote(pairs)}
        unit={say.pairsUnit}
        value={pairs}
        min={pairsRange.least}
        max={pairsRange.most}
        onChange={setPairs}
      />
      {counted.length < 2 && (
        <Stepper label={say.minutes} unit={say.minutesUnit} value={minutes} min={1} max={60} onChange={setMinutes} />
      )}
      {counted.length > 0 && <p className="quiet">{say.ownLength(counted.map(({ name }) => name))}</p>}
      <p className="quiet">{say.more}</p>
      <div role="status">{!may.ok && <Problem problem={may.problem} two={two} />}</div>
      {late && <p role="alert">{say.running}</p>}
      <button type="button" className="button large" disabled={!may.ok} onClick={() => void begin()}>
        {say.begin}
      </button>
    </section>
  );
}

interface ChoiceProps {
  readonly arm: Arm;
  readonly pattern: Pattern;
  readonly mine: readonly Pattern[];
  readonly onChange: (id: string) => void;
}

function Choice({ arm, pattern, mine, onChange }: ChoiceProps) {
  const id = useId();
  const options = (patterns: readonly Pattern[]) =>
    patterns.map(of => (
      <option key={of.id} value={of.id}>
        {of.name}
      </option>
    ));
  return (
    <div className="trial-choice">
      <label htmlFor={id}>
        <ArmMark arm={arm} />
        {say[arm]}
      </label>
      <select id={id} value={pattern.id} onChange={event => onChange(event.target.value)}>
        <optgroup label={say.library}>{options(techniques)}</optgroup>
        {mine.length > 0 && <optgroup label={say.yours}>{options(mine)}</optgroup>}
      </select>
      <div className="trial-trace">
        <Trace pattern={pattern} pps={5} height={34} minutes={2} />
      </div>
    </div>
  );
}

interface ProblemProps {
  readonly problem: TrialProblem;
  readonly two: { readonly a: Pattern; readonly b: Pattern };
}

/** Why these two cannot be tried, and the way on. */
function Problem({ problem, two }: ProblemProps) {
  if (problem.why === 'same') return <p>{say.same}</p>;
  const { id, name } = two[problem.arm];
  const asks = problem.why === 'ask';
  return (
    <div className="trial-care">
      <Diamond />
      <p>
        {asks ? say.ask(name) : say.refuse(name)}{' '}
        <Link href={asks ? '/health' : `/library/${id}`} className="link">
          {asks ? say.answer : say.why(name)}
        </Link>
      </p>
    </div>
  );
}
