/** What was practised: this month as the headline, then every session, newest first. */
import { words } from '../words/words.ts';

export default function Practice() {
  return (
    <section className="page">
      <h1>{words.practice.title}</h1>
    </section>
  );
}
