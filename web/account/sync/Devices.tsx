/** The devices of the account: which there are, another one, another name for this one, and taking one off. */
import { useCallback, useEffect, useState } from 'react';
import type { Refusal } from '../../api.ts';
import { type Device, devices, renameDevice, revoke } from '../../device/sync/devices.ts';
import { fullDay } from '../../words/dates.ts';
import { sync } from '../../words/en/sync.ts';
import { Field } from '../Field.tsx';
import { Task } from '../keys/Task.tsx';
import { refusalInWords } from '../refusal.ts';
import { AddDevice } from './AddDevice.tsx';

const say = sync.devices;

export function Devices({ account }: { readonly account: string }) {
  const [list, setList] = useState<readonly Device[]>();
  const [problem, setProblem] = useState<Refusal | null>(null);
  const [said, setSaid] = useState('');
  const fetchList = useCallback(async () => {
    const found = await devices(account);
    setProblem(found.ok ? null : found.problem);
    if (found.ok) setList(found.value);
  }, [account]);
  useEffect(() => void fetchList(), [fetchList]);

  const living = list?.filter(device => device.revokedAt === null);
  const earlier = list?.filter(device => device.revokedAt !== null) ?? [];
  const mine = living?.find(device => device.here);
  const done = (text: string) => {
    setSaid(text);
    void fetchList();
  };

  return (
    <>
      <section className="devices">
        <h2>{say.title}</h2>
        {!list && !problem && <p className="quiet">{say.loading}</p>}
        {problem && (
          <p role="alert">
            {say.unknown} {refusalInWords(problem)}{' '}
            <button type="button" className="link" onClick={() => void fetchList()}>
              {say.again}
            </button>
          </p>
        )}
        <ul className="listed">
          {living?.map(device => (
            <Living key={device.id} account={account} device={device} onDone={done} />
          ))}
        </ul>
        <p role="status">{said}</p>
        {earlier.length > 0 && (
          <details>
            <summary>{say.earlier}</summary>
            <ul className="listed">
              {earlier.map(device => (
                <li key={device.id} className="line">
                  <span>
                    {named(device)}
                    <small>{device.revokedAt && say.revokedOn(fullDay(device.revokedAt.slice(0, 10)))}</small>
                  </span>
                </li>
              ))}
            </ul>
          </details>
        )}
      </section>
      <AddDevice account={account} known={living} onNews={fetchList} />
      {mine && (
        <Task name={say.name} state={named(mine)} open={say.rename}>
          {close => (
            <Rename
              account={account}
              name={mine.name === null ? '' : named(mine)}
              onDone={() => {
                close(say.renamed);
                void fetchList();
              }}
            />
          )}
        </Task>
      )}
    </>
  );
}

const named = ({ name }: Device) => (name === null ? say.unnamed : (say.kinds.get(name) ?? name));

interface LivingProps {
  readonly account: string;
  readonly device: Device;
  readonly onDone: (said: string) => void;
}

function Living({ account, device, onDone }: LivingProps) {
  const [asking, setAsking] = useState(false);
  const [problem, setProblem] = useState('');
  const name = named(device);
  const takeOff = async () => {
    const result = await revoke(account, device.id);
    if (result.ok) onDone(say.revoked(name));
    else setProblem(refusalInWords(result.problem));
  };
  return (
    <li>
      <div className="line">
        <span>
          {name}
          <small>
            {say.since(fullDay(device.registeredAt.slice(0, 10)))}
            {device.here && `, ${say.this}`}
          </small>
        </span>
        {!device.here && (
          <button
            type="button"
            className="link"
            aria-label={say.revokeThis(name)}
            aria-expanded={asking}
            onClick={() => setAsking(!asking)}
          >
            {say.revoke}
          </button>
        )}
      </div>
      {asking && (
        <div className="asked">
          <p>{say.revokeText(name)}</p>
          <p className="row">
            <button type="button" className="button" onClick={() => void takeOff()}>
              {say.revokeGo}
            </button>
            <button type="button" className="link" onClick={() => setAsking(false)}>
              {say.keep}
            </button>
          </p>
          <p role="alert" className={problem ? 'warning' : undefined}>
            {problem}
          </p>
        </div>
      )}
    </li>
  );
}

interface RenameProps {
  readonly account: string;
  readonly name: string;
  readonly onDone: () => void;
}

function Rename({ account, name, onDone }: RenameProps) {
  const [typed, setTyped] = useState(name);
  const [problem, setProblem] = useState<string | null>(null);
  return (
    <form
      className="step"
      onSubmit={event => {
        event.preventDefault();
        void renameDevice(account, typed.trim() || name).then(result =>
          result.ok ? onDone() : setProblem(refusalInWords(result.problem)),
        );
      }}
    >
      <Field label={say.name} autoFocus maxLength={40} value={typed} problem={problem} onType={setTyped} />
      <button type="submit" className="button">
        {say.renameGo}
      </button>
    </form>
  );
}
