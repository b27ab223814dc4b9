/** One transaction, or one statement, as the caller or as the house; the database may say no by the name of a problem. */
import { type ProblemType, problems } from '../../domain/problem.ts';
import { type Caller, DatabaseError, type house, type Ports, type Query } from '../ports.ts';
import { Refusal } from './problem.ts';

export async function asCaller<T>(
  { database }: Pick<Ports, 'database'>,
  caller: Caller | typeof house,
  work: (query: Query) => Promise<T>,
): Promise<T> {
  return database.transaction(caller, work).catch(byName);
}

export async function askAsCaller<Row extends object>(
  { database }: Pick<Ports, 'database'>,
  caller: Caller | typeof house,
  text: string,
  parameters: readonly unknown[],
): Promise<Row[]> {
  return database.statement<Row>(caller, text, parameters).catch(byName);
}

function byName(error: unknown): never {
  throw error instanceof DatabaseError ? (refusalOf(error) ?? error) : error;
}

/** Our functions raise with `PT` and a status (PostgREST's habit), the problem's name as the message, and what it is about. */
function refusalOf({ code, message, detail }: DatabaseError): Refusal | null {
  // Every change begins with the caller's counter: the token is still valid, the account behind it is gone.
  if (code === '23503' && message.includes('"session_cursors_owner_fkey"')) return signInNeeded();
  if (code === '23503' && message.includes('"practitioners_id_fkey"')) return signInNeeded();
  if (code === '23503' && message.includes('_practitioner_fkey"')) return new Refusal('no-practice');
  if (code === '23505' && message.includes('"practitioners_slug_key"')) return new Refusal('address-taken');
  if (!code.startsWith('PT') || !isProblem(message)) return null;
  if (message === 'session-conflict') return new Refusal(message, { ids: (detail ?? '').split(',') });
  if (message === 'keys-changed' || message === 'availability-changed')
    return new Refusal(message, { revision: Number(detail) });
  return new Refusal(message);
}

const isProblem = (name: string): name is ProblemType => Object.hasOwn(problems, name);

export const signInNeeded = () => new Refusal('sign-in-needed', { headers: { 'www-authenticate': 'Bearer' } });
