/** The API: one Hono app over the ports, the same on Deno (Supabase Edge) and on Node. */
import { Hono } from 'hono';
import { accountRoutes } from './account/routes.ts';
import { healthRoutes } from './health/routes.ts';
import { allowedOrigins } from './http/origins.ts';
import { answerFor, problemAnswer } from './http/problem.ts';
import { type ApiEnv, everyRequest } from './http/request.ts';
import type { Ports } from './ports.ts';
import { calendarRoutes } from './practitioner/calendar-routes.ts';
import { directoryRoutes } from './practitioner/directory-routes.ts';
import { practiceRoutes } from './practitioner/practice-routes.ts';
import { reviewRoutes } from './practitioner/review-routes.ts';
import { verificationRoutes } from './practitioner/verification-routes.ts';
import { sessionRoutes } from './session/routes.ts';

export function createApi(ports: Ports) {
  const app = new Hono<ApiEnv>();
  app.use(everyRequest(ports));
  app.use(allowedOrigins(ports));
  app.onError(answerFor(ports));
  app.notFound(c => {
    const offered = methods.filter(method => routesAt(app, method, c.req.path));
    if (offered.length === 0) return problemAnswer(c, 'not-found');
    return problemAnswer(c, 'method-not-allowed', { headers: { allow: offered.join(', ') } });
  });
  return app
    .route('/', healthRoutes(ports))
    .route('/sessions', sessionRoutes(ports))
    .route('/account', accountRoutes(ports))
    .route('/practice', practiceRoutes(ports))
    .route('/practice/calendars', calendarRoutes(ports))
    .route('/practice/verification', verificationRoutes(ports))
    .route('/review', reviewRoutes(ports))
    .route('/practitioners', directoryRoutes(ports));
}

export type Api = ReturnType<typeof createApi>;

const methods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'];

const routesAt = (app: Hono<ApiEnv>, method: string, path: string) =>
  app.router.match(method, path)[0].some(([[, route]]) => route.method === method);
