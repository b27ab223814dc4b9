/** The history before the first session: what will be here, and the way to begin. */
import { Link } from 'wouter';
import { box } from '../../domain/breath/library.ts';
import { practice } from '../words/en/practice.ts';
import { monthsOfYear } from './months-of-year.ts';
import { YearColumns, YearRow } from './YearRow.tsx';

const say = practice.empty;

export function Empty({ today }: { readonly today: string }) {
  return (
    <section className="practice-empty">
      <h2>{say.title}</h2>
      <p>{say.text}</p>
      <div className="year bare">
        <YearColumns />
        {monthsOfYear(today.slice(0, 4), []).map(of => (
          <YearRow key={of.month} of={of} today={today} />
        ))}
      </div>
      <p className="quiet">
        {say.moving}{' '}
        <Link href="/practice/data" className="link">
          {say.bring}
        </Link>
      </p>
      <p>
        <Link href={`/breathe/${box.id}?autostart`} className="button large">
          {say.start(box.name, 1)}
        </Link>
      </p>
    </section>
  );
}
