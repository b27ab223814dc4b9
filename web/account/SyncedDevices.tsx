/** Sync is on: the devices of the account, keys for another one, and the ways to end it. */
import { useEffect, useState } from 'react';
import type { Refusal } from '../api.ts';
import { type Device, devices, renameDevice, revoke } from '../device/sync/devices.ts';
import { offerHandover } from '../device/sync/handover.ts';
import { emptyServer, startAnew, turnSyncOff } from '../device/sync/turn-on.ts';
import { words } from '../words/words.ts';
import { Field } from './Field.tsx';

const say = words.account.sync;

interface Props {
  readonly account: string;
  readonly emptied: boolean;
}

export function SyncedDevices({ account, emptied }: Props) {
  const [list, setList] = useState<readonly Device[]>([]);
  const [code, setCode] = useState<string>();
  const [name, setName] = useState('');
  const [problem, setProblem] = useState<Refusal | null>(null);
  const look = async () => {
    const found = await devices(account);
    if (found.ok) setList(found.value.filter(({ revokedAt }) => revokedAt === null));
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for this account; it has this as its key
  useEffect(() => void look(), []);

  const during = async (work: Promise<{ ok: true } | { ok: false; problem: Refusal }>) => {
    const result = await work;
    setProblem(result.ok ? null : result.problem);
    await look();
  };
  const offer = async () => {
    const offered = await offerHandover(account);
    if (offered.ok) setCode(offered.value.code);
    else setProblem(offered.problem);
  };

  return (
    <>
      {emptied && (
        <p className="row">
          <button type="button" className="button" onClick={() => void during(startAnew(account))}>
            {say.anew}
          </button>
        </p>
      )}
      <h3>{say.devices}</h3>
      <ul>
        {list.map(device => (
          <li key={device.id}>
            {device.name ?? say.unnamed}{' '}
            {device.here ? (
              say.here
            ) : (
              <button type="button" className="link" onClick={() => void during(revoke(account, device.id))}>
                {say.takeOff}
              </button>
            )}
          </li>
        ))}
      </ul>
      <form
        onSubmit={event => {
          event.preventDefault();
          void during(renameDevice(account, name));
        }}
      >
        <Field label={say.name} problem={null} value={name} onType={setName} />
        <p className="row">
          <button type="submit" className="button outline">
            {say.rename}
          </button>
        </p>
      </form>
      <p className="row">
        <button type="button" className="button outline" onClick={() => void offer()}>
          {say.another}
        </button>
        <button type="button" className="button outline" onClick={() => void turnSyncOff(account)}>
          {say.turnOff}
        </button>
        <button type="button" className="button outline" onClick={() => void during(emptyServer(account))}>
          {say.empty}
        </button>
      </p>
      {code && (
        <p>
          {say.handover} <strong>{code}</strong>
        </p>
      )}
      <p role="alert">
        {problem &&
          (problem === 'network' || problem === 'garbled' ? words.account.unanswered : words.problems)[
            problem as never
          ]}
      </p>
    </>
  );
}
