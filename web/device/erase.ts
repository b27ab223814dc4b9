/** Deleting everything of a person from this browser; with an account, from there first. Other windows are told. */
import { knownAccount } from './account.ts';
import { forgetBackground } from './background.ts';
import { whileNobodyIsBusy } from './busy.ts';
import { deleteCopy } from './checkpoint-copy.ts';
import { database, sessionMark } from './database.ts';
import { announceErasure } from './erased.ts';
import { waitingToBeSent } from './outbox.ts';
import { signOut } from './session.ts';
import { syncNow } from './sync.ts';

export type Erased =
  | { readonly ok: true }
  | { readonly ok: false; readonly why: 'busy' | 'offline' }
  | {
      readonly ok: false;
      readonly why: 'unsent';
      readonly sessions: number;
    };

/**
 * `account`: delete the sessions of the account too. `busy` when a session or a form is open in any window, `offline`
 * when the account could not be asked; nothing is deleted then. `unsent`: deleted here, but so many not there yet.
 */
export async function eraseEverything({ account }: { readonly account: boolean }): Promise<Erased> {
  let outcome: Erased = { ok: false, why: 'busy' };
  await whileNobodyIsBusy(async () => {
    outcome = account ? await eraseAccount() : { ok: true };
    if (outcome.ok) await eraseHere();
  });
  return outcome;
}

/** As a person would delete session by session: tombstones, which every other device follows. */
async function eraseAccount(): Promise<Erased> {
  const account = knownAccount();
  if (!account) return { ok: true };
  // What other devices have sent must be known here before it can be deleted.
  if (await syncNow({ all: true })) return { ok: false, why: 'offline' };
  const { entries, days, marks } = database;
  await database.transaction('rw', entries, days, marks, async () => {
    const mine = await entries.filter(({ owner }) => owner === account.id).toArray();
    const since = Date.now();
    await entries.bulkDelete(mine.map(({ id }) => id));
    await days.filter(({ owner }) => owner === account.id).delete();
    await marks.bulkPut(mine.map(({ id, owner }) => sessionMark({ id, owner, action: 'delete', since, after: 0 })));
  });
  await syncNow({ all: true });
  const { count } = await waitingToBeSent(account.id);
  return count === 0 ? { ok: true } : { ok: false, why: 'unsent', sessions: count };
}

async function eraseHere(): Promise<void> {
  if (knownAccount()) await signOut();
  await database.opened();
  await database.transaction('rw', database.tables, () => Promise.all(database.tables.map(table => table.clear())));
  await forgetBackground();
  await deleteCopy();
  localStorage.clear();
  sessionStorage.clear();
  // The caches hold the app and its voice, and nothing of the person.
  announceErasure();
}
