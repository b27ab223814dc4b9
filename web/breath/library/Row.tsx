/** One pattern in a list: its name, its seconds, and its line standing on the rule, off the right edge. */
import { Link } from 'wouter';
import type { Pattern } from '../../../domain/breath/pattern.ts';
import { Trace } from '../../ui/Trace.tsx';
import { timingOf } from './timing.ts';

/** Pixels a second in every list: five, with a bar that says how long ten seconds are. */
export const rowPps = 5;

export const Row = ({ pattern }: { readonly pattern: Pattern }) => (
  <li className="row-line">
    <Link href={`/library/${pattern.id}`} className="row-link">
      <span className="row-name">{pattern.name}</span>
      <span className="row-timing">{timingOf(pattern)}</span>
      <span className="row-trace">
        <Trace pattern={pattern} pps={rowPps} height={34} minutes={2} />
      </span>
    </Link>
  </li>
);
