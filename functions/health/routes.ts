/** Is the API there, and is it of use: /health answers always, /ready only while the database does. */
import { Hono } from 'hono';
import { describeRoute } from 'hono-openapi';
import * as z from 'zod/mini';
import { answers } from '../http/answers.ts';
import { Refusal } from '../http/problem.ts';
import type { ApiEnv } from '../http/request.ts';
import type { Database, Ports } from '../ports.ts';

/** Milliseconds the database has to answer /ready. */
const readyPatience = 2_000;

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
        const trouble = await troubleWith(ports.database);
        if (trouble !== null) {
          ports.log({ level: 'warn', requestId: c.get('requestId'), path: c.req.path, message: trouble });
          throw new Refusal('unavailable', ports.off.length ? { detail: `Switched off: ${ports.off.join(', ')}` } : {});
        }
        return c.json({ ready: true as const, off: [...ports.off] });
      },
    );

/** Null when the database answers in time. */
async function troubleWith(database: Database): Promise<string | null> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<string>(resolve => {
    timer = setTimeout(() => resolve(`no answer within ${readyPatience} ms`), readyPatience);
  });
  const answer = database
    .transaction(null, query => query('select 1'))
    .then(
      () => null,
      (error: unknown) => String(error),
    );
  try {
    return await Promise.race([answer, late]);
  } finally {
    clearTimeout(timer);
  }
}
