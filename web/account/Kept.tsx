/** What is kept on this device, and how safe it is there. */
import { useState } from 'react';
import { keepNow, useStorage } from '../device/storage.ts';
import { useVersion } from '../device/update.ts';
import { sizeInWords, words } from '../words/words.ts';
import { Line } from './Line.tsx';
import { LockLine } from './LockLine.tsx';

const say = words.account.settings;

export function Kept() {
  const { offline } = useVersion();
  const storage = useStorage();
  const [refused, setRefused] = useState(false);
  const ask = async () => setRefused(!(await keepNow()));

  return (
    <section>
      <h2>{say.kept}</h2>
      <dl>
        <LockLine />
        <Line name={say.offline} more={say.offlineWhat}>
          {offline ? say.yes : say.no}
        </Line>
        {storage && (
          <Line name={say.safe} more={storage.safe ? say.safeYes : say.safeNo}>
            {storage.safe ? say.yes : say.no}{' '}
            {!storage.safe && (
              <button type="button" className="link" onClick={() => void ask()}>
                {say.ask}
              </button>
            )}
          </Line>
        )}
        {storage && storage.bytes !== null && (
          <Line name={say.size}>
            {storage.quota === null
              ? sizeInWords(storage.bytes)
              : say.sizeOf(sizeInWords(storage.bytes), sizeInWords(storage.quota))}
          </Line>
        )}
      </dl>
      <p role="status" className="quiet">
        {refused && say.asked}
      </p>
    </section>
  );
}
