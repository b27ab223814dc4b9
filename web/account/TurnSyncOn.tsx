/** Sync is off: turning it on with a passphrase, here first or beside the account's other devices. */
import { type FormEvent, useState } from 'react';
import type { Refusal } from '../api.ts';
import { join } from '../device/sync/join.ts';
import { askServer, turnSyncOn } from '../device/sync/turn-on.ts';
import { prepareKeys } from '../device/vault/keys.ts';
import { readCode } from '../device/vault/recovery-code.ts';
import { words } from '../words/words.ts';
import { Field } from './Field.tsx';

const say = words.account.sync;

type Step =
  | { readonly at: 'off' | 'join' | 'first' }
  | { readonly at: 'code'; readonly code: string; readonly go: () => Promise<void> };

export function TurnSyncOn({ account }: { readonly account: string }) {
  const [step, setStep] = useState<Step>({ at: 'off' });
  const [passphrase, setPassphrase] = useState('');
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);

  const during = async (work: () => Promise<string | null>) => {
    setBusy(true);
    setProblem(await work());
    setBusy(false);
  };
  const begin = () =>
    during(async () => {
      const asked = await askServer(account);
      if (asked.ok) setStep({ at: asked.value });
      return asked.ok ? null : sentence(asked.problem);
    });
  const turnOn = async () => {
    const prepared = await prepareKeys(passphrase);
    const go = () =>
      during(async () => {
        const on = await turnSyncOn(account, { prepared });
        return on.ok ? null : sentence(on.problem);
      });
    setStep({ at: 'code', code: prepared.code, go });
    return null;
  };
  const joinThem = async () => {
    const by = readCode(passphrase) ? { handover: passphrase } : { passphrase };
    let joined = await join(account, by, () => {});
    if (!joined.ok && joined.problem === 'gone' && 'handover' in by)
      joined = await join(account, { code: passphrase }, () => {});
    return joined.ok ? null : sentence(joined.problem);
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (passphrase.length < 8) setProblem(say.short);
    else void during(step.at === 'join' ? joinThem : turnOn);
  };

  if (step.at === 'off')
    return (
      <>
        <p>{say.off}</p>
        <p className="row">
          <button type="button" className="button" disabled={busy} onClick={() => void begin()}>
            {say.start}
          </button>
        </p>
        <p role="alert">{problem}</p>
      </>
    );
  if (step.at === 'code')
    return (
      <>
        <p>{say.code}</p>
        <p>
          <strong>{step.code}</strong>
        </p>
        <p className="row">
          <button type="button" className="button" disabled={busy} onClick={() => void step.go()}>
            {say.noted}
          </button>
        </p>
        <p role="alert">{problem}</p>
      </>
    );
  return (
    <form onSubmit={submit} noValidate>
      <p>{step.at === 'join' ? say.join : say.first}</p>
      <Field
        label={step.at === 'join' ? say.passphraseOrCode : say.passphrase}
        type="password"
        autoComplete={step.at === 'join' ? 'current-password' : 'new-password'}
        value={passphrase}
        problem={problem}
        onType={setPassphrase}
      />
      <p className="row">
        <button type="submit" className="button" disabled={busy}>
          {busy ? say.busy : say.go}
        </button>
      </p>
    </form>
  );
}

const sentence = (problem: Refusal | 'wrong' | 'gone'): string => {
  if (problem === 'wrong' || problem === 'gone') return say[problem];
  return problem === 'network' || problem === 'garbled' ? words.account.unanswered[problem] : words.problems[problem];
};
