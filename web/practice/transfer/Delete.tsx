/** Deleting everything on a page of its own: the one thing that can be done without the passphrase. */
import { Link } from 'wouter';
import { useAccount } from '../../device/account.ts';
import { transfer } from '../../words/en/transfer.ts';
import { Erase } from './Erase.tsx';
import './transfer.css';

export default function Delete() {
  const signedIn = useAccount() !== null;
  return (
    <div className="page data">
      <Link href="/settings" className="link">
        {transfer.toSettings}
      </Link>
      <Erase signedIn={signedIn} heading="h1" />
    </div>
  );
}
