/** A session runs in another window of this browser: one stage at a time, and a way to bring it here. */
import { useState } from 'react';
import { Link } from 'wouter';
import { words } from '../words/words.ts';
import './stage.css';
import './elsewhere.css';

const say = words.breath.elsewhere;

/** `onBring` answers whether the other window let go. */
export function Elsewhere({ onBring }: { readonly onBring: () => Promise<boolean> }) {
  const [asking, setAsking] = useState(false);
  const [silent, setSilent] = useState(false);
  const bring = async () => {
    setAsking(true);
    setSilent(!(await onBring()));
    setAsking(false);
  };
  return (
    <section className="stage elsewhere" aria-label={say.title}>
      <div className="elsewhere-water" aria-hidden="true" />
      <header className="stage-head">
        <h1>{say.title}</h1>
        <p role="status">{silent ? say.silent : say.text}</p>
      </header>
      <footer className="stage-foot">
        <button type="button" className="button large stage-pause" onClick={bring} aria-busy={asking}>
          {say.bring}
        </button>
        <Link href="/" className="button outline large">
          {say.leave}
        </Link>
      </footer>
    </section>
  );
}
