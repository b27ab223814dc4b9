/**
 * Keys that are not this device's any more: the server begun again with others, keys made anew on two devices at once, and a form that
 * is open when they are to be taken over. The real round, joining and beginning anew, with a server in memory behind the API.
 */
import { afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { no, ok } from '../../../domain/result.ts';
import { setKnownAccount } from '../account.ts';
import { fromBase64url } from '../base64url.ts';
import { markBusy } from '../busy.ts';
import { database, saveEntry } from '../database.ts';
import { entriesById, keepTestKeys, session } from '../test-entries.ts';
import { changeVault, vaultKept } from '../vault/kept.ts';
import { type Keys, keysOf, wrapAnew } from '../vault/keys.ts';
import { ringHere, wrapsSent } from '../vault/ring.ts';
import type { Ring } from '../vault/seal.ts';
import { withoutLock } from '../vault/test-lock.ts';
import { ringBytes } from '../vault/wrap.ts';
import { join } from './join.ts';
import { claim } from './owner.ts';
import { openChange } from './parcel.ts';
import { writeRing } from './ring-text.ts';
import { syncNow } from './runner.ts';
import { TestServer } from './test-server.ts';
import { startAnew } from './turn-on.ts';

const account = 'ada';
const ringOf = (keys: Record<number, number>): Ring => ({
  newest: Math.max(...Object.keys(keys).map(Number)),
  keys: new Map(Object.entries(keys).map(([version, fill]) => [Number(version), new Uint8Array(32).fill(fill)])),
});
const well = { ok: true, value: undefined };
/** What the passphrase of the other device opens. */
const passphrase = 'six slow otters upstream';

let server: TestServer;
let kept: { revision: number; ring: string | null };
/** Happens between a question for the keys and what is done with the answer. */
let meanwhile: (() => void) | undefined;

vi.mock(import('../session.ts'), async original => ({ ...(await original()), accessToken: async () => ok('token') }));
vi.mock(import('../../api.ts'), async original => {
  const real = await original();
  const syncApi = ({ device = '' }: { device?: string }) => ({
    ...server.as(device),
    async keys() {
      const answer = ok(kept);
      meanwhile?.();
      return answer;
    },
    async replaceKeys(replaces: number, ring: string) {
      if (replaces !== kept.revision) return no({ type: 'keys-changed', ids: [] });
      kept = { revision: replaces + 1, ring };
      return ok({ revision: kept.revision });
    },
    register: async (id: string, name: string) => ok({ id, name }),
  });
  return { ...real, syncApi: syncApi as unknown as typeof real.syncApi };
});

let ours: Keys;
/** Made anew on the other device: of the same version as ours that were made anew at that moment, and not the same. */
let theirs: Keys;
let theirText: string;
let foreign: Keys;
let foreignText: string;

beforeAll(async () => {
  const keys = async (ring: Ring, by: string) => keysOf(await wrapAnew(ring, by));
  ours = await keys(ringOf({ 1: 1 }), 'ours');
  theirs = await keys(ringOf({ 1: 1, 2: 3 }), passphrase);
  foreign = await keys(ringOf({ 1: 9 }), passphrase);
  theirText = await writeRing(account, theirs);
  foreignText = await writeRing(account, foreign);
});

beforeEach(async () => {
  localStorage.clear();
  await withoutLock();
  meanwhile = undefined;
  server = new TestServer();
  await keepTestKeys(ours.ring);
  await changeVault(before => ({ ...before, wraps: ours.wraps }));
  kept = { revision: 1, ring: await writeRing(account, ours) };
  await wrapsSent(ours.wraps, 1);
  await claim(account, { keys: 1 });
  setKnownAccount({ id: account, email: 'ada@tideline.test' });
  await saveEntry(session(0));
  expect(await syncNow()).toBeNull();
  expect(server.rows.size).toBe(1);
});
afterEach(() => setKnownAccount(null));

const sessionsHere = async () => (await entriesById()).map(({ id }) => id);
/** What the server has, as who holds these keys reads it. */
const sessionsThere = ({ ring }: Keys) =>
  [...server.rows]
    .flatMap(([id, { payload }]) => (payload ? [openChange(ring, account, id, fromBase64url(payload.text))] : []))
    .map(change => (change.ok ? change.value.id : change.problem))
    .sort();
const both = [session(0).id, session(1).id];

/** As when the keys were made anew here, and the server has not heard of it. */
const renewHere = ({ ring, wraps }: Keys) =>
  changeVault(({ revision: _, ...before }) => ({ ...before, wraps, ring: ringBytes(ring) }));

test('the server begun again with other keys: said, nothing is filled in with the old ones, and all goes there with the new', async () => {
  server.empty();
  kept = { revision: 7, ring: foreignText };
  await saveEntry(session(1));
  expect(await syncNow()).toBe('emptied');
  const before = await vaultKept();
  expect(await startAnew(account)).toEqual({ ok: false, problem: 'keys-changed' });
  expect([server.rows.size, kept.ring, await vaultKept()]).toEqual([0, foreignText, before]);
  expect(await sessionsHere()).toEqual(both);

  expect(await join(account, { passphrase }, () => {})).toEqual(well);
  expect(await ringHere()).toEqual(foreign.ring);
  expect(await startAnew(account)).toEqual(well);
  expect(await syncNow()).toBeNull();
  expect(await sessionsHere()).toEqual(both);
  expect(sessionsThere(foreign)).toEqual(both);
  expect(await database.marks.count()).toBe(0);
});

test('made anew on two devices at once: who comes second is told, seals nothing more, and takes over the first ones', async () => {
  const mine = { ring: ringOf({ 1: 1, 2: 2 }), wraps: ours.wraps };
  await renewHere(mine);
  await saveEntry(session(1));
  const before = await vaultKept();
  // Both have seen the keys of before; the other one is quicker.
  meanwhile = () => {
    meanwhile = undefined;
    kept = { revision: 2, ring: theirText };
  };
  expect(await syncNow()).toBe('keys-changed');
  // Whether it asks before or after.
  expect(await syncNow()).toBe('keys-changed');
  expect([kept.ring, server.rows.size, await vaultKept()]).toEqual([theirText, 1, before]);
  expect(await sessionsHere()).toEqual(both);

  expect(await join(account, { passphrase }, () => {})).toEqual(well);
  expect(await ringHere()).toEqual(theirs.ring);
  expect(await syncNow()).toBeNull();
  expect(await sessionsHere()).toEqual(both);
  expect(sessionsThere(theirs)).toEqual(both);
});

test('while a form is open the keys are not taken over, which is said; when it is closed they are', async () => {
  kept = { revision: 2, ring: theirText };
  await saveEntry(session(1));
  const before = await vaultKept();
  const done = markBusy('form');
  expect(await join(account, { passphrase }, () => {})).toEqual({ ok: false, problem: 'busy' });
  expect([await vaultKept(), await sessionsHere()]).toEqual([before, both]);
  expect(server.rows.size).toBe(1);
  done();
  // The lock that other windows see it by is let go a moment later.
  await expect.poll(() => join(account, { passphrase }, () => {}), { timeout: 20_000 }).toEqual(well);
  expect(await ringHere()).toEqual(theirs.ring);
  expect(sessionsThere(theirs)).toEqual(both);
});
