/** The frame around every screen: the way to skip, the navigation, what must be said, and a way out of an error. */
import type { ReactNode } from 'react';
import { words } from '../words/words.ts';
import { Navigation } from './Navigation.tsx';
import { Notices } from './Notices.tsx';
import { Rescue } from './Rescue.tsx';

interface Props {
  readonly path: string;
  readonly alone: boolean;
  readonly children: ReactNode;
}

export function Shell({ path, alone, children }: Props) {
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
        <Rescue key={path}>{children}</Rescue>
      </main>
    </div>
  );
}
