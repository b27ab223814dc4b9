/** The stage before its first breath, for those who come by a link: the tap here is what lets sound play. */
import { Link } from 'wouter';
import type { Pattern } from '../../domain/breath/pattern.ts';
import type { Timeline } from '../../domain/breath/timeline.ts';
import { words } from '../words/words.ts';
import { AtRest } from './AtRest.tsx';

const say = words.breath;

interface Props {
  readonly pattern: Pattern;
  readonly timeline: Timeline;
  readonly onBegin: () => void;
}

export function Ready({ pattern, timeline, onBegin }: Props) {
  return (
    <div className="ready">
      <header className="ready-head">
        <Link href="/">{say.ready.back}</Link>
        <p>{say.ready.text}</p>
      </header>
      <AtRest pattern={pattern} timeline={timeline}>
        <button type="button" className="button large start" onClick={onBegin}>
          {say.ready.begin}
        </button>
        <p className="care">{say.home.care}</p>
      </AtRest>
    </div>
  );
}
