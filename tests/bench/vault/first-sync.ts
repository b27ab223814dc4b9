/** A history that reaches a second device through the server: how long it takes there, and how many bytes travel. */
import type { BrowserContext, Page } from 'playwright-core';
import { sync } from '../../../web/words/en/sync.ts';
import { passphrase, signInByMail, turnSyncOn } from '../../e2e/acts.ts';
import { entriesOf } from '../../e2e/device.ts';
import { beginToJoin, passphraseField } from '../../e2e/sync-acts.ts';
import { press, watch } from '../practice/blocked.ts';

const email = 'ada@tideline.test';
/** The screen says when it synced last, and no longer that it never did. */
const synced = `(?=[^]*${sync.on.last})(?![^]*${sync.on.never})`;

/** Bytes to and from the API since it was asked to count, as they are on the wire. */
async function traffic(context: BrowserContext, page: Page) {
  const session = await context.newCDPSession(page);
  const ours = new Set<string>();
  const bytes = { sent: 0, received: 0 };
  session.on('Network.requestWillBeSent', ({ requestId, request }) => {
    if (!request.url.includes('/functions/v1/api')) return;
    ours.add(requestId);
    bytes.sent += request.postData?.length ?? 0;
  });
  session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    if (ours.has(requestId)) bytes.received += encodedDataLength;
  });
  await session.send('Network.enable', { maxPostDataSize: 10_000_000 });
  return bytes;
}

/** Everything on the server: milliseconds from the last press until nothing waits any more. */
export async function firstDevice(page: Page): Promise<number> {
  await page.goto('/');
  await signInByMail(page, email);
  const begun = performance.now();
  await turnSyncOn(page);
  return performance.now() - begun;
}

export async function secondDevice(context: BrowserContext, page: Page, sessions: number) {
  await page.goto('/');
  await signInByMail(page, email);
  await beginToJoin(page);
  await page.getByRole('group', { name: sync.join.way }).getByText(sync.join.ways.passphrase, { exact: true }).click();
  await passphraseField(page).fill(passphrase);
  const bytes = await traffic(context, page);
  await page.evaluate(watch);
  const took = await press(page, /^Join$/, synced);
  const came = (await entriesOf(page)).length;
  if (came !== sessions) throw new Error(`${came} of ${sessions} sessions came`);
  return { ...took, ...bytes };
}
