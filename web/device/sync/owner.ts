/** Whose this is: the device's own, until sync is turned on for an account; the account's then, until it is off or signed out. */
import { foldDays } from '../../../domain/practice/day.ts';
import { database, keyOf, nobody, syncing } from '../database.ts';
import { forgetBeside } from '../forget.ts';
import { VaultLocked } from '../vault/keyring.ts';
import { dropKeys } from '../vault/ring.ts';
import { collectBesides } from './besides.ts';
import { collect } from './collect.ts';
import { hereOf } from './here.ts';
import { everything, kinds } from './kinds/kinds.ts';
import { type SyncState, syncState } from './state.ts';
import { leftBehind } from './unpack.ts';

const { entries, days, patterns, goals, trials, imports, things, marks, parcels, meta } = database;

/** Sync is on from now: everything here is the account's, and all of it is looked at. Safe to repeat. */
export const claim = (account: string, state: Partial<SyncState>): Promise<void> =>
  database.transaction('rw', everything, async () => {
    await meta.put({ key: 'syncing', value: account });
    await meta.put({ key: `sync:${account}`, value: { ...(await syncState(account)), problem: null, ...state } });
    await things.where('owner').notEqual(account).delete();
    await rename([nobody, account], account);
    // What is known and not here was deleted while sync was off.
    const since = Date.now();
    const known = (await things.toCollection().primaryKeys()).map(key => {
      const at = key.indexOf(':');
      return { kind: key.slice(0, at), id: key.slice(at + 1), since };
    });
    const here = await Promise.all(
      [...kinds].map(async ([kind, of]) => (await of.all()).map(each => ({ kind, ...each }))),
    );
    const all = [...known.filter(({ kind }) => kinds.has(kind)), ...here.flat()];
    await marks.bulkPut(all.map(each => ({ ...each, key: keyOf(each.kind, each.id), owner: account, after: 0 })));
  });

/** Sync is off: everything stays here, as the device's own. What was made ready waits until it is on again. */
export const release = (account: string): Promise<void> =>
  database.transaction('rw', everything, async () => {
    if ((await syncing()) !== account) return;
    await meta.delete('syncing');
    await marks.clear();
    await rename([account], nobody);
  });

async function rename(from: readonly string[], to: string): Promise<void> {
  await entries.rename(from, to);
  await days.deleteOf([...from, to]);
  const theirs = (await entries.toArray()).filter(({ owner }) => owner === to);
  await days.bulkPut(foldDays(theirs).map(total => ({ ...total, owner: to })));
}

/**
 * Sign-out: everything of the account leaves this device. What the server has not got stays, sealed, and is sent when the
 * account is in sync here again.
 */
export async function leave(account: string): Promise<void> {
  if ((await syncing()) === account) {
    const me = await hereOf(account);
    // What is locked away cannot be made ready, and must not be lost.
    if (!me) throw new VaultLocked();
    do {
      await collect(me, true);
      await collectBesides(me);
    } while (!(await empty(account)));
  }
  await forgetRest();
}

/** Everything of the account goes from the database. False when something was changed here since all was made ready. */
const empty = (account: string): Promise<boolean> =>
  database.transaction('rw', [...everything], async () => {
    if ((await syncing()) !== account) return true;
    if ((await marks.where({ owner: account }).count()) > 0) return false;
    await entries.deleteOf(account);
    await days.deleteOf([account]);
    await Promise.all([patterns, goals, trials, imports, things, marks].map(table => table.clear()));
    // Not even when it was, or what it was about.
    await parcels.where({ owner: account }).modify({ key: leftBehind, since: 0 });
    await meta.bulkDelete(['syncing', `sync:${account}`]);
    await meta.put({ key: 'leaving', value: account });
    return true;
  });

/** Keys, and what lies beside the database: not in the same transaction, so the database knows that it is to be done. */
async function forgetRest(): Promise<void> {
  if ((await meta.get('leaving')) === undefined) return;
  await dropKeys();
  await forgetBeside();
  await meta.delete('leaving');
}

/**
 * The database follows what the person was told: a crash in the middle of signing out, or another sign-in, must not leave
 * anything of an account that nobody is signed in to.
 */
export async function follow(account: string | undefined): Promise<void> {
  const here = await syncing();
  if (here !== undefined && here !== account) await leave(here);
  else await forgetRest();
}
