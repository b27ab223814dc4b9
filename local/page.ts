/** The frame of the two pages that only the embedded stack has: the mailbox and the account chooser. No script. */
import { readFile } from 'node:fs/promises';
import { html } from 'hono/html';
import type { HtmlEscapedString } from 'hono/utils/html';

type Html = HtmlEscapedString | Promise<HtmlEscapedString>;

export const page = (title: string, body: Html): Html =>
  html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title} · Tideline on this machine</title>
        <link rel="icon" href="/icons/icon.svg" type="image/svg+xml" />
        <link rel="stylesheet" href="${stylePath}" />
      </head>
      <body>
        <main>
          <h1>${title}</h1>
          ${body}
        </main>
      </body>
    </html>`;

/** The policy forbids inline styles, so they are a file. */
export const stylePath = '/mail/page.css';

export const style = async () => `${await readFile(new URL('../web/ui/tokens.css', import.meta.url), 'utf8')}
body { margin: 0; background: var(--bg); color: var(--ink); font: var(--t-16) / var(--lh-text) var(--text); }
main { max-width: 40rem; margin: 0 auto; padding: var(--s-6) var(--edge) var(--s-8); }
h1 { font-size: var(--t-31); line-height: var(--lh-tight); margin: 0 0 var(--s-5); }
h2 { font-size: var(--t-20); line-height: var(--lh-tight); margin: 0; }
a { color: inherit; }
p { margin: var(--s-2) 0 var(--s-4); }
time, small { color: var(--ink-2); }
article { padding: var(--s-5) 0; border-top: var(--l-hair) solid var(--rule); }
pre { margin: 0; font: inherit; font-size: var(--t-20); white-space: pre-wrap; overflow-wrap: anywhere; }
label, fieldset { display: block; margin: 0; padding: 0; border: 0; }
input[type="email"] { box-sizing: border-box; width: 100%; margin: var(--s-2) 0 var(--s-4); }
input[type="email"], button { min-height: var(--target); padding: var(--s-2) var(--s-4); font: inherit; border-radius: var(--r-2); }
input[type="email"] { color: var(--ink); background: var(--surface); border: var(--l-control) solid var(--line); }
button { display: block; width: 100%; margin: 0 0 var(--s-3); text-align: start; cursor: pointer; }
button { color: var(--on-ink); background: var(--ink); border: 0; }
:focus-visible { outline: 3px solid var(--focus); outline-offset: 2px; }
`;
