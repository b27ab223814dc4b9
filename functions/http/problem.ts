/** How we say no: every refusal is a problem of the table in domain/problem.ts, as application/problem+json. */
import type { Context } from 'hono';
import { type ProblemBody, type ProblemType, problems, problemUri } from '../../domain/problem.ts';
import { DatabaseError, type Ports } from '../ports.ts';
import type { ApiEnv } from './request.ts';

type More = Partial<Pick<ProblemBody, 'detail' | 'where' | 'ids' | 'revision'>> & { headers?: Record<string, string> };

/** Thrown anywhere below a route to end the request with this problem. */
export class Refusal extends Error {
  readonly type: ProblemType;
  readonly more: More;
  constructor(type: ProblemType, more: More = {}) {
    super(problems[type].title);
    this.name = 'Refusal';
    this.type = type;
    this.more = more;
  }
}

export function problemAnswer(c: Context<ApiEnv>, type: ProblemType, { headers, ...more }: More = {}): Response {
  const body: ProblemBody = { type: problemUri(type), ...problems[type], requestId: c.get('requestId'), ...more };
  const { status } = problems[type];
  return c.body(JSON.stringify(body), status, {
    ...(status === 503 && { 'retry-after': `${soon}` }),
    ...headers,
    'content-type': 'application/problem+json',
  });
}

/** Seconds after which it is worth asking again. */
const soon = 5;

/**
 * PostgreSQL's classes for: no connection, no room, going down; and its codes for a statement that waited too long for its turn,
 * or had to give way to another. None of it says anything about what was asked: the same again may well succeed.
 */
const passing = /^(08...|53...|57P..|57014|40001|40P01|55P03)$/;

/** The one funnel for everything thrown: refusals speak for themselves, the rest is logged once and kept calm. */
export function answerFor(ports: Ports) {
  return (error: Error, c: Context<ApiEnv>): Response => {
    if (error instanceof Refusal) return problemAnswer(c, error.type, error.more);
    const away = error instanceof DatabaseError && passing.test(error.code);
    ports.log({
      level: 'error',
      requestId: c.get('requestId'),
      method: c.req.method,
      path: c.req.path,
      error: error.name,
      code: error instanceof DatabaseError ? error.code : undefined,
      message: error.message,
      stack: error.stack,
    });
    return problemAnswer(c, away ? 'unavailable' : 'internal');
  };
}
