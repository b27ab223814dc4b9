/** What was brought in before, each to be taken back as a whole. */
import { useState } from 'react';
import { clock } from '../../device/clock.ts';
import type { KeptImport } from '../../device/database.ts';
import { useLive } from '../../device/live.ts';
import { earlierImports } from '../../device/transfer/bring.ts';
import { errand } from '../../device/transfer/carrier.ts';
import { transfer } from '../../words/en/transfer.ts';
import { dayAndTime } from '../../words/words.ts';

const say = transfer.earlier;

export function Earlier({ signedIn }: { readonly signedIn: boolean }) {
  const found = useLive(earlierImports, undefined);
  const [busy, setBusy] = useState(false);
  const [said, setSaid] = useState('');
  const list = found.state === 'ready' ? found.value : [];
  const takeBack = async ({ id }: KeptImport) => {
    setBusy(true);
    try {
      setSaid(say.done(await errand('takeBack', { id })));
    } catch {
      setSaid(say.failed);
    }
    setBusy(false);
  };
  // Empty, it is no section; but what was just done is still said in the same place.
  return (
    <section hidden={list.length === 0 && !said}>
      <h2>{say.title}</h2>
      <ul className="plain imports">
        {list.map(each => (
          <li key={each.id}>
            <span>
              {say.what(each.origin, each.name, dayAndTime(new Date(each.at), clock.now()))}
              <small>{say.brought(each.sessions)}</small>
            </span>
            <button
              type="button"
              className="link"
              aria-label={say.undoThis(each.name)}
              disabled={busy}
              onClick={() => void takeBack(each)}
            >
              {say.undo}
            </button>
          </li>
        ))}
      </ul>
      <p className="quiet">
        {signedIn && `${say.account} `}
        {say.stays}
      </p>
      <p role="status">{said}</p>
    </section>
  );
}
