/** CORS by exact allowlist. A foreign page is refused outright, not only kept from reading the answer. */
import { createMiddleware } from 'hono/factory';
import { deviceHeader } from '../../domain/account/device.ts';
import type { Ports } from '../ports.ts';
import { Refusal } from './problem.ts';
import type { ApiEnv } from './request.ts';

export const allowedOrigins = (ports: Ports) =>
  createMiddleware<ApiEnv>(async (c, next) => {
    const origin = c.req.header('origin');
    if (origin !== undefined && !ports.origins.includes(origin)) throw new Refusal('origin-refused');
    if (origin !== undefined && c.req.method === 'OPTIONS') {
      c.res = new Response(null, {
        status: 204,
        headers: {
          'access-control-allow-methods': 'GET, POST, PUT, PATCH, DELETE',
          'access-control-allow-headers': `authorization, content-type, apikey, x-client-info, ${deviceHeader}`,
          'access-control-max-age': '600',
        },
      });
    } else {
      await next();
    }
    c.header('vary', 'Origin', { append: true });
    if (origin === undefined) return;
    c.header('access-control-allow-origin', origin);
    c.header('access-control-expose-headers', 'x-request-id, retry-after');
  });
