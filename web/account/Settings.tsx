/** The account, what is kept on this device, and this version. */
import { words } from '../words/words.ts';

export default function Settings() {
  return (
    <section className="page">
      <h1>{words.account.settings.title}</h1>
    </section>
  );
}
