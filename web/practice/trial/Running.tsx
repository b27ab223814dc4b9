/** A trial that runs: what is due today, how far it has come, and nothing yet of what comes of it. */
import { useEffect, useRef } from 'react';
import { Link } from 'wouter';
import { arms, duePattern, type Trial } from '../../../domain/practice/trial.ts';
import { Trace } from '../../ui/Trace.tsx';
import { trial as words } from '../../words/en/trial.ts';
import { ArmMark, Pairs } from './Pairs.tsx';

const say = words.running;

interface Props {
  readonly trial: Trial;
  readonly today: string;
  /** A moment ago, on this page: what was pressed is gone, and the focus goes to what came in its place. */
  readonly begun: boolean;
  readonly onEnd: () => void;
  readonly onRemove: () => void;
}

export function Running({ trial, today, begun, onEnd, onRemove }: Props) {
  const { done, order, a, b } = trial;
  const due = duePattern(trial);
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (begun) title.current?.focus();
  }, [begun]);
  const doneToday = done.at(-1)?.day === today;
  const start = due && (
    <Link href={`/breathe/${due.id}?trial`} className={doneToday ? 'button outline' : 'button large'}>
      {say.start(due.name)}
    </Link>
  );
  return (
    <section className="trial-running" aria-labelledby="trial-due">
      <p className="row">
        {arms.map(arm => (
          <span key={arm}>
            <ArmMark arm={arm} />
            {trial[arm].name}
          </span>
        ))}
      </p>
      {due && (
        <>
          <h2 id="trial-due" tabIndex={-1} ref={title}>
            {doneToday ? say.dueNext(due.name) : say.due(due.name)}
          </h2>
          <p>
            {say.session(done.length + 1, order.length)} {doneToday ? say.doneToday : say.daily}
          </p>
          <div className="trial-trace">
            <Trace pattern={due} pps={5} height={34} minutes={2} />
          </div>
          <p>{start}</p>
        </>
      )}
      <h3>{say.pairs(Math.floor(done.length / 2), order.length / 2)}</h3>
      <Pairs marks={order.map((_, i) => done[i]?.arm)} label={say.pairsPicture(done.length, order.length)} />
      <p className="quiet">
        {say.counts} {say.wait}
      </p>
      <div className="row">
        <button type="button" className="link" onClick={onEnd}>
          {say.end}
        </button>
        <button type="button" className="link" aria-label={say.deleteThis(a.name, b.name)} onClick={onRemove}>
          {say.delete}
        </button>
      </div>
    </section>
  );
}
