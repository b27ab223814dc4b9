/**
 * Supabase Auth on this machine: @supabase/lite's `/auth/v1`, with the differences from the hosted one set right, and
 * nothing open that the product does not use. The chooser (`chooser.ts`) stands in for Google and Apple.
 */
import { App } from '@supabase/lite';
import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { type Chooser, chooser } from './chooser.ts';
import type { Mailbox } from './mailbox.ts';
import type { Store } from './store.ts';

export interface AuthOptions {
  readonly store: Store;
  readonly mailbox: Mailbox;
  readonly secret: string;
  /** The first is where mails and errors lead. */
  readonly origins: readonly [string, ...string[]];
}

/** Method and path of what supabase-js needs; anything else of lite's stays shut. */
const open = new Set([
  'POST /otp',
  'POST /verify',
  'POST /token',
  'POST /logout',
  'GET /user',
  'PUT /user',
  'GET /settings',
  'GET /health',
  'GET /.well-known/jwks.json',
]);

/** Makes schema `auth` as well, so the migrations can refer to it. */
export async function openAuth({ store, mailbox, secret, origins }: AuthOptions) {
  const lite = new App({
    connection: store.connection,
    auth: {
      enabled: true,
      jwt_secret: secret,
      site_url: origins[0],
      additional_redirect_urls: [...origins],
      email: { otp_length: 6, template: { magic_link: { subject: 'Your Tideline code: {{ .Token }}' } } },
    },
    storage: { enabled: false },
    studio: { enabled: false },
    db: { migrations: { enabled: false } },
    options: { drivers: { email: mailbox } },
  });
  await lite.ensureSystemSchema();
  return routes(lite, chooser(store, origins));
}

const refusal = (status: number, error_code: string, msg: string) => ({ code: status, error_code, msg });

function routes(lite: App, choose: Chooser) {
  return new Hono()
    .use(
      bodyLimit({
        maxSize: 64 * 1024,
        onError: c => c.json(refusal(413, 'request_too_large', 'The body is too large'), 413),
      }),
    )
    .get('/authorize', c => choose.show(c))
    .post('/authorize', c => choose.admit(c))
    .get('/settings', async c => {
      const settings = (await (await lite.fetch(c.req.raw)).json()) as { external?: object };
      // The chooser vouches for both, which lite knows nothing of.
      return c.json({ ...settings, external: { ...settings.external, google: true, apple: true } });
    })
    .all('*', async c => {
      const path = new URL(c.req.url).pathname.replace(/^\/auth\/v1/, '');
      const preflight = c.req.method === 'OPTIONS';
      if (!preflight && !open.has(`${c.req.method} ${path}`)) {
        return c.json(refusal(404, 'not_found', 'Nothing is offered here'), 404);
      }
      const grant = c.req.query('grant_type');
      if (path === '/token' && grant !== 'refresh_token' && grant !== 'pkce') {
        return c.json(refusal(400, 'unsupported_grant_type', 'Sign in by a mailed code or a provider'), 400);
      }
      return lite.fetch(path === '/verify' ? await asMagicLink(c.req.raw) : c.req.raw);
    });
}

/** Hosted Auth calls a mailed code of any kind `email`; lite knows only the older name. */
async function asMagicLink(request: Request) {
  const text = await request.text();
  return new Request(request.url, { method: request.method, headers: request.headers, body: renamed(text) });
}

function renamed(text: string) {
  try {
    const body: unknown = JSON.parse(text);
    const isCode = typeof body === 'object' && body !== null && 'type' in body && body.type === 'email';
    return isCode ? JSON.stringify({ ...(body as object), type: 'magiclink' }) : text;
  } catch {
    // lite has its own words for a torn body.
    return text;
  }
}
