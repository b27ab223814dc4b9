/** Signing in: a mailed code, or an account the person already has elsewhere. */
import { words } from '../words/words.ts';

export default function SignIn() {
  return (
    <section className="page">
      <h1>{words.account.signIn.title}</h1>
    </section>
  );
}
