/** A code for another device, as a square and as letters: for ten minutes, for one device. It is seen here when it has joined. */
import { lazy, Suspense, useEffect, useState } from 'react';
import type { Refusal } from '../../api.ts';
import type { Device } from '../../device/sync/devices.ts';
import { offerHandover } from '../../device/sync/handover.ts';
import { sync } from '../../words/en/sync.ts';
import { Task } from '../keys/Task.tsx';
import { refusalInWords } from '../refusal.ts';
import { joinAddress } from './code-in.ts';

const Square = lazy(() => import('./Square.tsx'));
const say = sync.add;
/** Milliseconds between two looks whether somebody has joined. */
const pause = 3000;

interface Props {
  readonly account: string;
  /** The devices there are; undefined until that is known. */
  readonly known: readonly Device[] | undefined;
  readonly onNews: () => void;
}

export const AddDevice = (props: Props) => (
  <Task name={say.title} note={say.note} open={say.open}>
    {close => <Code {...props} onDone={close} />}
  </Task>
);

interface Offer {
  readonly code: string;
  /** Milliseconds since 1970. */
  readonly expires: number;
}

function Code({ account, known, onNews, onDone }: Props & { readonly onDone: (said?: string) => void }) {
  const [offer, setOffer] = useState<Offer>();
  const [problem, setProblem] = useState<Refusal | null>(null);
  const [now, setNow] = useState(Date.now);
  // Whoever is on the first list was there before, also when it comes later than the code.
  const [before, setBefore] = useState(known);
  if (!before && known) setBefore(known);
  const fresh = before && known?.find(({ id }) => before.every(other => other.id !== id));

  const make = async () => {
    setProblem(null);
    const made = await offerHandover(account);
    setNow(Date.now());
    if (made.ok) setOffer(made.value);
    else setProblem(made.problem);
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: one code for one opening
  useEffect(() => void make(), []);
  useEffect(() => {
    if (fresh) onDone(say.joined(fresh.name ?? sync.devices.unnamed));
  }, [fresh, onDone]);
  const live = offer !== undefined && offer.expires > now;
  useEffect(() => {
    if (!live) return;
    const timer = setInterval(() => {
      setNow(Date.now());
      onNews();
    }, pause);
    return () => clearInterval(timer);
  }, [live, onNews]);

  if (problem)
    return (
      <p role="alert" className="warning task-row">
        {refusalInWords(problem)}
      </p>
    );
  if (!offer) return <p className="quiet task-row">{say.making}</p>;
  return (
    <div className="add-device">
      {live ? (
        <>
          <p>{say.text}</p>
          <Suspense fallback={<div className="square" />}>
            <Square text={joinAddress(location.origin, offer.code)} label={say.square} />
          </Suspense>
          <p className="recovery-code">{offer.code}</p>
          <p>{say.left(Math.floor((offer.expires - now) / 60_000))}</p>
          <p className="quiet">{say.careful}</p>
        </>
      ) : (
        <p role="status">{say.over}</p>
      )}
      <p className="row">
        {!live && (
          <button type="button" className="button" onClick={() => void make()}>
            {say.another}
          </button>
        )}
        <button type="button" className="button outline" onClick={() => onDone()}>
          {say.close}
        </button>
      </p>
    </div>
  );
}
