/** What is done while the app is locked, and what lies beside the database: nothing is lost, and nothing lies open. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { box } from '../../../domain/breath/library.ts';
import { dropAside, putAside, waitingAside } from '../aside.ts';
import { type Checkpoint, clearCheckpoint, readCheckpoint, takePushedAside, writeCheckpoint } from '../checkpoint.ts';
import { database, saveEntry } from '../database.ts';
import { getFavourites, setFavourite } from '../favourites.ts';
import { keep } from '../keep.ts';
import { findPattern, visitPattern } from '../patterns.ts';
import { getPerson, setConditions } from '../person.ts';
import { changeSettings, getSettings } from '../settings.ts';
import { amendEntry } from '../telling.ts';
import { daysAsTheyAre, daysAsTheyMustBe, emptyDatabase, entriesById, session } from '../test-entries.ts';
import { setKeyring } from './keyring.ts';
import { prepareKeys } from './keys.ts';
import { rotate, turnOff, turnOn, unlock } from './lock.ts';
import { sealText } from './private-text.ts';
import { setVault } from './state.ts';
import { shut, withoutLock } from './test-lock.ts';
import { unreadable } from './unreadable.ts';

const { entries, letters } = database;
const passphrase = 'five quiet breaths by the sea';
const visitor = { ...box, id: 'visitor', name: 'MARKER of a friend' };

const running: Checkpoint = {
  id: session(9).id,
  pattern: { ...box, name: 'MARKER of mine' },
  ends: { by: 'minutes', minutes: 5 },
  settle: 0,
  startedAt: session(9).startedAt,
  day: session(9).day,
  zone: 'Europe/London',
  position: 120,
  skipped: 0,
  skippedBreaths: 0,
  released: [],
};

beforeEach(async () => {
  localStorage.clear();
  sessionStorage.clear();
  setKeyring({ sealer: null, sealing: false });
  setVault('open');
  await database.open();
  await emptyDatabase();
  await letters.clear();
});
afterEach(withoutLock);

const lockIt = async () =>
  expect(await turnOn({ prepared: await prepareKeys(passphrase) })).toMatchObject({ ok: true });
const unlockIt = async () => expect(await unlock({ passphrase })).toMatchObject({ ok: true });
const besides = () => JSON.stringify([{ ...localStorage }, { ...sessionStorage }]);

test('health answers, favourites, habits, a visiting pattern: sealed where they lie, and back when the lock goes', async () => {
  setConditions(['heart']);
  setFavourite('MARKER', true);
  changeSettings({ last: 'MARKER', captions: true, habits: { MARKER: { skipCard: true } } });
  visitPattern(visitor);
  writeCheckpoint(running);
  const before = [getPerson(), getFavourites(), getSettings(), await findPattern('visitor'), readCheckpoint()];
  await lockIt();
  expect(besides()).not.toMatch(/MARKER|\bheart/);
  expect([getPerson(), getFavourites(), getSettings(), await findPattern('visitor'), readCheckpoint()]).toEqual(before);

  shut();
  expect([getPerson().conditions, getFavourites(), getSettings().last, readCheckpoint()]).toEqual([
    undefined,
    [],
    undefined,
    null,
  ]);
  expect(getSettings().captions).toBe(true);
  // Nothing is written over what is sealed.
  changeSettings({ last: 'box', captions: false });
  setFavourite('box', true);
  await unlockIt();
  expect(getSettings()).toMatchObject({ last: 'MARKER', captions: false });
  expect(getFavourites()).toEqual(['MARKER']);
  expect((await rotate(passphrase)).ok).toBe(true);
  expect(getPerson().conditions).toEqual(['heart']);
  await turnOff(passphrase);
  expect(JSON.parse(localStorage.getItem('tideline-settings') ?? '')).toMatchObject({
    last: 'MARKER',
    captions: false,
  });
  expect(localStorage.getItem('tideline-person')).toContain('heart');
  expect(readCheckpoint()).toEqual(running);
});

test('beside the database too: changed by a bit or moved to another place it reads as nothing, and the rest stays', async () => {
  setConditions(['heart']);
  setFavourite('liked', true);
  changeSettings({ last: 'box' });
  const before = getFavourites();
  await lockIt();
  const liked = localStorage.getItem('tideline-favourites') ?? '';
  const middle = liked.length >> 1;
  const other = liked[middle] === 'A' ? 'B' : 'A';
  const changed = liked.slice(0, middle) + other + liked.slice(middle + 1);
  for (const forged of [changed, localStorage.getItem('tideline-person') ?? '', 'sealed:', 'sealed:!']) {
    localStorage.setItem('tideline-favourites', forged);
    window.dispatchEvent(new StorageEvent('storage', { key: 'tideline-favourites' }));
    expect(getFavourites()).toEqual([]);
  }
  expect(getPerson().conditions).toEqual(['heart']);
  localStorage.setItem('tideline-favourites', liked);
  window.dispatchEvent(new StorageEvent('storage', { key: 'tideline-favourites' }));
  expect(getFavourites()).toEqual(before);
});

test('a session that ends while locked is kept through the slot, with what is said of it, and counted at the unlocking', async () => {
  await saveEntry(session(0));
  await lockIt();
  shut();
  await keep(session(1));
  await keep(session(2));
  await amendEntry({ ...session(2), mood: 5, note: 'MARKER' });
  // It ended before the lock was shut; only its mood comes after.
  await amendEntry({ ...session(0), mood: 1 });
  expect(await entries.count()).toBe(1);
  expect(JSON.stringify(await letters.toArray())).not.toContain('MARKER');
  await unlockIt();
  expect(await letters.count()).toBe(0);
  expect(await entriesById()).toMatchObject([
    { id: session(0).id, mood: 1 },
    session(1),
    { ...session(2), mood: 5, note: 'MARKER' },
  ]);
  expect(await daysAsTheyAre()).toEqual(await daysAsTheyMustBe());
});

test('a letter that was changed stays, is counted, and keeps no other from being read', async () => {
  await lockIt();
  shut();
  await keep(session(1));
  await keep(session(2));
  const { letter } = (await letters.get(session(1).id)) ?? { letter: new Uint8Array(80) };
  const changed = letter.slice();
  changed[70] = (changed[70] ?? 0) ^ 1;
  await letters.put({ id: session(1).id, letter: changed });
  const before = unreadable();
  await unlockIt();
  expect(await entries.toArray()).toMatchObject([session(2)]);
  expect(await letters.count()).toBe(1);
  expect(unreadable()).toBe(before + 1);
});

test('where a session stands is written through the slot too, and one that nobody could read is not written over', async () => {
  await lockIt();
  // Of a page that is gone.
  localStorage.setItem('tideline-running', sealText('tideline-running', JSON.stringify(running)) ?? '');
  shut();
  const other = { ...running, id: session(8).id, position: 60 };
  writeCheckpoint(other);
  await expect.poll(() => localStorage.getItem('tideline-running')).toMatch(/^letter:/);
  expect(besides()).not.toContain('MARKER');
  expect(readCheckpoint()).toBeNull();
  await unlockIt();
  expect(readCheckpoint()).toEqual(other);
  expect(takePushedAside()).toEqual([running]);
  expect(takePushedAside()).toEqual([]);
  clearCheckpoint();
  expect(localStorage.getItem('tideline-running')).toBeNull();
});

test('what the database would not take waits aside, sealed or through the slot', async () => {
  await lockIt();
  putAside(session(1, { note: 'MARKER' }));
  shut();
  putAside(session(2, { note: 'MARKER' }));
  await expect.poll(() => Object.keys(localStorage).filter(key => key.includes('aside-locked'))).toHaveLength(1);
  expect(besides()).not.toContain('MARKER');
  expect(waitingAside()).toEqual([]);
  dropAside(session(3).id);
  await unlockIt();
  expect((await entries.toArray()).map(({ id }) => id).sort()).toEqual([session(1).id, session(2).id]);
  expect(besides()).not.toContain('aside');
});
