/** Is the API there, and is it of use: /health answers always, /ready only while the database does. */
import { Hono } from 'hono';
import { describeRoute } from 'hono-openapi';
import * as z from 'zod/mini';
import { answers } from '../http/answers.ts';
import { Refusal } from '../http/problem.ts';
import type { ApiEnv } from '../http/request.ts';
import type { Ports } from '../ports.ts';

/** Milliseconds the database has to answer /ready. */
export const readyPatience = 2_000;

const alive = z.object({ alive: z.literal(true) });
const ready = z.object({
  ready: z.literal(true),
  /** Features that a missing key switches off. */
  off: z.array(z.string()),
});

export const healthRoutes = (ports: Ports) =>
  new Hono<ApiEnv>()
    .get('/health', describeRoute({ summary: 'The process is alive', responses: answers('Alive', alive, []) }), c =>
      c.json({ alive: true as const }),
    )
    .get(
      '/ready',
      describeRoute({
        summary: 'The database answers; names what is switched off for want of a key',
        responses: answers('Ready', ready, []),
      }),
      async c => {
        if (!(await databaseAnswers(ports))) throw new Refusal('unavailable');
        return c.json({ ready: true as const, off: [...ports.off] });
      },
    );

async function databaseAnswers(ports: Ports): Promise<boolean> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<false>(resolve => {
    timer = setTimeout(() => resolve(false), readyPatience);
  });
  const answer = ports.database
    .transaction(null, query => query('select 1'))
    .then(
      () => true,
      () => false,
    );
  try {
    return await Promise.race([answer, late]);
  } finally {
    clearTimeout(timer);
  }
}
