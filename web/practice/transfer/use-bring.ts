/** Where an import stands: nothing chosen, reading, shown, writing, done. The worker lives as long as one file. */
import { useCallback, useEffect, useRef, useState } from 'react';
import type { FileProblem } from '../../../domain/practice/transfer/arrival.ts';
import { markBusy } from '../../device/busy.ts';
import { clock } from '../../device/clock.ts';
import { database, type KeptImport } from '../../device/database.ts';
import { newId } from '../../device/ids.ts';
import { localZone } from '../../device/today.ts';
import { adoptBesides } from '../../device/transfer/besides.ts';
import { type Carrier, ErrandFailed, errand, hireCarrier } from '../../device/transfer/carrier.ts';
import type { Choices, Failure, Preview } from '../../device/transfer/errand.ts';

export type Bringing =
  | { readonly at: 'start'; readonly problem?: FileProblem; readonly failure?: Failure | 'cancelled' }
  | { readonly at: 'reading' }
  | {
      readonly at: 'shown';
      readonly name: string;
      readonly preview: Preview;
      readonly choices: Choices;
      readonly again?: true;
    }
  | { readonly at: 'writing'; readonly done: number; readonly total: number }
  | { readonly at: 'done'; readonly kept: KeptImport | null };

const whyOf = (error: unknown) => (error instanceof ErrandFailed ? error.why : 'failed');

export function useBring() {
  const [state, setState] = useState<Bringing>({ at: 'start' });
  const carrier = useRef<Carrier>(undefined);
  /** Waits for the next file: until it has started, nothing can be read. */
  const next = useRef<Carrier>(undefined);
  const writing = useRef<string>(undefined);
  /** Which change of the choices is the last one; the answer to an earlier one would take it back. */
  const changes = useRef(0);
  const leave = useCallback((next: Bringing) => {
    carrier.current?.stop();
    carrier.current = undefined;
    setState(next);
  }, []);
  useEffect(() => {
    next.current = hireCarrier();
    return () => {
      carrier.current?.stop();
      next.current?.stop();
    };
  }, []);
  const busy = state.at !== 'start' && state.at !== 'done';
  useEffect(() => (busy ? markBusy('form') : undefined), [busy]);

  const choose = async (file: File) => {
    carrier.current?.stop();
    const mine = next.current ?? hireCarrier();
    next.current = undefined;
    carrier.current = mine;
    writing.current = undefined;
    setState({ at: 'reading' });
    const choices: Choices = { zone: localZone() };
    try {
      const read = await mine.send('read', { file, choices });
      if (carrier.current !== mine) return;
      if (read.ok) setState({ at: 'shown', name: file.name, preview: read.value, choices });
      else leave({ at: 'start', problem: read.problem });
    } catch (error) {
      if (carrier.current === mine) leave({ at: 'start', failure: whyOf(error) });
    }
  };

  const change = async (choices: Choices) => {
    const mine = carrier.current;
    if (state.at !== 'shown' || !mine) return;
    const turn = ++changes.current;
    const over = () => carrier.current !== mine || changes.current !== turn;
    setState({ ...state, choices, again: true });
    try {
      const read = await mine.send('readAgain', { choices });
      if (over()) return;
      if (read.ok) setState({ at: 'shown', name: state.name, preview: read.value, choices });
      else leave({ at: 'start', problem: read.problem });
    } catch (error) {
      if (!over()) leave({ at: 'start', failure: whyOf(error) });
    }
  };

  const bring = async () => {
    const mine = carrier.current;
    if (state.at !== 'shown' || !mine) return;
    // Short, because every session that came with it carries it.
    const id = newId().slice(-12);
    writing.current = id;
    setState({ at: 'writing', done: 0, total: state.preview.fresh });
    try {
      const ask = { id, at: clock.now().getTime(), name: state.name };
      const { kept, belongings } = await mine.send('bring', ask, (done, total) =>
        setState({ at: 'writing', done, total }),
      );
      if (belongings) adoptBesides(belongings);
      leave({ at: 'done', kept });
    } catch (error) {
      if (carrier.current === mine) leave({ at: 'start', failure: whyOf(error) });
    }
  };

  const cancel = async () => {
    const id = writing.current;
    leave({ at: 'start', failure: 'cancelled' });
    // It may have ended in the moment before; then it is here, and is said to be.
    const kept = id === undefined ? undefined : await database.imports.get(id);
    if (kept) setState({ at: 'done', kept });
  };

  const undo = async (id: string) => {
    await errand('takeBack', { id });
    setState({ at: 'start' });
  };

  return { state, choose, change, bring, cancel, undo };
}
