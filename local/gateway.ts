/** One origin for everything: Auth, the API, the mailbox and the app, as a hosted project and its CDN would answer. */
import { Hono } from 'hono';
import { type ProblemType, problems, problemUri } from '../domain/problem.ts';
import { type Mailbox, mailPage } from './mailbox.ts';
import { style, stylePath } from './page.ts';

export interface Parts {
  /** Takes requests under `/auth/v1`. */
  readonly auth: Hono;
  /** Takes requests with `/storage/v1` taken off: the API's, with its key. */
  readonly storage: Hono;
  /** Takes requests with `/functions/v1/api` taken off. */
  readonly api: (request: Request) => Response | Promise<Response>;
  readonly mailbox: Mailbox;
  /** Everything that belongs to nobody else. */
  readonly app: (request: Request) => Response | Promise<Response>;
  readonly newId: () => string;
  readonly log: (line: string) => void;
}

/** What the gateway itself answers; the rest of the paths are the app's. */
export const isGatewayPath = (path: string) =>
  /^\/(auth\/v1|rest|storage|realtime|graphql|functions|mail|mail\.json)(\/|$)/.test(path);

export function createGateway({ auth, storage, api, mailbox, app, newId, log }: Parts) {
  const problem = (type: ProblemType, detail?: string) => {
    const { status, title } = problems[type];
    const requestId = newId();
    return Response.json(
      { type: problemUri(type), title, status, ...(detail !== undefined && { detail }), requestId },
      {
        status,
        headers: { 'content-type': 'application/problem+json', 'cache-control': 'no-store', 'x-request-id': requestId },
      },
    );
  };
  return new Hono()
    .use('/auth/*', noStore)
    .route('/auth/v1', auth)
    .route('/storage/v1', storage)
    .mount('/functions/v1/api', request => api(request))
    .get('/mail', noStore, c => c.html(mailPage(mailbox.all())))
    .get('/mail.json', noStore, c => c.json(mailbox.all()))
    .get(stylePath, async c => c.body(await style(), 200, { 'content-type': 'text/css; charset=utf-8' }))
    .all('*', c => {
      const { pathname } = new URL(c.req.url);
      return isGatewayPath(pathname) ? problem('not-found', offered(pathname)) : app(c.req.raw);
    })
    .onError((error, c) => {
      log(`${c.req.method} ${new URL(c.req.url).pathname} failed: ${error.stack ?? error}`);
      return problem('internal');
    });
}

const offered = (path: string) =>
  path.startsWith('/rest/') ? 'The Data API is off: all data goes through /functions/v1/api.' : undefined;

async function noStore(c: { res: Response }, next: () => Promise<void>) {
  await next();
  c.res.headers.set('cache-control', 'no-store');
}
