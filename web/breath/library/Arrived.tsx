/** A pattern that came from somewhere else: its line, its safety, Start and Keep. */
import { useState } from 'react';
import { useLocation } from 'wouter';
import { breathSeconds, type Pattern } from '../../../domain/breath/pattern.ts';
import { savePattern, visitPattern } from '../../device/patterns.ts';
import { unlockSound } from '../../device/sound.ts';
import { useVault } from '../../device/vault/state.ts';
import { UnlockLink } from '../../ui/UnlockLink.tsx';
import { libraryWords } from '../../words/library.ts';
import { BreathLine } from './BreathLine.tsx';
import { Lines, Reasons, useAdmission } from './Gate.tsx';
import { timingOf } from './timing.ts';
import './technique.css';
import './arrived.css';

const say = libraryWords.library;

export function Arrived({ pattern }: { readonly pattern: Pattern }) {
  const [, navigate] = useLocation();
  const [failed, setFailed] = useState(false);
  const locked = useVault() === 'locked';
  const { reasons, lines } = useAdmission({ pattern, ends: pattern.ends });
  const seconds = breathSeconds(pattern);

  const start = () => {
    unlockSound();
    visitPattern(pattern);
    navigate(`/breathe/${pattern.id}?autostart`);
  };
  const keep = () =>
    savePattern(pattern).then(
      () => navigate(`/library/${pattern.id}`),
      () => setFailed(true),
    );
  return (
    <div className="arrived">
      <BreathLine pattern={pattern} />
      <div className="arrived-body">
        <h2>{pattern.name}</h2>
        <p>
          {timingOf(pattern)}, {say.technique.lengthOf(pattern.ends)}
        </p>
        {seconds > 0 && <p className="quiet">{say.technique.pace(seconds, 60 / seconds)}</p>}
        <Reasons reasons={reasons} />
        <Lines lines={lines} />
        <p role="status">{failed && say.shared.failed}</p>
      </div>
      <footer className="screen-foot">
        {locked ? (
          <UnlockLink className="button outline large">{say.shared.unlock}</UnlockLink>
        ) : (
          <button type="button" className="button outline large" onClick={() => void keep()}>
            {say.shared.keep}
          </button>
        )}
        <button type="button" className="button large" onClick={start}>
          {say.technique.start}
        </button>
      </footer>
    </div>
  );
}
