/** One session from the tap to the summary: begin, breathe, keep. */
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { Link, useLocation, useParams, useSearchParams } from 'wouter';
import { techniques } from '../../domain/breath/library.ts';
import type { Pattern } from '../../domain/breath/pattern.ts';
import { compile } from '../../domain/breath/timeline.ts';
import { type Entry, finishEntry } from '../../domain/practice/entry.ts';
import { uuid7 } from '../../domain/time.ts';
import { markBusy } from '../device/busy.ts';
import { clock } from '../device/clock.ts';
import { saveEntry } from '../device/database.ts';
import { localDay, localZone } from '../device/today.ts';
import { words } from '../words/words.ts';
import { Ready } from './Ready.tsx';
import { Stage } from './Stage.tsx';
import { type Saving, Summary } from './Summary.tsx';
import { beginSession, type Session } from './session.ts';

type State =
  | { readonly at: 'ready' }
  | { readonly at: 'beginning' }
  | { readonly at: 'running'; readonly session: Session }
  | { readonly at: 'over'; readonly entry: Entry | null; readonly saving: Saving };

export default function Breathe() {
  const { id = '' } = useParams();
  const pattern = techniques.find(technique => technique.id === id);
  if (!pattern)
    return (
      <div className="page">
        <h1>{words.breath.ready.unknown}</h1>
        <Link href="/">{words.breath.ready.toHome}</Link>
      </div>
    );
  return <Practice key={id} pattern={pattern} />;
}

function Practice({ pattern }: { readonly pattern: Pattern }) {
  const [search] = useSearchParams();
  const [, navigate] = useLocation();
  const timeline = useMemo(() => compile(pattern), [pattern]);
  const [state, setState] = useState<State>({ at: 'ready' });
  const running = useRef<Session>(undefined);
  const release = useRef<() => void>(undefined);

  const save = useCallback(async (entry: Entry) => {
    setState({ at: 'over', entry, saving: 'saving' });
    const saving = await saveEntry(entry).then(
      () => 'saved' as const,
      () => 'failed' as const,
    );
    setState({ at: 'over', entry, saving });
    // What could not be saved lives in this page only: an update must not take it away.
    if (saving === 'saved') release.current?.();
  }, []);

  const begin = useCallback(async () => {
    release.current?.();
    release.current = markBusy('session');
    setState({ at: 'beginning' });
    const startedAt = clock.now();
    const session = await beginSession(timeline, {
      rate: clock.rate,
      onOver(position) {
        running.current = undefined;
        const entry = finishEntry({
          id: uuid7(clock.now().getTime(), crypto.getRandomValues(new Uint8Array(10))),
          pattern,
          timeline,
          position,
          startedAt,
          day: localDay(startedAt),
          zone: localZone(),
        });
        if (entry) void save(entry);
        else {
          release.current?.();
          setState({ at: 'over', entry, saving: 'saved' });
        }
      },
    });
    running.current = session;
    setState({ at: 'running', session });
  }, [timeline, pattern, save]);

  // A tap on Start has unlocked sound already; a shortcut or a link has not, and the browser wants a tap first.
  const tapped = navigator.userActivation?.isActive ?? true;
  const autostart = search.has('autostart') && tapped;
  const started = useRef(false);
  useEffect(() => {
    if (!autostart || started.current) return;
    started.current = true;
    void begin();
  }, [autostart, begin]);

  useEffect(
    () => () => {
      // Leaving by the browser's own Back ends the session as End does: what was breathed is kept.
      running.current?.end();
    },
    [],
  );

  switch (state.at) {
    case 'ready':
      return <Ready pattern={pattern} timeline={timeline} onBegin={begin} />;
    case 'beginning':
      return <div className="stage" />;
    case 'running':
      return <Stage session={state.session} pattern={pattern} />;
    case 'over':
      return (
        <Summary
          entry={state.entry}
          saving={state.saving}
          onRetry={() => state.entry && void save(state.entry)}
          onAgain={begin}
          onDone={() => navigate('/')}
        />
      );
  }
}
