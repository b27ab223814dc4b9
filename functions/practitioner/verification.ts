/** Being verified, from the practitioner's side: what is lacking, what was said, and asking for it. */
import type * as z from 'zod/mini';
import type { OwnVerification, verificationRecord } from '../../domain/practitioner/practice.ts';
import { Refusal } from '../http/problem.ts';
import { asCaller } from '../http/transaction.ts';
import type { Caller, Ports, Query } from '../ports.ts';
import { papersIn } from './papers.ts';
import { ownPracticeIn } from './practice.ts';

type Act = z.infer<typeof verificationRecord>;

/** The newest last; never by whom. */
export const historyIn = (query: Query, practitioner: string) =>
  query<Act>('select act, reason, at from public.verifications where practitioner = $1 order by at, id', [
    practitioner,
  ]);

/** To add the act is to do it; the database says no where it must. */
export const doIn = (query: Query, practitioner: string, act: string, reason: string | null) =>
  query('insert into public.verifications (practitioner, act, reason) values ($1, $2, $3)', [
    practitioner,
    act,
    reason,
  ]);

export const readVerification = (ports: Ports, caller: Caller): Promise<OwnVerification> =>
  asCaller(ports, caller, query => told(query, caller));

export const ask = (ports: Ports, caller: Caller, act: 'submit' | 'withdraw'): Promise<OwnVerification> =>
  asCaller(ports, caller, async query => {
    if (!(await ownPracticeIn(query))) throw new Refusal('no-practice');
    await doIn(query, caller.id, act, null);
    return told(query, caller);
  });

async function told(query: Query, caller: Caller): Promise<OwnVerification> {
  const practice = await ownPracticeIn(query);
  if (!practice) throw new Refusal('no-practice');
  const { state, reason, missing } = practice;
  const papers = await papersIn(query, caller.id);
  return { state, reason, missing, papers, history: await historyIn(query, caller.id) };
}
