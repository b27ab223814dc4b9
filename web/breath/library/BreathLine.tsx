/** One breath drawn large, a bead for each second, its phases named below the rule. */
import { mainPhases, type Pattern, secondsOf } from '../../../domain/breath/pattern.ts';
import { useWide } from '../../device/wide.ts';
import { Trace } from '../../ui/Trace.tsx';
import { libraryWords } from '../../words/library.ts';

const say = libraryWords.library;

/** A name needs this many pixels. */
const room = 40;

export function BreathLine({ pattern }: { readonly pattern: Pattern }) {
  const wide = useWide();
  const pps = wide ? 44 : 15;
  let start = 0;
  const names = mainPhases(pattern).map(phase => {
    const seconds = phase.open ? 6 : secondsOf(phase, pattern.unit, 0);
    const name = {
      at: (start + seconds / 2) * pps,
      width: seconds * pps,
      text: say.technique.phase(phase.kind, seconds),
    };
    start += seconds;
    return name;
  });
  const strokes = mainPhases(pattern).every(({ kind }) => kind === 'stroke');
  return (
    <div className="breath-line" aria-hidden="true">
      <div className="breath-trace">
        <Trace pattern={pattern} pps={pps} height={wide ? 240 : 100} minutes={2} beads />
      </div>
      <p className="breath-names">
        {names.map(({ at, width, text }) => (
          <span key={at} style={{ left: at }}>
            {width >= room && !strokes ? text : ''}
          </span>
        ))}
      </p>
    </div>
  );
}
