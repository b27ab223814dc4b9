/** Which version this is, and the newer one when it is there. */
import { useState } from 'react';
import { switchToNewVersion, useVersion } from '../device/update.ts';
import { words } from '../words/words.ts';
import { Line } from './Line.tsx';

const say = words.account.settings;

export function ThisVersion() {
  const { waiting } = useVersion();
  const [busy, setBusy] = useState(false);
  return (
    <section>
      <h2>{say.version}</h2>
      <dl>
        <Line name={words.shell.brand}>{say.versionOf(__VERSION__, __BUILD__)}</Line>
        {waiting && (
          <Line name={say.newVersion} more={say.waitsForYou}>
            <button
              type="button"
              className="button outline"
              onClick={() => void switchToNewVersion().then(done => setBusy(!done))}
            >
              {say.useNow}
            </button>
          </Line>
        )}
      </dl>
      <p role="status" className="quiet">
        {busy && words.shell.update.busy}
      </p>
      <p className="quiet">{say.about}</p>
    </section>
  );
}
