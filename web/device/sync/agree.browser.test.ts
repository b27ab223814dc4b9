/** Keys changed on two devices: what a passphrase changed elsewhere does here, what new keys do, and what a server cannot do. */
import { beforeEach, expect, test } from 'vitest';
import { no, ok } from '../../../domain/result.ts';
import { emptyDatabase, keepTestKeys } from '../test-entries.ts';
import { changeVault, vaultKept } from '../vault/kept.ts';
import { setKeyring } from '../vault/keyring.ts';
import { keysOf, wrapAnew } from '../vault/keys.ts';
import { wrapsSent } from '../vault/ring.ts';
import type { Ring } from '../vault/seal.ts';
import { setVault } from '../vault/state.ts';
import { agreeOnKeys } from './agree.ts';
import { claim } from './owner.ts';
import { writeRing } from './ring-text.ts';
import { syncState } from './state.ts';

const account = 'ada';
const key = (fill: number) => new Uint8Array(32).fill(fill);
const ringOf = (...keys: number[]): Ring => ({
  newest: Math.max(...keys),
  keys: new Map(keys.map(number => [number, key(number)])),
});
const well = { ok: true, value: undefined };
const others = { ok: false, problem: { type: 'keys-changed', ids: [] } };

let kept: { revision: number; ring: string | null };
let asked: number;
const api = {
  async keys() {
    asked++;
    return ok(kept);
  },
  async replaceKeys(replaces: number, ring: string) {
    if (replaces !== kept.revision) return no({ type: 'keys-changed', ids: [] } as const);
    kept = { revision: replaces + 1, ring };
    return ok({ revision: kept.revision });
  },
};
const agree = () => agreeOnKeys(account, api, true);
const wrapsOf = async (ring: Ring, passphrase: string) => keysOf(await wrapAnew(ring, passphrase)).wraps;
const wrapsHere = async () => (await vaultKept())?.wraps;

/** Another device puts this in the place of what the server has. */
async function elsewhere(ring: Ring, passphrase: string) {
  const wraps = await wrapsOf(ring, passphrase);
  kept = { revision: kept.revision + 1, ring: await writeRing(account, { ring, wraps }) };
  return wraps;
}

/** As when the keys were changed here: the server has not heard of it. */
const changeHere = async (ring: Ring, passphrase: string) => {
  const wraps = await wrapsOf(ring, passphrase);
  const { ringBytes } = await import('../vault/wrap.ts');
  await changeVault(({ revision: _, ...before }) => ({ ...before, wraps, ring: ringBytes(ring) }));
  return wraps;
};

beforeEach(async () => {
  await emptyDatabase();
  setKeyring({ sealer: null, sealing: false });
  setVault('open');
  kept = { revision: 0, ring: null };
  await keepTestKeys(ringOf(1));
  const wraps = await changeHere(ringOf(1), 'the first');
  kept = { revision: 1, ring: await writeRing(account, { ring: ringOf(1), wraps }) };
  await wrapsSent(wraps, 1);
  await claim(account, { keys: 1 });
  asked = 0;
});

test('another passphrase, made elsewhere, holds here; after that nothing is asked for a while', async () => {
  const wraps = await elsewhere(ringOf(1), 'the second');
  expect(await agree()).toEqual(well);
  expect(await wrapsHere()).toEqual(wraps);
  expect((await syncState(account)).keys).toBe(2);
  expect(await agreeOnKeys(account, api)).toEqual(well);
  expect(asked).toBe(1);
});

test('changed here, it goes to the server; changed on both, the later one holds on both', async () => {
  const mine = await changeHere(ringOf(1), 'mine');
  expect(await agree()).toEqual(well);
  expect(kept.revision).toBe(2);
  await elsewhere(ringOf(1), 'theirs');
  const later = await changeHere(ringOf(1), 'mine, later');
  expect(await agree()).toEqual(well);
  expect(kept.revision).toBe(4);
  expect(await wrapsHere()).toEqual(later);
  expect(later).not.toEqual(mine);
});

test('new keys, made elsewhere, are the person’s to open: nothing is changed here, and it is asked again', async () => {
  const before = await vaultKept();
  await elsewhere(ringOf(1, 2), 'the first');
  expect(await agree()).toEqual(others);
  expect(await agreeOnKeys(account, api)).toEqual(others);
  expect(await vaultKept()).toEqual(before);
  // Also when another passphrase was chosen here meanwhile.
  await changeHere(ringOf(1), 'mine');
  expect(await agree()).toEqual(others);
  expect(kept.revision).toBe(2);
});

test('wraps of keys that were left are put right, and never taken', async () => {
  await changeHere(ringOf(1, 2), 'mine');
  await elsewhere(ringOf(1), 'theirs');
  expect(await agree()).toEqual(well);
  const mine = await wrapsHere();
  // As a server that brings back what it once had.
  await elsewhere(ringOf(1), 'the first');
  expect(await agree()).toEqual(well);
  expect(await wrapsHere()).toEqual(mine);
  expect(kept.revision).toBe(5);
});

test('wraps that nobody with these keys made are refused; an emptied server is no reason', async () => {
  const foreign: Ring = { newest: 1, keys: new Map([[1, key(9)]]) };
  const before = await vaultKept();
  await elsewhere(foreign, 'the first');
  expect(await agree()).toEqual(others);
  kept = { revision: 3, ring: 'bm90aGluZw' };
  expect(await agree()).toMatchObject({ ok: false, problem: { type: 'garbled' } });
  kept = { revision: 4, ring: null };
  expect(await agree()).toEqual(well);
  expect(await vaultKept()).toEqual(before);
});
