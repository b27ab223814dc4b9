/** Another device made new keys: this one goes on when the person opens them here. */
import { sync } from '../../words/en/sync.ts';
import { JoinForm } from './JoinForm.tsx';

interface Props {
  readonly account: string;
  readonly onDone?: () => void;
}

export const NewKeysElsewhere = ({ account, onDone }: Props) => (
  <section>
    <h2>{sync.newKeys.title}</h2>
    <JoinForm account={account} newKeys {...(onDone ? { onDone } : {})} />
  </section>
);
