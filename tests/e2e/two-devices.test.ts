/** Journey: two browser profiles, one account, sync on; what was practised on either, before and after, is on both. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { undoTime } from '../../web/device/history.ts';
import { practice } from '../../web/words/en/practice.ts';
import { words } from '../../web/words/words.ts';
import { breathe, openPractice, sessionsShown, signInByMail, syncByMail, turnSyncOn } from './acts.ts';
import { entriesOf, rowsOf } from './device.ts';
import { barriers, desktop, picture } from './look.ts';
import { syncNow } from './sync-acts.ts';
import { openWorld, type Person, type World } from './world.ts';

const say = words.breath;
const email = 'ada@tideline.test';
let world: World;

beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world?.close());

/** Home, one session, Done. */
async function practise({ page }: Person) {
  await page.goto('/');
  await breathe(page);
  await page.getByRole('button', { name: say.summary.done }).click();
}

const nothingWaits = ({ page }: Person, timeout = 15_000) =>
  expect
    .poll(async () => [...(await rowsOf(page, 'marks')), ...(await rowsOf(page, 'parcels'))], { timeout })
    .toEqual([]);

const ids = async ({ page }: Person) => (await entriesOf(page)).map(({ id }) => id).sort();

test('sessions from before and after sync was turned on meet on both devices, and a deletion follows', async () => {
  const ada = await world.person();
  const alsoAda = await world.person({ viewport: desktop });
  await practise(ada);
  await practise(alsoAda);

  await signInByMail(ada.page, email, async () => {
    await picture(ada.page, 'sign-in-code');
    expect(await barriers(ada.page)).toEqual([]);
  });
  await picture(ada.page, 'settings-signed-in');
  expect(await barriers(ada.page)).toEqual([]);
  // Signing in alone sends nothing.
  expect((await entriesOf(ada.page)).map(({ owner }) => owner)).toEqual(['']);
  await turnSyncOn(ada.page);
  await picture(ada.page, 'settings-synced');
  expect(await barriers(ada.page)).toEqual([]);
  await syncByMail(alsoAda.page, email);
  await expect.poll(() => ids(alsoAda)).toHaveLength(2);

  // Finishing a session sends it; to the other device it comes by itself where somebody looks at it.
  await alsoAda.page.clock.install();
  await alsoAda.page.goto('/practice');
  await expect.poll(() => sessionsShown(alsoAda.page)).toHaveLength(2);
  await practise(ada);
  await nothingWaits(ada);
  expect(await sessionsShown(alsoAda.page)).toHaveLength(2);
  await alsoAda.page.clock.fastForward(40_000);
  await expect.poll(() => sessionsShown(alsoAda.page)).toHaveLength(3);
  await ada.page.goto('/practice');
  await expect.poll(() => sessionsShown(ada.page)).toHaveLength(3);
  expect(await sessionsShown(ada.page)).toEqual(await sessionsShown(alsoAda.page));
  expect(await ids(ada)).toEqual(await ids(alsoAda));
  await picture(alsoAda.page, 'practice-three');

  // A deletion can be taken back for a while, and then goes everywhere.
  await alsoAda.page
    .getByRole('button', { name: /^Delete Box breathing/ })
    .first()
    .click();
  await alsoAda.page.getByRole('button', { name: practice.undo }).waitFor();
  await picture(alsoAda.page, 'practice-deleted');
  expect(await barriers(alsoAda.page)).toEqual([]);
  await nothingWaits(alsoAda, undoTime + 10_000);
  await syncNow(ada.page);
  await openPractice(ada.page);
  await expect.poll(() => sessionsShown(ada.page)).toHaveLength(2);
  expect(await sessionsShown(ada.page)).toEqual(await sessionsShown(alsoAda.page));
  expect(await ids(ada)).toEqual(await ids(alsoAda));
  expect(await rowsOf(ada.page, 'weeks')).toEqual(await rowsOf(alsoAda.page, 'weeks'));
  expect([...ada.faults.all(), ...alsoAda.faults.all()]).toEqual([]);
});

test('another account on the same machine sees none of it', async () => {
  const mara = await world.person();
  await mara.page.goto('/');
  await signInByMail(mara.page, 'mara@tideline.test');
  await openPractice(mara.page);
  await mara.page.getByText(practice.empty.title).waitFor();
  await picture(mara.page, 'practice-empty');
  expect(await barriers(mara.page)).toEqual([]);
  expect(mara.faults.all()).toEqual([]);
});
