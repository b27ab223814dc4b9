/** Joining the other devices of an account: by a code from one of them, by the passphrase, or by the recovery code. */
import { type FormEvent, lazy, Suspense, useState } from 'react';
import { useLive } from '../../device/live.ts';
import { join } from '../../device/sync/join.ts';
import { lockFacts } from '../../device/vault/lock.ts';
import { readCode } from '../../device/vault/recovery-code.ts';
import { Segments } from '../../ui/Segments.tsx';
import { lock } from '../../words/en/lock.ts';
import { sync } from '../../words/en/sync.ts';
import { CodeField } from '../keys/CodeField.tsx';
import { PassphraseField } from '../keys/PassphraseField.tsx';
import { refusalInWords } from '../refusal.ts';
import { codeIn } from './code-in.ts';
import '../../ui/choices.css';

const Scan = lazy(() => import('./Scan.tsx'));
const say = sync.join;
const ways = ['handover', 'passphrase', 'code'] as const;
const codeHere = (text: string) => codeIn(text, location.origin);

interface Props {
  readonly account: string;
  /** A code that came with the address. */
  readonly code?: string;
  /** This device has joined before, and other keys were made since. */
  readonly newKeys?: boolean;
  readonly onDone?: () => void;
  readonly onCancel?: () => void;
}

export function JoinForm({ account, code = '', newKeys = false, onDone, onCancel }: Props) {
  const { text, own: follows, go: goOn, busy: going } = newKeys ? sync.newKeys : say;
  const own = useLive(lockFacts, undefined);
  const [way, setWay] = useState<(typeof ways)[number]>(newKeys ? 'passphrase' : 'handover');
  const [typed, setTyped] = useState(code);
  const [scanning, setScanning] = useState(false);
  const [busy, setBusy] = useState(false);
  const [[done, total], setProgress] = useState<readonly [number, number]>([0, 0]);
  const [problem, setProblem] = useState<string | null>(null);
  const type = (text: string) => {
    setProblem(null);
    setTyped(text);
  };

  const go = async (what: string) => {
    if (way !== 'passphrase' && readCode(what) === null) return setProblem(say.problems.code);
    if (what === '') return setProblem(lock.passphrase.needed);
    setBusy(true);
    setProblem(null);
    const by = way === 'passphrase' ? { passphrase: what } : way === 'code' ? { code: what } : { handover: what };
    const result = await join(account, by, (now, of) => setProgress([now, of]));
    setBusy(false);
    if (result.ok) onDone?.();
    else setProblem(sentence(result.problem));
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!busy) void go(typed);
  };

  return (
    <form className="step join" onSubmit={submit} noValidate>
      <p>{text}</p>
      {own.state === 'ready' && own.value.on && <p className="warning">{follows}</p>}
      <Segments
        label={say.way}
        value={way}
        options={ways.map(value => ({ value, label: say.ways[value] }))}
        onChange={next => {
          type('');
          setScanning(false);
          setWay(next);
        }}
      />
      {way === 'handover' && (
        <>
          <p>{say.handover.text}</p>
          {scanning ? (
            <Suspense fallback={null}>
              <Scan
                codeIn={codeHere}
                onStop={() => setScanning(false)}
                onCode={found => {
                  setScanning(false);
                  setTyped(found);
                  void go(found);
                }}
              />
            </Suspense>
          ) : (
            <button type="button" className="button outline" disabled={busy} onClick={() => setScanning(true)}>
              {say.handover.scan}
            </button>
          )}
          <CodeField label={say.handover.label} value={typed} problem={problem} onType={type} />
        </>
      )}
      {way === 'passphrase' && (
        <>
          <p>{say.passphrase}</p>
          <PassphraseField label={lock.passphrase.label} value={typed} problem={problem} onType={type} />
        </>
      )}
      {way === 'code' && (
        <>
          <p>{say.code}</p>
          <CodeField label={lock.code.label} value={typed} problem={problem} onType={type} />
        </>
      )}
      <div className="row">
        <button type="submit" className="button" aria-busy={busy} disabled={busy}>
          {busy ? (total > 0 ? say.bringing(done, total) : going) : goOn}
        </button>
        {onCancel && (
          <button type="button" className="link" disabled={busy} onClick={onCancel}>
            {lock.on.cancel}
          </button>
        )}
      </div>
    </form>
  );
}

type Problem = Extract<Awaited<ReturnType<typeof join>>, { ok: false }>['problem'];

function sentence(problem: Problem): string {
  if (problem === 'busy') return lock.problems.busy;
  return problem === 'wrong' || problem === 'gone' ? say.problems[problem] : refusalInWords(problem);
}
