/** Being verified: how it stands and why, what is missing, the papers, and asking for it. */
import { useState } from 'react';
import { Link } from 'wouter';
import { mostOfPaper, type Paper, paperTypes } from '../../../domain/practitioner/papers.ts';
import type { OwnVerification } from '../../../domain/practitioner/practice.ts';
import { actsIn } from '../../../domain/practitioner/verification.ts';
import { download } from '../../device/download.ts';
import { newId } from '../../device/ids.ts';
import { own } from '../../words/en/own-practice.ts';
import { sizeInWords } from '../../words/words.ts';
import { Pick } from '../Entry.tsx';
import { sentenceOf } from '../Trouble.tsx';
import { asOwner } from './ask.ts';
import { History } from './History.tsx';
import { Own } from './Own.tsx';
import { type Saving, useSave } from './use-save.ts';

const say = own.verification;

export default function VerificationPage() {
  return (
    <Own title={say.title} question="verification" ask={() => asOwner(api => api.verification())}>
      {(verification, again) => <Standing of={verification} again={again} />}
    </Own>
  );
}

function Standing({ of, again }: { readonly of: OwnVerification; readonly again: () => void }) {
  const saving = useSave();
  const { state, reason, missing, papers, history } = of;
  const acts = actsIn(state, 'owner').filter(act => act === 'submit' || act === 'withdraw');
  const ask = async (act: 'submit' | 'withdraw') => {
    await saving.run(() => asOwner(api => api.ask(act)));
    // Also when it was refused: then it stands differently than was shown.
    again();
  };
  return (
    <>
      <p role="status">{own.states[state]}</p>
      {reason && (
        <p>
          {own.reason}: <q className="as-written">{reason}</q>
        </p>
      )}
      {missing.length > 0 && (
        <section>
          <h2>{say.missing}</h2>
          <ul className="mine-rows">
            {missing.map(what => (
              <li key={what}>
                {what === 'documents' ? (
                  say.what[what]
                ) : (
                  <Link href="/people/me/profile" className="link">
                    {say.what[what]}
                  </Link>
                )}
              </li>
            ))}
          </ul>
        </section>
      )}
      <Papers papers={papers} saving={saving} again={again} />
      <p role="status" className={saving.problem ? 'warning' : undefined}>
        {saving.problem && sentenceOf(saving.problem)}
      </p>
      <p className="row">
        {acts.map(act => (
          <button
            key={act}
            type="button"
            className={act === 'submit' ? 'button large' : 'button outline'}
            disabled={saving.busy || (act === 'submit' && missing.length > 0)}
            onClick={() => void ask(act)}
          >
            {say[act]}
          </button>
        ))}
      </p>
      <History history={history} />
    </>
  );
}

interface PapersProps {
  readonly papers: readonly Paper[];
  readonly saving: Saving;
  readonly again: () => void;
}

const kinds = (['identity', 'qualification', 'insurance'] as const).map(value => ({ value, label: say.kinds[value] }));

function Papers({ papers, saving, again }: PapersProps) {
  const [kind, setKind] = useState<Paper['kind']>('identity');
  const [said, setSaid] = useState('');
  const add = async (file: File | undefined) => {
    if (!file) return;
    if (file.size > mostOfPaper) return setSaid(say.tooLarge);
    setSaid('');
    const name = file.name.slice(-120) || say.kinds[kind];
    const kept = await saving.run(() => asOwner(api => api.putPaper(newId(), { kind, name }, file)));
    if (!kept) return;
    setSaid(say.added(kept.name));
    again();
  };
  const remove = async (id: string) => {
    setSaid('');
    if (await saving.run(() => asOwner(api => api.deletePaper(id)))) again();
  };
  const open = async ({ id, name }: Paper) => {
    const file = await saving.run(() => asOwner(api => api.paper(id)));
    if (file) download(file, name);
  };
  return (
    <section>
      <h2>{say.papers}</h2>
      <p className="quiet">{say.papersNote}</p>
      {papers.length === 0 && <p>{say.noPapers}</p>}
      <ul className="mine-rows">
        {papers.map(paper => (
          <li key={paper.id}>
            <span>
              {paper.name}
              <span className="quiet step-more">
                {say.kinds[paper.kind]}, {sizeInWords(Math.max(paper.bytes, 100_000))}
              </span>
            </span>
            <span className="row">
              <button type="button" className="link" aria-label={say.open(paper.name)} onClick={() => void open(paper)}>
                {say.openShort}
              </button>
              <button
                type="button"
                className="link"
                aria-label={say.remove(paper.name)}
                onClick={() => void remove(paper.id)}
              >
                {say.removeShort}
              </button>
            </span>
          </li>
        ))}
      </ul>
      <div className="mine-form">
        <Pick label={say.kind} value={kind} options={kinds} onChange={value => setKind(value as Paper['kind'])} />
        <p className="row">
          <label className="button outline file-button">
            {say.file}
            <input
              type="file"
              accept={paperTypes.join()}
              onChange={({ target }) => {
                void add(target.files?.[0]);
                target.value = '';
              }}
            />
          </label>
          <span className="quiet">{say.fileHint}</span>
        </p>
        <p role="status">{said}</p>
      </div>
    </section>
  );
}
