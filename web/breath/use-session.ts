/** A session as a screen sees it: begun once, checkpointed while it runs, saved when it is over. */
import { useCallback, useEffect, useRef, useState } from 'react';
import { type Ending, type Pattern, pattern as patternSchema } from '../../domain/breath/pattern.ts';
import type { Timeline } from '../../domain/breath/timeline.ts';
import { type Entry, finishEntry, type Mood } from '../../domain/practice/entry.ts';
import { uuid7 } from '../../domain/time.ts';
import { markBusy } from '../device/busy.ts';
import {
  type Checkpoint,
  clearCheckpoint,
  readCheckpoint,
  restoreCheckpoint,
  writeCheckpoint,
} from '../device/checkpoint.ts';
import { clock } from '../device/clock.ts';
import { keep as keepEntry, prepareToKeep } from '../device/keep.ts';
import { deviceKind } from '../device/kind.ts';
import { showPlaying } from '../device/media-session.ts';
import { askForSession, sessionRuns, takeSession } from '../device/session-lock.ts';
import { changeSettings, getSettings } from '../device/settings.ts';
import { amendEntry, releaseEntry, tellingEnds } from '../device/telling.ts';
import { localDay, localZone } from '../device/today.ts';
import { words } from '../words/words.ts';
import { keepInterrupted } from './interrupted.ts';
import type { Saving } from './Summary.tsx';
import { beginSession, type Progress, type Session } from './session.ts';

export type State =
  | { readonly at: 'ready' | 'beginning' | 'elsewhere' }
  | {
      readonly at: 'running';
      readonly session: Session;
      readonly sounds: boolean;
      readonly paused: boolean;
      readonly slept: number | undefined;
    }
  | { readonly at: 'over'; readonly entry: Entry | null; readonly saving: Saving };

/** Milliseconds between checkpoints: what a killed tab can lose at most. */
const checkpointEvery = 4000;

/** What a person says of a session once it is over; what is absent is not said. */
export type Told = Pick<Entry, 'mood' | 'moodBefore' | 'note'>;

interface Options {
  readonly ends: Ending;
  readonly settle: number;
  /** The session brought over is one of another pattern: go there. */
  readonly onOther: (id: string) => void;
}

