/** Who is asking: the account that a verified token names, and which of their devices the request says it is. */
import { createMiddleware } from 'hono/factory';
import { deviceHeader } from '../../domain/account/device.ts';
import { deviceId } from '../../domain/practice/stamp.ts';
import type { Caller, Ports } from '../ports.ts';
import { Refusal } from './problem.ts';
import type { ApiEnv } from './request.ts';
import { signInNeeded } from './transaction.ts';

const bearer = /^Bearer ([\w-]{1,4096}\.[\w-]{1,4096}\.[\w-]{1,1024})$/;

/** What the OpenAPI document says of every door behind `signedIn`. */
export const whoAsks = {
  security: [{ accessToken: [] }],
  parameters: [
    {
      in: 'header' as const,
      name: deviceHeader,
      description: 'Which device asks. Needed once the person has a list of devices.',
      schema: { type: 'string' as const, pattern: '^[0-9a-f]{16}$' },
    },
  ],
};

/** `now`: ask the authority itself, for doors where a person stopped a moment ago must not pass. */
export const signedIn = (ports: Ports, how: 'token' | 'now' = 'token') =>
  createMiddleware<ApiEnv>(async (c, next) => {
    const token = bearer.exec(c.req.header('authorization') ?? '')?.[1];
    const verify = how === 'now' ? ports.identity.verifyNow : ports.identity.verify;
    const caller = token && (await verify(token).catch(away(ports, c.get('requestId'))));
    if (!caller) throw signInNeeded();
    c.set('caller', { ...caller, ...deviceOf(c.req.header(deviceHeader)) });
    await next();
  });

/** What the request says of itself; the database knows which devices there are. */
function deviceOf(named: string | undefined): Pick<Caller, 'device'> {
  if (named === undefined) return {};
  if (!deviceId.safeParse(named).success) {
    throw new Refusal('invalid', { where: [{ path: deviceHeader, message: 'must be 16 hexadecimal digits' }] });
  }
  return { device: named };
}

/** Not knowing who asks is neither a yes nor a no. */
const away = (ports: Ports, requestId: string) => (error: unknown) => {
  ports.log({ level: 'error', requestId, message: `sign-in cannot be checked: ${error}` });
  throw new Refusal('unavailable');
};
