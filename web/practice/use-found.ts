/** What the search has found so far; another question ends the one before it. */
import { startTransition, useCallback, useEffect, useRef, useState } from 'react';
import type { Wanted } from '../../domain/practice/find.ts';
import type { KeptEntry } from '../device/database.ts';
import { search } from '../device/search.ts';

interface Found {
  readonly state: 'idle' | 'looking' | 'ready' | 'failed';
  readonly sessions: readonly KeptEntry[];
  /** There may be more before this day. */
  readonly next: string | null;
}

const nothing: Found = { state: 'idle', sessions: [], next: null };
/** Sessions shown at once; the person asks for more. */
const page = 40;
/** Milliseconds after the last key. */
const patience = 150;

const asksNothing = (want: Wanted) => Object.values(want).every(value => value === undefined);

export function useFound(want: Wanted): Found & { readonly further: () => void } {
  const [found, setFound] = useState(nothing);
  const running = useRef<AbortController>(null);
  const look = useCallback(async (before: string | null, already: readonly KeptEntry[], question: Wanted) => {
    running.current?.abort();
    const controller = new AbortController();
    running.current = controller;
    const { signal } = controller;
    setFound(was => ({ ...was, state: 'looking' }));
    try {
      const more = await search({ want: question, ...(before ? { before } : {}), most: page, signal });
      // Forty sessions with their traces are drawn bit by bit, so that typing goes on.
      const all = [...already, ...more.sessions];
      if (!signal.aborted) startTransition(() => setFound({ state: 'ready', sessions: all, next: more.next }));
    } catch {
      if (!signal.aborted) setFound({ state: 'failed', sessions: already, next: before });
    }
  }, []);
  useEffect(() => {
    if (asksNothing(want)) {
      setFound(nothing);
      return;
    }
    const timer = setTimeout(() => void look(null, [], want), patience);
    return () => {
      clearTimeout(timer);
      running.current?.abort();
    };
  }, [want, look]);
  return { ...found, further: () => void look(found.next, found.sessions, want) };
}
