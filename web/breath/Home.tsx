/** Today: the stage at rest. One main button; the first breath is one tap away, with no question before it. */
import { useEffect, useMemo } from 'react';
import { Link, useLocation } from 'wouter';
import { techniques } from '../../domain/breath/library.ts';
import { breathSeconds, type Pattern } from '../../domain/breath/pattern.ts';
import { compile } from '../../domain/breath/timeline.ts';
import { clock } from '../device/clock.ts';
import { useHydrated } from '../device/hydrated.ts';
import { useSettings } from '../device/settings.ts';
import { unlockSound } from '../device/sound.ts';
import { useVault } from '../device/vault/state.ts';
import { Trace } from '../ui/Trace.tsx';
import { UnlockLink } from '../ui/UnlockLink.tsx';
import { words } from '../words/words.ts';
import { AtRest } from './AtRest.tsx';
import { DayLine } from './DayLine.tsx';
import { showOwn, startingId, takeEarlyTap } from './early.ts';
import { fetchStage } from './fetch-stage.ts';
import { useHomePattern } from './home-pattern.ts';
import { Interrupted } from './Interrupted.tsx';
import { useToday } from './today.ts';
import './home.css';

const say = words.breath.home;

/** The stage is wanted next: fetch it while the finger comes down, and not before. */
const fetchAhead = () => void fetchStage().catch(() => {});

/** What else is offered: one for the evening, one for any time. */
const others = ['4-7-8', 'long-exhale', 'box'];

export default function Home() {
  const [, navigate] = useLocation();
  const locked = useVault() === 'locked';
  const today = useToday(!locked);
  const hydrated = useHydrated();
  const { habits, sounding } = useSettings();
  const pattern = useHomePattern();
  const timeline = useMemo(() => compile(pattern, { ends: habits[pattern.id]?.ends }), [pattern, habits]);
  const now = clock.now();

  const start = () => {
    unlockSound(sounding.overSilence);
    const go = () => navigate(`/breathe/${pattern.id}?autostart`);
    // The stage first: it would show nothing for a third of a second if it came after (fetch-stage.ts).
    void fetchStage().then(go, go);
  };

  // biome-ignore lint/correctness/useExhaustiveDependencies: asked once, when home comes alive
  useEffect(() => {
    performance.mark('home-alive');
    showOwn();
    if (takeEarlyTap()) start();
  }, []);

  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== ' ' || event.target !== document.body || event.repeat) return;
      event.preventDefault();
      start();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  });

  return (
    <div className="home">
      <header className="home-head">
        <p className="home-date">{hydrated ? words.breath.date(now) : '\u00a0'}</p>
        <Link href="/settings" className="link">
          {say.settings}
        </Link>
      </header>
      <div className="home-top">
        {today && today.days > 0 ? (
          <section className="home-today" aria-label={say.title}>
            <h1 className="heard">{say.title}</h1>
            <p className="home-figures">
              <strong>{say.minutes(today.seconds)}</strong> {say.minutesToday(today.seconds)}
              <span>{say.daysIn(today.days, now)}</span>
            </p>
            <DayLine sessions={today.sessions} now={now} />
          </section>
        ) : (
          today && (
            <section className="home-first">
              <h1>{say.firstTitle}</h1>
              <p>{say.firstText}</p>
            </section>
          )
        )}
        {locked && (
          <section className="home-locked">
            <h1 className="heard">{say.title}</h1>
            <p>
              {say.locked} <UnlockLink />
            </p>
          </section>
        )}
        <Interrupted />
        {(today || locked) && <Others now={pattern} />}
      </div>
      <AtRest
        pattern={pattern}
        timeline={timeline}
        aside={
          <Link href={`/breathe/${pattern.id}?card`} className="link">
            {say.change}
          </Link>
        }
      >
        <div className="home-start">
          <button
            type="button"
            className="button large start"
            {...{ elementtiming: 'start' }}
            onPointerEnter={fetchAhead}
            onFocus={fetchAhead}
            popoverTarget={startingId}
            popoverTargetAction="show"
            onClick={event => {
              event.preventDefault();
              start();
            }}
          >
            {say.start}
          </button>
          <p id={startingId} className="home-starting" popover="auto" role="status">
            {say.starting}
          </p>
          <p className="home-key" aria-hidden="true">
            <kbd>{say.space}</kbd> {say.starts}
          </p>
        </div>
        <p className="care">{say.care}</p>
      </AtRest>
    </div>
  );
}

function Others({ now }: { readonly now: Pattern }) {
  const offered = others
    .map(id => techniques.find(of => of.id === id))
    .filter(of => of !== undefined && of.id !== now.id);
  return (
    <section className="home-others" aria-labelledby="or-begin">
      <h2 id="or-begin">{say.orBegin}</h2>
      {offered.slice(0, 2).map(
        of =>
          of && (
            <Link key={of.id} href={`/breathe/${of.id}`} className="home-other">
              <span>
                <strong>{of.name}</strong>
                <small>{say.oneBreath(breathSeconds(of))}</small>
              </span>
              <Trace pattern={of} pps={5} height={34} minutes={1.5} />
            </Link>
          ),
      )}
    </section>
  );
}
