/** Today: the stage at rest. One main button; the first breath is one tap away, with no question before it. */
import { useEffect } from 'react';
import { Link, useLocation } from 'wouter';
import { techniques } from '../../domain/breath/library.ts';
import { compile } from '../../domain/breath/timeline.ts';
import { clock } from '../device/clock.ts';
import { unlockSound } from '../device/sound.ts';
import { words } from '../words/words.ts';
import { AtRest } from './AtRest.tsx';
import { DayLine } from './DayLine.tsx';
import { useToday } from './today.ts';
import './home.css';

const say = words.breath.home;
const pattern = techniques[0];
const timeline = compile(pattern);

export default function Home() {
  const [, navigate] = useLocation();
  const today = useToday();
  const now = clock.now();

  const start = () => {
    unlockSound();
    navigate(`/breathe/${pattern.id}?autostart`);
  };

  useEffect(() => {
    // The stage is wanted next: fetch it while the person looks at the line.
    void import('./Breathe.tsx');
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
        <p className="home-date">{words.breath.date(now)}</p>
        <Link href="/settings" className="link">
          {say.settings}
        </Link>
      </header>
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
      <AtRest pattern={pattern} timeline={timeline}>
        <div className="home-start">
          <button type="button" className="button large start" onClick={start}>
            {say.start}
          </button>
          <p className="home-key" aria-hidden="true">
            <kbd>{say.space}</kbd> {say.starts}
          </p>
        </div>
        <p className="care">{say.care}</p>
      </AtRest>
    </div>
  );
}
