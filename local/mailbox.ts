/** Every mail sent locally, newest first: what lite's mail driver fills and `/mail` shows. Nothing leaves the machine. */
import type { EmailDriver } from '@supabase/lite';
import { html } from 'hono/html';
import { page } from './page.ts';

export interface Mail {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  /** The sign-in code in it. */
  readonly code: string | null;
  /** ISO, UTC. */
  readonly at: string;
}

const capacity = 200;

export interface Mailbox extends EmailDriver {
  /** Newest first. */
  all(): Mail[];
}

export function openMailbox(now: () => Date): Mailbox {
  const mails: Mail[] = [];
  return {
    async send({ to, subject, text = '' }) {
      // lite adds a link that signs in by the address bar. Ours is a code only, as in production: a mail scanner that
      // follows links cannot use it up, and it works on the device where the person is.
      const [body = ''] = text.split('\n\nOr follow this link');
      mails.unshift({ to, subject, text: body, code: /\b\d{6}\b/.exec(body)?.[0] ?? null, at: now().toISOString() });
      mails.length = Math.min(mails.length, capacity);
    },
    all: () => [...mails],
  };
}

export const mailPage = (mails: readonly Mail[]) =>
  page(
    'Mail sent on this machine',
    html`<p>Nothing is sent over the network. The last ${capacity} mails are kept until the next start. <a href="/mail">Look again</a></p>
      ${mails.length === 0 ? html`<p>No mail yet. Ask for a sign-in code in the app, and it lands here.</p>` : ''}
      ${mails.map(
        mail => html`<article>
          <h2>${mail.subject}</h2>
          <p>To <strong>${mail.to}</strong>, <time datetime="${mail.at}">${mail.at.slice(11, 19)} UTC</time></p>
          <pre>${mail.text}</pre>
        </article>`,
      )}`,
  );
