/** The admin's side of verification: who waits, what they brought, and the judgement. Row security has the last word. */
import type * as z from 'zod/mini';
import {
  type QueueQuery,
  queuePageSize,
  type ReviewedPractice,
  type ReviewQueue,
} from '../../domain/practitioner/review.ts';
import type { judgement, VerificationState } from '../../domain/practitioner/verification.ts';
import { cursorOf, readCursor } from '../http/cursor.ts';
import { Refusal } from '../http/problem.ts';
import { asCaller } from '../http/transaction.ts';
import type { Caller, Ports, Query } from '../ports.ts';
import { papersIn, readPaper } from './papers.ts';
import { read as readPhoto } from './photo.ts';
import { type PracticeRow, practiceColumns, profileOf } from './practice.ts';
import { doIn, historyIn } from './verification.ts';

/** Whoever is no admin learns the same of every practice: nothing. */
const asAdmin = <T>(ports: Ports, caller: Caller, work: (query: Query) => Promise<T>): Promise<T> =>
  asCaller(ports, caller, async query => {
    const found = await query(`select from public.roles where account = (select auth.uid()) and role = 'admin'`);
    if (found.length === 0) throw new Refusal('forbidden');
    return work(query);
  });

export async function queue(ports: Ports, caller: Caller, { state, after }: QueueQuery): Promise<ReviewQueue> {
  const last = readCursor(after);
  const rows = await asAdmin(ports, caller, query =>
    query<ReviewQueue['practices'][number]>(
      `select p.id, p.name, p.slug, p.headline, p.changed_at as "changedAt" from public.practitioners p
       where p.state = $1::public.verification_state and p.id <> (select auth.uid())
         and ($2::timestamptz is null or (date_trunc('milliseconds', p.changed_at), p.id) > ($2::timestamptz, $3::uuid))
       order by date_trunc('milliseconds', p.changed_at), p.id limit $4`,
      [state, last?.key ?? null, last?.id ?? null, queuePageSize + 1],
    ),
  ).catch(badCursor);
  const practices = rows.slice(0, queuePageSize);
  const end = practices.at(-1);
  return { practices, after: end && rows.length > queuePageSize ? cursorOf(end.changedAt, end.id) : null };
}

/** PostgreSQL could not read the instant or the id in it. */
function badCursor(error: unknown): never {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (/^22(007|008|P02)$/.test(code))
    throw new Refusal('invalid', { where: [{ path: 'after', message: 'no such page' }] });
  throw error;
}

export const review = (ports: Ports, caller: Caller, id: string): Promise<ReviewedPractice> =>
  asAdmin(ports, caller, async query => {
    const row = await found(query, id);
    const papers = await papersIn(query, id);
    const { photo, state, reason } = row;
    return { id, profile: profileOf(row), photo, state, reason, papers, history: await historyIn(query, id) };
  });

async function found(query: Query, id: string): Promise<PracticeRow> {
  const [row] = await query<PracticeRow>(
    `select ${practiceColumns} from public.practitioners p where p.id = $1 and p.state <> 'draft'`,
    [id],
  );
  if (!row) throw new Refusal('not-found');
  return row;
}

export async function reviewPaper(ports: Ports, caller: Caller, practitioner: string, id: string) {
  await asAdmin(ports, caller, query => found(query, practitioner));
  return readPaper(ports, caller, practitioner, id);
}

export async function reviewPhoto(ports: Ports, caller: Caller, practitioner: string) {
  const { photo } = await asAdmin(ports, caller, query => found(query, practitioner));
  return readPhoto(ports, practitioner, photo);
}

export const judge = (
  ports: Ports,
  caller: Caller,
  practitioner: string,
  said: z.infer<typeof judgement>,
): Promise<{ state: VerificationState }> =>
  asAdmin(ports, caller, async query => {
    await doIn(query, practitioner, said.act, 'reason' in said ? said.reason : null);
    return { state: (await found(query, practitioner)).state };
  });
