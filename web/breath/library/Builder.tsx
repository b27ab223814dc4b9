/** Making a breath of one's own: a line to pull, rows with the same figures, checked as it changes. */
import { useEffect, useReducer, useRef, useState } from 'react';
import { Link, useLocation, useParams, useSearchParams } from 'wouter';
import { codeOf, shortCode } from '../../../domain/breath/code.ts';
import { box } from '../../../domain/breath/library.ts';
import { breathSeconds, mostPhases, type Pattern } from '../../../domain/breath/pattern.ts';
import { admit, type BoundReason, keyOf } from '../../../domain/breath/safety.ts';
import { markBusy } from '../../device/busy.ts';
import { newId } from '../../device/ids.ts';
import { useLive } from '../../device/live.ts';
import { findPattern, savePattern } from '../../device/patterns.ts';
import { acknowledge, usePerson } from '../../device/person.ts';
import { useWide } from '../../device/wide.ts';
import { libraryWords } from '../../words/library.ts';
import { Chart } from './Chart.tsx';
import { Beyond, Checks } from './Checks.tsx';
import { changed, type Draft, draftOf, isPlain, patternOf } from './draft.ts';
import { dropDraft, keepDraft, keptDraft } from './draft-kept.ts';
import { ListenButton } from './ListenButton.tsx';
import { MoreForm } from './MoreForm.tsx';
import { PhaseRow } from './PhaseRow.tsx';
import { Rename } from './Rename.tsx';
import { exportFile } from './share.ts';
import './technique.css';
import './builder.css';
import './builder-wide.css';
import './care.css';

const say = libraryWords.library.builder;
const page = libraryWords.library.technique;

export default function Builder() {
  const { id } = useParams();
  const [search] = useSearchParams();
  const from = id ?? search.get('from') ?? box.id;
  const found = useLive(findPattern, from);
  if (found.state === 'loading') return null;
  const pattern = found.state === 'ready' ? found.value : undefined;
  // A pattern of the library is never changed; it can be the beginning of one's own.
  const own = id !== undefined && pattern?.id === id;
  if (!pattern || (id !== undefined && !own))
    return (
      <div className="page">
        <h1>{say.missing}</h1>
        <p>
          <Link href="/library" className="button">
            {page.toLibrary}
          </Link>
        </p>
      </div>
    );
  const fresh = () =>
    draftOf(pattern, newId(), search.has('from') ? libraryWords.library.copyOf(pattern.name) : say.untitled);
  return (
    <Bench
      key={from}
      start={own ? () => draftOf(pattern) : fresh}
      original={own ? pattern : undefined}
      basis={pattern}
    />
  );
}

interface Props {
  readonly start: () => Draft;
  readonly original: Pattern | undefined;
  readonly basis: Pattern;
}

