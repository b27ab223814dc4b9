/** Who is asking: the account that a verified token names, and nothing else that a request says. */
import { createMiddleware } from 'hono/factory';
import type { Ports } from '../ports.ts';
import { Refusal } from './problem.ts';
import type { ApiEnv } from './request.ts';

const bearer = /^Bearer ([\w-]{1,4096}\.[\w-]{1,4096}\.[\w-]{1,1024})$/;

/** `now`: ask the authority itself, for doors where a person stopped a moment ago must not pass. */
export const signedIn = (ports: Ports, how: 'token' | 'now' = 'token') =>
  createMiddleware<ApiEnv>(async (c, next) => {
    const token = bearer.exec(c.req.header('authorization') ?? '')?.[1];
    const verify = how === 'now' ? ports.identity.verifyNow : ports.identity.verify;
    const caller = token && (await verify(token).catch(away(ports, c.get('requestId'))));
    if (!caller) throw new Refusal('sign-in-needed', { headers: { 'www-authenticate': 'Bearer' } });
    c.set('caller', caller);
    await next();
  });

/** Not knowing who asks is neither a yes nor a no. */
const away = (ports: Ports, requestId: string) => (error: unknown) => {
  ports.log({ level: 'error', requestId, message: `sign-in cannot be checked: ${error}` });
  throw new Refusal('unavailable');
};
