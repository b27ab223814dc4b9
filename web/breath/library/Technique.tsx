/** One technique, or a pattern of one's own: its line, how it is done, what is known, its limits, and Start. */
import { useCallback, useState } from 'react';
import { Link, useLocation, useParams } from 'wouter';
import { type KnownTechnique, techniqueOf } from '../../../domain/breath/library.ts';
import { breathSeconds, type Ending, type Pattern } from '../../../domain/breath/pattern.ts';
import { compile } from '../../../domain/breath/timeline.ts';
import { useLive } from '../../device/live.ts';
import { daysPractised, findPattern } from '../../device/patterns.ts';
import { rememberHabit, useSettings } from '../../device/settings.ts';
import { unlockSound } from '../../device/sound.ts';
import { useVault } from '../../device/vault/state.ts';
import { useWide } from '../../device/wide.ts';
import { Segments } from '../../ui/Segments.tsx';
import { UnlockLink } from '../../ui/UnlockLink.tsx';
import { libraryWords } from '../../words/library.ts';
import { words } from '../../words/words.ts';
import { BreathLine } from './BreathLine.tsx';
import { useAdmission } from './Gate.tsx';
import { Length } from './Length.tsx';
import { Mine } from './Mine.tsx';
import { Prose } from './Prose.tsx';
import { ShareLink } from './ShareLink.tsx';
import { timingOf } from './timing.ts';
import './technique.css';

const say = libraryWords.library;

export default function Technique() {
  const { id = '' } = useParams();
  const found = useLive(findPattern, id);
  const locked = useVault() === 'locked';
  if (found.state === 'loading') return null;
  const pattern = found.state === 'ready' ? found.value : undefined;
  if (!pattern)
    return (
      <div className="page">
        <h1>{locked ? words.breath.ready.locked : say.technique.none}</h1>
        <p className="row">
          {locked && <UnlockLink className="button" />}
          <Link href="/library" className={locked ? 'link' : 'button'}>
            {say.technique.toLibrary}
          </Link>
        </p>
      </div>
    );
  return <Page key={pattern.id} pattern={pattern} technique={techniqueOf(pattern.id)} />;
}

interface Props {
  readonly pattern: Pattern;
  readonly technique: KnownTechnique | undefined;
}

function Page({ pattern, technique }: Props) {
  const [, navigate] = useLocation();
  const { habits } = useSettings();
  const wide = useWide();
  const [ends, setEnds] = useState<Ending>(habits[pattern.id]?.ends ?? pattern.ends);
  const admission = useAdmission({ pattern, ends });

  const start = useCallback(() => {
    unlockSound();
    rememberHabit(pattern.id, { ends });
    navigate(`/breathe/${pattern.id}?autostart`);
  }, [navigate, pattern, ends]);

  const length = compile(pattern, { ends }).length;
  const time = Number.isFinite(length) && ends.by !== 'never' ? words.breath.clock(length) : null;
  return (
    <article className="technique">
      <header className="technique-head">
        <Link href="/library" className="link">
          {say.technique.back}
        </Link>
        <ShareLink pattern={pattern} />
      </header>
      <BreathLine pattern={pattern} />
      <div className="technique-body">
        <div className="technique-name">
          <h1>{pattern.name}</h1>
          <p className="quiet">{paceOf(pattern)}</p>
          {technique && technique.patterns.length > 1 && (
            <Segments
              label={say.technique.timings}
              value={pattern.id}
              options={technique.patterns.map(other => ({ value: other.id, label: timingOf(other) }))}
              onChange={id => navigate(`/library/${id}`, { replace: true })}
            />
          )}
        </div>
        {technique ? (
          <Prose technique={technique} pattern={pattern} />
        ) : (
          <Mine pattern={pattern} lines={admission.lines} />
        )}
      </div>
      <footer className="screen-foot">
        <Length
          ends={ends}
          choices={technique?.dose.by === ends.by ? technique.dose.choices : usual}
          onChange={setEnds}
        />
        <button type="button" className="button large" onClick={start}>
          {wide && time ? say.technique.startFor(time) : say.technique.start}
        </button>
        {technique?.dose.firstMonth && <FirstMonth id={pattern.id} most={technique.dose.firstMonth} />}
        {admission.verdict === 'ask' && <p className="quiet">{say.technique.asks}</p>}
      </footer>
    </article>
  );
}

const usual = [1, 2, 3, 5, 7, 10, 15, 20];

function FirstMonth({ id, most }: { readonly id: string; readonly most: number }) {
  const days = useLive(daysPractised, id);
  return (
    <p className="quiet">
      {say.technique.firstMonth(most)}
      {days.state === 'ready' && days.value > 0 && ` ${say.technique.practised(days.value)}`}
    </p>
  );
}

/** Seconds of a breath and breaths a minute; of a round, where there are several parts. */
function paceOf(pattern: Pattern): string {
  if (pattern.blocks.length === 1 && pattern.blocks[0]) {
    const ins = pattern.blocks[0].phases.filter(({ kind }) => kind === 'in').length;
    const seconds = breathSeconds(pattern) / Math.max(1, ins);
    return say.technique.pace(seconds, 60 / seconds);
  }
  const round = compile(pattern, { ends: { by: 'rounds', rounds: 1 } }).length;
  return Number.isFinite(round) ? say.technique.round(round) : timingOf(pattern);
}
