/** What it means that there is no lock, said plainly, and the way to one. */
import { lock } from '../../words/en/lock.ts';

const say = lock.off;

export const NoLock = ({ onStart }: { readonly onStart: () => void }) => (
  <section className="prose">
    <h2>{say.title}</h2>
    <p>{say.means}</p>
    <p>{say.would}</p>
    <p>{say.stays}</p>
    <p>{say.forget}</p>
    <p className="row">
      <button type="button" className="button" onClick={onStart}>
        {say.start}
      </button>
    </p>
  </section>
);