export function useSession(pattern: Pattern, options: Options) {
  const [state, setState] = useState<State>({ at: 'ready' });
  const running = useRef<{ readonly session: Session; end(): void; abandon(): void }>(undefined);
  const entry = useRef<Entry>(undefined);
  const release = useRef(() => {});
  const { ends, settle } = options;
  const other = useRef(options.onOther);
  other.current = options.onOther;

  const save = useCallback(async (done: Entry) => {
    entry.current = done;
    setState({ at: 'over', entry: done, saving: 'saving' });
    const saving = await keepEntry(done, { after: tellingEnds() }).then(
      () => 'saved' as const,
      () => 'failed' as const,
    );
    setState({ at: 'over', entry: entry.current, saving });
    // What could not be saved lives in this page only: an update must not take it away.
    if (saving === 'saved') {
      clearCheckpoint();
      release.current();
    }
  }, []);

  const begin = useCallback(
    async (resume = false, moodBefore?: Mood) => {
      if (running.current) return;
      setState({ at: 'beginning' });
      let current: Session | undefined;
      const free = await takeSession(() => running.current?.abandon());
      if (!free) return setState({ at: 'elsewhere' });
      const idle = markBusy('session');
      release.current = () => {
        idle();
        free();
        release.current = () => {};
      };
      await restoreCheckpoint();
      const before = resume ? resumable(pattern) : undefined;
      if (!before) await keepInterrupted();
      const startedAt = before ? new Date(before.startedAt) : clock.now();
      const frame = {
        id: before?.id ?? uuid7(startedAt.getTime(), crypto.getRandomValues(new Uint8Array(10))),
        pattern,
        ends: before?.ends ?? ends,
        settle: before?.settle ?? settle,
        day: before?.day ?? localDay(startedAt),
        zone: before?.zone ?? localZone(),
        moodBefore: before?.moodBefore ?? moodBefore,
      };
      changeSettings({ last: pattern.id });
      prepareToKeep();
      const keep = (progress: Progress, paused = false) =>
        writeCheckpoint({
          ...frame,
          ...(paused ? { paused } : {}),
          startedAt: startedAt.toISOString(),
          ...progress,
          released: [...progress.released],
        });
      const timer = setInterval(() => current && keep(current.progress()), checkpointEvery);
      const onHide = () => current && keep(current.progress());
      window.addEventListener('pagehide', onHide);
      const stop = () => {
        clearInterval(timer);
        window.removeEventListener('pagehide', onHide);
        media();
        running.current = undefined;
      };
      let media = () => {};

      const onOver = (progress: Progress, timeline: Timeline) => {
        stop();
        const done = finishEntry({ ...frame, ...progress, timeline, startedAt, device: deviceKind() });
        if (done) return void save(done);
        clearCheckpoint();
        release.current();
        setState({ at: 'over', entry: null, saving: 'saved' });
      };
      const session = await beginSession(
        {
          pattern,
          options: { ends: frame.ends, settle: frame.settle },
          sounding: getSettings().sounding,
          rate: clock.rate,
          resume: before,
        },
        {
          onOver,
          onPaused: paused => setState(now => (now.at === 'running' ? { ...now, paused } : now)),
          onSlept: slept => setState(now => (now.at === 'running' ? { ...now, slept } : now)),
          onSound: sounds => setState(now => (now.at === 'running' ? { ...now, sounds } : now)),
        },
      );
      current = session;
      if (before?.paused) session.pause();
      media = showPlaying(session, { title: pattern.name, artist: words.shell.brand });
      running.current = {
        session,
        end: () => session.end(),
        // Another window takes it over from the checkpoint.
        abandon() {
          keep(session.progress(), session.paused());
          stop();
          session.abandon();
          release.current();
          setState({ at: 'elsewhere' });
        },
      };
      setState({ at: 'running', session, sounds: session.sound(), paused: session.paused(), slept: undefined });
    },
    [pattern, ends, settle, save],
  );

  // Leaving by the browser's own Back ends the session as End does: what was breathed is kept.
  useEffect(() => () => running.current?.end(), []);
  // Left by Back, nothing more is said of the session either.
  useEffect(() => () => void (entry.current && releaseEntry(entry.current.id).catch(() => {})), []);

  const tell = useCallback((told: Told) => {
    if (!entry.current) return;
    const { mood: _mood, note: _note, moodBefore: _before, ...rest } = entry.current;
    const amended: Entry = { ...rest, ...told };
    entry.current = amended;
    setState(now => (now.at === 'over' ? { ...now, entry: amended } : now));
    amendEntry(amended)
      .then(() => tellTrial(amended))
      .catch(() => setState(now => (now.at === 'over' ? { ...now, saving: 'failed' } : now)));
  }, []);

  const leave = useCallback(async () => {
    if (entry.current) await releaseEntry(entry.current.id).catch(() => {});
    entry.current = undefined;
    release.current();
  }, []);

  const bring = useCallback(async () => {
    // Since this was offered it may have ended over there, or its window was closed: then nobody answers.
    const runs = await sessionRuns();
    if (!runs && !readCheckpoint()) {
      setState({ at: 'ready' });
      return true;
    }
    const handed = !runs || (await askForSession(3000));
    if (!handed) return false;
    const before = readCheckpoint();
    if (before && before.pattern.id !== pattern.id) other.current(before.pattern.id);
    else await begin(true);
    return true;
  }, [begin, pattern]);

  const retry = useCallback(() => {
    if (entry.current) void save(entry.current);
  }, [save]);

  return { state, begin, retry, tell, leave, bring };
}

/** Few people run a trial, so its part comes when there is a mood to tell. What fails here can be seen there. */
const tellTrial = (told: Entry) =>
  told.mood || told.moodBefore
    ? import('../device/trials.ts')
        .then(({ noteForTrial }) => noteForTrial(told, clock.now().toISOString()))
        .catch(() => {})
    : undefined;

/** What stopped in the middle with this very pattern. */
function resumable(pattern: Pattern): Checkpoint | undefined {
  const before = readCheckpoint();
  // Read through one schema, both have their keys in the same order. A trial gives a length of its own.
  const same =
    before &&
    JSON.stringify(before.pattern) === JSON.stringify(patternSchema.parse({ ...pattern, ends: before.pattern.ends }));
  return same ? before : undefined;
}
