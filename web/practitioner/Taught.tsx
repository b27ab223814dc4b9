/** What somebody teaches, as the beginning of each technique's trace, all at one scale; the names are for listening. */
import { Trace } from '../ui/Trace.tsx';
import { patternOf, techniqueName } from './technique-name.ts';

/** More would not fit beside a time on a phone. */
const most = 3;
/** Minutes of each: one breath, mostly. */
const drawn = 0.3;

export function Taught({ techniques }: { readonly techniques: readonly string[] }) {
  return (
    <span className="taught">
      <span className="heard">{techniques.map(techniqueName).join(', ')}</span>
      {techniques.slice(0, most).map(id => {
        const pattern = patternOf(id);
        return (
          pattern && (
            <span key={id} className="taught-one">
              <Trace pattern={pattern} pps={5} height={30} minutes={drawn} />
            </span>
          )
        );
      })}
    </span>
  );
}
