/** Where Google and Apple send a person back to. */
import { words } from '../words/words.ts';

export default function Callback() {
  return (
    <section className="page">
      <h1>{words.account.signIn.title}</h1>
    </section>
  );
}
