/** The history before the first session: what will be here, and the way to begin. */
import { Link } from 'wouter';
import { box } from '../../domain/breath/library.ts';
import { words } from '../words/words.ts';
import { Gauges } from './Gauges.tsx';

const say = words.practice.empty;

export function Empty({ today }: { readonly today: string }) {
  return (
    <section className="practice-empty">
      <h2>{say.title}</h2>
      <p>{say.text}</p>
      <Gauges today={today} days={[]} />
      <p>
        <Link href={`/breathe/${box.id}?autostart`} className="button large">
          {say.start(box.name, 1)}
        </Link>
      </p>
    </section>
  );
}
