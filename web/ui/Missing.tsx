/** An address that leads nowhere. */
import { Link } from 'wouter';
import { words } from '../words/words.ts';

export function Missing() {
  const { title, text, home } = words.shell.missing;
  return (
    <section className="page">
      <h1>{title}</h1>
      <p>{text}</p>
      <p>
        <Link className="button" href="/">
          {home}
        </Link>
      </p>
    </section>
  );
}