function Bench({ start, original, basis }: Props) {
  const [address, navigate] = useLocation();
  const wide = useWide();
  const person = usePerson();
  const [draft, change] = useReducer(changed, undefined, () => keptDraft(address) ?? start());
  const [chosen, setChosen] = useState<number | null>(null);
  const [state, setState] = useState<'' | 'failed' | 'copied' | 'noName'>('');
  const first = useRef(draft);
  const touched = draft !== first.current;

  useEffect(() => {
    if (touched) keepDraft(address, draft);
  }, [address, draft, touched]);
  // An update must not take an unsaved pattern away.
  useEffect(() => (touched ? markBusy('form') : undefined), [touched]);

  const plain = isPlain(basis);
  const built = patternOf(draft);
  const pattern = plain ? built : { ...basis, id: draft.id, name: built.name };
  const { ends } = draft;
  const reasons = admit(pattern, { ends }, { conditions: [], acknowledged: [] }).reasons as readonly BoundReason[];
  const isKept = (reason: BoundReason) => person.acknowledged.includes(keyOf(reason));
  const open = reasons.filter(reason => reason.verdict === 'refuse' || !isKept(reason));
  const refused = reasons.some(({ verdict }) => verdict === 'refuse');
  const beyond = stepBeyond(draft, reasons);
  const code = shortCode(pattern) ?? codeOf(pattern);
  const seconds = breathSeconds(pattern);

  const save = async (id: string) => {
    if (pattern.name === '') {
      setState('noName');
      return;
    }
    try {
      await savePattern({ ...pattern, id });
      dropDraft();
      navigate(`/library/${id}`);
    } catch {
      setState('failed');
    }
  };
  const copy = () =>
    navigator.clipboard.writeText(code).then(
      () => setState('copied'),
      () => setState(''),
    );

  const saveButton = (
    <button type="button" className="button large" disabled={open.length > 0} onClick={() => void save(draft.id)}>
      {open.length === 0 ? say.save : refused ? say.never : say.fix}
    </button>
  );
  const told = { '': '', failed: say.failed, copied: say.copied, noName: say.needsName }[state];

  return (
    <article className="builder">
      <header className="builder-head">
        <Link href={original ? `/library/${original.id}` : '/library'} className="link" onClick={dropDraft}>
          {say.cancel}
        </Link>
        <span className="quiet">
          {open.length > 0 ? say.unsaved : touched ? say.draft : original ? say.saved : say.draft}
        </span>
      </header>
      <div className="builder-title">
        <Rename name={draft.name} onName={name => change({ do: 'name', name })} />
      </div>
      {plain ? (
        <Chart draft={draft} pattern={pattern} chosen={chosen} limit={beyond} onChoose={setChosen} onChange={change} />
      ) : (
        <p className="builder-complex">{say.complex}</p>
      )}
      <div className="builder-body">
        <div className="builder-phases">
          {plain && (
            <>
              <ol aria-label={say.phases}>
                {draft.steps.map((step, i) => (
                  <PhaseRow
                    key={step.key}
                    step={step}
                    place={i}
                    of={draft.steps.length}
                    chosen={step.key === chosen}
                    beyond={beyond?.key === step.key}
                    by={draft.step}
                    onChoose={() => setChosen(step.key)}
                    onChange={change}
                  />
                ))}
              </ol>
              <div className="builder-more">
                <button
                  type="button"
                  className="link"
                  disabled={draft.steps.length >= mostPhases}
                  onClick={() => change({ do: 'add' })}
                >
                  {say.add}
                </button>
                <button
                  type="button"
                  className="link"
                  onClick={() => change({ do: 'step', step: draft.step === 1 ? 0.5 : 1 })}
                >
                  {draft.step === 1 ? say.half : say.whole}
                </button>
              </div>
            </>
          )}
          {plain && <MoreForm draft={draft} onChange={change} />}
          {reasons.map(reason => (
            <Beyond
              key={reason.rule}
              reason={reason}
              pattern={pattern}
              ends={ends}
              kept={reason.verdict === 'acknowledge' && isKept(reason)}
              onTake={(next, nextEnds) => change({ do: 'take', pattern: next, ends: nextEnds })}
              onKeep={() => acknowledge([keyOf(reason)])}
            />
          ))}
        </div>
        <div className="builder-side">
          <Checks pattern={pattern} ends={ends} />
          {plain && <p className="quiet builder-hint">{say.hint}</p>}
        </div>
      </div>
      <div className="builder-facts">
        <p className="builder-pace">{page.pace(seconds, 60 / seconds)}</p>
        <p className="quiet code">{code.length > 40 ? `${code.slice(0, 40)}…` : code}</p>
        <button type="button" className="link strong" onClick={() => void copy()}>
          {say.copy}
        </button>
        <button type="button" className="link strong" onClick={() => exportFile(pattern)}>
          {say.export}
        </button>
        {original && (
          <button type="button" className="link strong" disabled={open.length > 0} onClick={() => void save(newId())}>
            {say.saveNew}
          </button>
        )}
      </div>
      <p role="status" className="builder-told">
        {told}
      </p>
      <footer className="screen-foot">
        <ListenButton pattern={pattern} long={wide} />
        {saveButton}
      </footer>
    </article>
  );
}

/** The first phase that a bound in seconds speaks of, and that bound. */
function stepBeyond(draft: Draft, reasons: readonly BoundReason[]): { key: number; seconds: number } | null {
  for (const { rule, limit } of reasons) {
    const step =
      rule === 'hold' || rule === 'rest' ? draft.steps.find(one => one.kind === rule && one.seconds > limit) : null;
    if (step) return { key: step.key, seconds: limit };
  }
  return null;
}
