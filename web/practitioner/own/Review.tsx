/** For admins: one practice with its papers, and the judgement. */
import { type FormEvent, useState } from 'react';
import { Link, useParams } from 'wouter';
import type { ReviewedPractice } from '../../../domain/practitioner/review.ts';
import { actsIn, type VerificationAct, verificationActs } from '../../../domain/practitioner/verification.ts';
import { download } from '../../device/download.ts';
import { languageName } from '../../words/dates.ts';
import { own } from '../../words/en/own-practice.ts';
import { people } from '../../words/en/people.ts';
import { sizeInWords } from '../../words/words.ts';
import { sentenceOf } from '../Trouble.tsx';
import { techniqueName } from '../technique-name.ts';
import { asAdmin } from './ask.ts';
import { History } from './History.tsx';
import { Own } from './Own.tsx';
import { TextEntry } from './TextEntry.tsx';
import { useSave } from './use-save.ts';

const say = own.review;
type Judging = 'verify' | 'refuse' | 'suspend' | 'restore';

export default function Review() {
  const { id = '' } = useParams();
  return (
    <>
      <p className="review-back">
        <Link href="/people/admin" className="link">
          {say.back}
        </Link>
      </p>
      <Own title={say.one} question={`review ${id}`} ask={() => asAdmin(api => api.read(id))} apart>
        {(practice, again) => (
          <>
            <Shown practice={practice} />
            <Judge key={practice.state} practice={practice} onJudged={again} />
            <History history={practice.history} />
          </>
        )}
      </Own>
    </>
  );
}

function Shown({ practice: { id, profile, papers } }: { readonly practice: ReviewedPractice }) {
  const saving = useSave();
  const open = async (paper: string, name: string) => {
    const file = await saving.run(() => asAdmin(api => api.paper(id, paper)));
    if (file) download(file, name);
  };
  return (
    <>
      <section>
        <h2>{profile.name}</h2>
        <p>{profile.headline}</p>
        <p className="as-written">{profile.about}</p>
        <p className="quiet">
          {people.page.speaks} {profile.languages.map(languageName).join(', ')}.{' '}
          {profile.techniques.map(techniqueName).join(', ')}
        </p>
        {profile.rules && <p className="as-written">{profile.rules}</p>}
      </section>
      <section>
        <h2>{own.verification.papers}</h2>
        <ul className="mine-rows">
          {papers.map(paper => (
            <li key={paper.id}>
              <button type="button" className="link" onClick={() => void open(paper.id, paper.name)}>
                {own.verification.open(paper.name)}
              </button>
              <span className="quiet">
                {own.verification.kinds[paper.kind]}, {sizeInWords(Math.max(paper.bytes, 100_000))}
              </span>
            </li>
          ))}
        </ul>
        <p role="status" className={saving.problem ? 'warning' : undefined}>
          {saving.problem && sentenceOf(saving.problem)}
        </p>
      </section>
    </>
  );
}

const needsReason = (act: VerificationAct) => verificationActs[act].reason;

/** Exactly what may be done now; a reason first where one is needed. */
function Judge({ practice, onJudged }: { readonly practice: ReviewedPractice; readonly onJudged: () => void }) {
  const [reason, setReason] = useState('');
  const [lacking, setLacking] = useState(false);
  const saving = useSave();
  const acts = actsIn(practice.state, 'admin') as Judging[];
  const judge = async (event: FormEvent, act: Judging) => {
    event.preventDefault();
    const why = reason.trim();
    setLacking(needsReason(act) && why === '');
    if (needsReason(act) && why === '') return;
    await saving.run(() =>
      asAdmin(api => api.judge(practice.id, act === 'refuse' || act === 'suspend' ? { act, reason: why } : { act })),
    );
    onJudged();
  };
  return (
    <section>
      <p role="status">{say.now[practice.state]}</p>
      {acts.some(needsReason) && (
        <TextEntry
          label={say.reason}
          hint={say.reasonHint}
          problem={lacking ? say.reasonNeeded : undefined}
          value={reason}
          rows={3}
          onChange={setReason}
        />
      )}
      <p className="row">
        {acts.map(act => (
          <button
            key={act}
            type="button"
            className={needsReason(act) ? 'button outline' : 'button'}
            disabled={saving.busy}
            onClick={event => void judge(event, act)}
          >
            {say.acts[act]}
          </button>
        ))}
      </p>
      <p role="status" className={saving.problem ? 'warning' : undefined}>
        {saving.problem && sentenceOf(saving.problem)}
      </p>
    </section>
  );
}
