/** The judge of screens finds what is wrong in one size or scheme alone, though it looks at most things once. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startWindowless } from '../app.ts';
import { barriers } from './look.ts';

let browser: Awaited<ReturnType<typeof startWindowless>>;
beforeAll(async () => {
  browser = await startWindowless();
});
afterAll(() => browser?.close());

const screen = (styles: string, body: string) => `<!doctype html><html lang="en"><head><title>A screen</title><style>
  :root { color-scheme: light dark; background: light-dark(#fff, #111); color: light-dark(#111, #fff); }
  ${styles}</style></head><body><main><h1>A screen</h1><p>It says something.</p>${body}</main></body></html>`;

test.each<[what: string, styles: string, body: string, where: RegExp[]]>([
  ['nothing', '', '<button>Go on</button>', []],
  ['a name that is missing everywhere, said once', '', '<button></button>', [/light 390x844: button-name/]],
  [
    'what a phone does not show',
    '@media (width < 600px) { aside { display: none } }',
    '<aside><button></button></aside>',
    [/light 1280x800: button-name/],
  ],
  [
    'a ground that is another in a wide window',
    '@media (width > 1000px) { main { background: light-dark(#222, #111) } }',
    '',
    [/light 1280x800: color-contrast/],
  ],
  [
    'words that are faint in the dark, in a wide window',
    '@media (width > 1000px) and (prefers-color-scheme: dark) { p { color: #222 } }',
    '',
    [/dark 1280x800: color-contrast/],
  ],
  [
    'targets that lie close in a narrow window',
    'button { display: inline-block; width: 30px; height: 30px; padding: 0; border: 0 } @media (width < 350px) { button { width: 12px; height: 12px } }',
    '<p><button aria-label="one"></button><button aria-label="two"></button></p>',
    [/light 320x640: target-size/],
  ],
])('%s', async (_, styles, body, where) => {
  const page = await browser.newPage();
  await page.setContent(screen(styles, body));
  const found = await barriers(page);
  expect(found.length > 0).toBe(where.length > 0);
  for (const line of found) expect(where.some(each => each.test(line))).toBe(true);
  for (const each of where) expect(found.some(line => each.test(line))).toBe(true);
  await page.close();
});
