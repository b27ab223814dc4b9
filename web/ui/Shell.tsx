/** The frame around every screen: the way to skip, the navigation, what must be said, and a way out of an error. */
import { type ReactNode, Suspense, useEffect } from 'react';
import { words } from '../words/words.ts';
import { Navigation } from './Navigation.tsx';
import { Notices } from './Notices.tsx';
import { Rescue } from './Rescue.tsx';

interface Props {
  readonly path: string;
  readonly title: string;
  readonly alone: boolean;
  readonly children: ReactNode;
}

export function Shell({ path, title, alone, children }: Props) {
  return (
    <div className={alone ? 'shell alone' : 'shell'} data-path={path}>
      {!alone && (
        <>
          <a className="skip" href="#content">
            {words.shell.skip}
          </a>
          <header className="bar">
            <Notices path={path} />
            <Navigation path={path} />
          </header>
        </>
      )}
      <main id="content" tabIndex={-1}>
        <Rescue key={path}>
          <Suspense fallback={null}>
            {children}
            <Arrival path={path} title={title} />
          </Suspense>
        </Rescue>
      </main>
    </div>
  );
}

let first = true;

/** Lies beside the screen inside Suspense, so its effect runs when the screen is there, not when it was asked for. */
function Arrival({ path, title }: { path: string; title: string }) {
  // biome-ignore lint/correctness/useExhaustiveDependencies: the path is what brings a person here
  useEffect(() => {
    document.title = title;
    if (first) {
      first = false;
      return;
    }
    window.scrollTo(0, 0);
    const heading = document.querySelector<HTMLElement>('main h1') ?? document.getElementById('content');
    // A heading takes the focus only from us; Tab does not stop there.
    heading?.setAttribute('tabindex', '-1');
    heading?.focus({ preventScroll: true });
  }, [path, title]);
  return null;
}
