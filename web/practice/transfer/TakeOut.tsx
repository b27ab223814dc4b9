/** The record as a file, in three forms, and the mark by which two records can be compared. */
import { useState } from 'react';
import { clock } from '../../device/clock.ts';
import { download } from '../../device/download.ts';
import { getFavourites } from '../../device/favourites.ts';
import { localDay } from '../../device/today.ts';
import { besidesHere } from '../../device/transfer/besides.ts';
import { errand } from '../../device/transfer/carrier.ts';
import { type Form, forms } from '../../device/transfer/forms.ts';
import { transfer } from '../../words/en/transfer.ts';
import { timeOfDay } from '../../words/words.ts';

const say = transfer.out;

export function TakeOut() {
  const [busy, setBusy] = useState(false);
  const [said, setSaid] = useState('');
  const [mark, setMark] = useState<{ readonly text: string; readonly at: Date }>();

  const run = async (work: () => Promise<void>) => {
    setBusy(true);
    setMark(undefined);
    try {
      await work();
    } catch {
      setSaid(say.failed);
    }
    setBusy(false);
  };
  const make = (form: Form) =>
    run(async () => {
      const at = clock.now();
      const ask = { form, at: at.getTime(), besides: besidesHere() };
      const { file, sessions } = await errand('takeOut', ask, (done, total) => setSaid(say.busy(done, total)));
      const name = `tideline-${localDay(at)}.${form}`;
      download(file, name);
      setSaid(say.done(name, sessions));
    });
  const showMark = () =>
    run(async () => {
      setSaid(say.marking);
      setMark({ text: await errand('mark', { favourites: getFavourites() }), at: clock.now() });
      setSaid('');
    });

  return (
    <section aria-busy={busy}>
      <h2>{say.title}</h2>
      <p>{say.text}</p>
      <p>{say.health}</p>
      <div className="row">
        {forms.map(form => (
          <button
            key={form}
            type="button"
            className={form === 'json' ? 'button' : 'button outline'}
            disabled={busy}
            onClick={() => void make(form)}
          >
            {say.forms[form]}
          </button>
        ))}
      </div>
      <p role="status">{said}</p>
      <p className="quiet">
        <button type="button" className="link" disabled={busy} onClick={() => void showMark()}>
          {say.mark}
        </button>{' '}
        {say.markText}
      </p>
      {mark && (
        <p className="mark" role="status">
          {say.markIs(mark.text.slice(0, 16).replace(/(.{4})(?=.)/g, '$1 '), timeOfDay(mark.at))}
        </p>
      )}
    </section>
  );
}
