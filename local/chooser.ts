/**
 * Stands in for Google and Apple: a page at `/auth/v1/authorize` where a person picks who to be. It leaves the account,
 * its identity and a PKCE code in Auth's own tables; lite's `/token?grant_type=pkce` then checks the verifier against
 * the S256 challenge, lets a code be used once, and only within five minutes.
 */
import { createHash, randomBytes, randomUUID } from 'node:crypto';
import type { Context } from 'hono';
import { html } from 'hono/html';
import * as z from 'zod/mini';
import { demoAccounts } from './accounts.ts';
import { page } from './page.ts';
import type { Owner, Store } from './store.ts';

const names = { google: 'Google', apple: 'Apple' } as const;

const request = z.object({
  provider: z.enum(['google', 'apple']),
  redirect_to: z.string(),
  // Without a challenge the tokens would travel in the address bar: not offered.
  code_challenge: z.string().check(z.regex(/^[A-Za-z0-9_-]{43}$/)),
  code_challenge_method: z.string().check(z.regex(/^s256$/i)),
});
const choice = z.extend(request, { email: z.string().check(z.trim(), z.toLowerCase(), z.email(), z.maxLength(254)) });

export type Chooser = ReturnType<typeof chooser>;

export function chooser(store: Store, origins: readonly [string, ...string[]]) {
  const refuse = (c: Context, why: string) =>
    c.html(page('Sign-in cannot go on', html`<p>${why}</p><p><a href="/">Back to Tideline</a></p>`), 400);

  /** Our own pages only: a code sent elsewhere would be a key for whoever reads it there. */
  const own = (address: string) => {
    const url = URL.canParse(address) ? new URL(address) : null;
    return url && origins.includes(url.origin) && url.username === '' && url.password === '' ? url : null;
  };

  return {
    show(c: Context) {
      const asked = request.safeParse({ redirect_to: origins[0], ...c.req.query() });
      if (!asked.success) return refuse(c, 'The request names no provider that is offered here, or no PKCE challenge.');
      const back = own(asked.data.redirect_to);
      if (!back) return refuse(c, 'The request leads to another site.');
      return c.html(choicePage(asked.data, back));
    },

    async admit(c: Context) {
      const origin = c.req.header('origin');
      if (origin !== undefined && !origins.includes(origin)) return refuse(c, 'The form was sent by another site.');
      const sent = choice.safeParse(await c.req.parseBody());
      if (!sent.success) return refuse(c, 'That is not a mail address, or the request is not whole.');
      const back = own(sent.data.redirect_to);
      if (!back) return refuse(c, 'The request leads to another site.');
      back.searchParams.set('code', await store.asOwner(owner => issue(owner, sent.data)));
      return c.redirect(back.href, 303);
    },
  };
}

async function issue(owner: Owner, { provider, email, code_challenge }: z.infer<typeof choice>): Promise<string> {
  const person = JSON.stringify({ sub: subject(provider, email), email, email_verified: true });
  await owner.query(
    `insert into auth.users (id, aud, role, email, email_confirmed_at, raw_app_meta_data, raw_user_meta_data)
     values ($1, 'authenticated', 'authenticated', $2, now(),
       jsonb_build_object('provider', $3::text, 'providers', jsonb_build_array($3::text)), $4::text::jsonb)
     on conflict (email) where is_sso_user = false do nothing`,
    [randomUUID(), email, provider, person],
  );
  const [user] = await owner.query<{ id: string }>('select id from auth.users where email = $1', [email]);
  if (!user) throw new Error('the account that was just made is not there');
  await owner.query(
    `insert into auth.identities (id, provider, provider_id, user_id, identity_data, last_sign_in_at)
     values ($1, $2, $3, $4, $5::text::jsonb, now())
     on conflict (provider, provider_id) do update set last_sign_in_at = now(), updated_at = now()`,
    [randomUUID(), provider, subject(provider, email), user.id, person],
  );
  await owner.query(
    `update auth.users set raw_app_meta_data = coalesce(raw_app_meta_data, '{}') || jsonb_build_object('providers',
       (select jsonb_agg(provider order by created_at) from auth.identities where user_id = $1)) where id = $1`,
    [user.id],
  );
  const code = randomBytes(32).toString('base64url');
  await owner.query(`delete from auth.flow_state where created_at < now() - interval '1 day'`);
  await owner.query(
    `insert into auth.flow_state (id, user_id, auth_code, authentication_method, provider_type, code_challenge_method,
       code_challenge, auth_code_issued_at) values ($1, $2, $3, 'oauth', $4, 's256', $5, now())`,
    [randomUUID(), user.id, code, provider, code_challenge],
  );
  return code;
}

/** A provider's own name for a person: the same every time, and not the address. */
const subject = (provider: string, email: string) =>
  createHash('sha256').update(`${provider} ${email}`).digest('hex').slice(0, 24);

function choicePage(asked: z.infer<typeof request>, back: URL) {
  const name = names[asked.provider];
  const cancelled = new URL(back);
  cancelled.searchParams.set('error', 'access_denied');
  cancelled.searchParams.set('error_description', 'Sign-in was cancelled');
  const hidden = Object.entries(asked).map(
    ([field, value]) => html`<input type="hidden" name="${field}" value="${value}" />`,
  );
  return page(
    `Sign in with ${name}`,
    html`<p>This page stands in for ${name} on this machine. Pick any account: nobody is asked for a password.</p>
      <form method="post" action="/auth/v1/authorize">
        ${hidden}
        ${demoAccounts.map(
          ({ email, role }) => html`<button name="email" value="${email}">${email} <span>(${role})</span></button>`,
        )}
      </form>
      <form method="post" action="/auth/v1/authorize">
        ${hidden}
        <label>Another address <input type="email" name="email" required autocomplete="email" maxlength="254" /></label>
        <button>Continue</button>
      </form>
      <p><a href="${cancelled.href}">Cancel</a></p>`,
  );
}
