/** Everything about the record as a whole: take it out, bring another in, take that back, delete all of it. */
import { Link, useSearch } from 'wouter';
import { useAccount } from '../../device/account.ts';
import { transfer } from '../../words/en/transfer.ts';
import { Bring } from './Bring.tsx';
import { Earlier } from './Earlier.tsx';
import { Erase } from './Erase.tsx';
import { TakeOut } from './TakeOut.tsx';
import './transfer.css';

export default function Data() {
  const account = useAccount();
  const deleted = new URLSearchParams(useSearch()).has('deleted');
  return (
    <div className="page data">
      <Link href="/practice" className="link">
        {transfer.back}
      </Link>
      <h1>{transfer.title}</h1>
      {deleted && <p role="status">{transfer.erase.done}</p>}
      <TakeOut />
      <section>
        <h2>{transfer.gone.title}</h2>
        <p>{account ? transfer.gone.account : transfer.gone.local}</p>
      </section>
      <Bring />
      <Earlier signedIn={account !== null} />
      <Erase signedIn={account !== null} />
    </div>
  );
}
