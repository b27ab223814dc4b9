/** The account, what is kept on this device, and this version. */
import { Link } from 'wouter';
import { useAccount } from '../device/account.ts';
import { words } from '../words/words.ts';
import { Kept } from './Kept.tsx';
import { SignedIn } from './SignedIn.tsx';
import { ThisVersion } from './ThisVersion.tsx';
import './account.css';

const say = words.account.settings;

export default function Settings() {
  const account = useAccount();
  return (
    <div className="page settings">
      <h1>{say.title}</h1>
      <section>
        <h2>{say.account}</h2>
        {account ? (
          <SignedIn key={account.id} account={account} />
        ) : (
          <>
            <p>{say.none}</p>
            <p>
              <Link className="button outline" href="/sign-in">
                {say.signIn}
              </Link>
            </p>
          </>
        )}
      </section>
      <p>
        <Link href="/settings/sound" className="link">
          {say.sound}
        </Link>
      </p>
      <Kept />
      <p>
        <Link href="/practice/data" className="link">
          {say.data}
        </Link>
      </p>
      <ThisVersion />
    </div>
  );
}
