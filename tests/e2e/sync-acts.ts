/** What a person does with sync, in the words of the screens. */
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { lock } from '../../web/words/en/lock.ts';
import { sync } from '../../web/words/en/sync.ts';
import { practiseWithNote, sessionsShown, signInByMail } from './acts.ts';
import { button, heading, makeKeys, open, says } from './lock-acts.ts';
import type { Person, World } from './world.ts';

/** Sync for an account that has none yet; gives the recovery code. */
export async function turnSyncOn(page: Page, passphrase: string): Promise<string> {
  await page.goto('/settings/sync');
  await button(page, sync.off.start).click();
  const code = await makeKeys(page, passphrase);
  await inStep(page);
  return code;
}

/** To the three ways to join; the account has sync on another device. */
export async function beginToJoin(page: Page): Promise<void> {
  await page.goto('/settings/sync');
  await button(page, sync.off.start).click();
  await heading(page, sync.join.title).waitFor();
}

export async function joinByPassphrase(page: Page, passphrase: string): Promise<void> {
  await beginToJoin(page);
  await joinWith(page, passphrase);
  await inStep(page);
}

/** Not the way of the same name. */
export const passphraseField = (page: Page) => page.getByRole('textbox', { name: lock.passphrase.label, exact: true });

/** Where the ways to join are. */
export async function joinWith(page: Page, passphrase: string, go: string = sync.join.go): Promise<void> {
  await page.getByRole('group', { name: sync.join.way }).getByText(sync.join.ways.passphrase, { exact: true }).click();
  await passphraseField(page).fill(passphrase);
  await button(page, go).click();
}

/** The code under the square, on a device that has sync. */
export async function offeredCode(page: Page): Promise<string> {
  await page.goto('/settings/sync');
  await open(page, sync.add.title, sync.add.open);
  return (await page.getByText(/^([0-9A-Z]{5}-){6}[0-9A-Z]{4}$/).textContent()) ?? '';
}

/** Sync is on here, has been through a round, and nothing waits. */
export async function inStep(page: Page): Promise<void> {
  await heading(page, sync.on.state).waitFor();
  await page.getByText(sync.on.nothing, { exact: true }).waitFor();
  await page.getByText(sync.on.never, { exact: true }).waitFor({ state: 'hidden' });
}

export async function syncNow(page: Page): Promise<void> {
  await page.goto('/settings/sync');
  await goRound(page);
}

/** Where sync is shown: once more, now. */
export async function goRound(page: Page): Promise<void> {
  await button(page, sync.on.now).click();
  await says(page, sync.on.inStep);
}

/** People with several devices in one world, all with the same passphrase. */
export function syncing(world: () => World, passphrase: string) {
  let tries = 0;
  return {
    /** An account that is new on every try: a second one must find none that has sync already. */
    anew: (name: string) => `${name}.${++tries}@example.org`,
    /** The first device of somebody, with one session, and its recovery code. */
    async first(email: string, note: string, worker = false): Promise<Person & { code: string }> {
      const person = await world().person({ worker });
      await practiseWithNote(person.page, note);
      await signInByMail(person.page, email);
      return { ...person, code: await turnSyncOn(person.page, passphrase) };
    },
    /** Another one, signed in and without sync. */
    async beside(email: string, viewport?: { width: number; height: number }): Promise<Person> {
      const person = await world().person(viewport ? { viewport } : {});
      await person.page.goto('/');
      await signInByMail(person.page, email);
      return person;
    },
  };
}

export async function hasSession({ page }: Person, note: string): Promise<void> {
  await page.goto('/practice');
  await expect.poll(() => sessionsShown(page)).toHaveLength(1);
  await says(page, note);
}

export const complaints = (...people: Person[]): string[] => people.flatMap(({ faults }) => faults.all());

/** Which of the words stand in which table of the server, as text or as bytes. */
export async function onServer(world: World, markers: readonly string[]): Promise<string[]> {
  await world.serverGoes();
  const tables = await world.tables();
  await world.serverReturns();
  expect(tables.size).toBeGreaterThan(40);
  return [...tables].flatMap(([table, text]) =>
    markers
      .filter(marker => [marker, Buffer.from(marker).toString('hex')].some(form => text.includes(form)))
      .map(marker => `${table}: ${marker}`),
  );
}
