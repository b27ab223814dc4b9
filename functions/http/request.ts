/** What every request carries from the door on: an id of ours, and headers that keep answers out of caches and frames. */
import { createMiddleware } from 'hono/factory';
import type { Caller, Ports } from '../ports.ts';

export interface ApiEnv {
  Variables: {
    requestId: string;
    /** Set by `signedIn`. */
    caller: Caller;
  };
}

/** An id sent by the client is ignored: it would let one person write another's lines into our log. */
export const everyRequest = (ports: Ports) =>
  createMiddleware<ApiEnv>(async (c, next) => {
    c.set('requestId', ports.newId());
    await next();
    c.header('x-request-id', c.get('requestId'));
    c.header('x-content-type-options', 'nosniff');
    // What anybody may see says for itself how long it is good for.
    if (!c.res.headers.has('cache-control')) c.header('cache-control', 'no-store');
    c.header('content-security-policy', "default-src 'none'; frame-ancestors 'none'");
    c.header('referrer-policy', 'no-referrer');
  });
