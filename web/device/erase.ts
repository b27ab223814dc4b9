/** Deleting everything of a person from this browser; with an account, from there first. Other windows are told. */
import { knownAccount } from './account.ts';
import { forgetBackground } from './background.ts';
import { whileNobodyIsBusy } from './busy.ts';
import { deleteCopy } from './checkpoint-copy.ts';
import { database, mark, syncing } from './database.ts';
import { announceErasure } from './erased.ts';
import { signOut } from './session.ts';
import { everything, kinds } from './sync/kinds/kinds.ts';
import { syncNow } from './sync/runner.ts';
import { waitingToBeSent } from './sync/waiting.ts';
import { setKeyring } from './vault/keyring.ts';
import { setVault } from './vault/state.ts';

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

/** As a person would delete one after the other: every device that is in sync follows. */
async function eraseAccount(): Promise<Erased> {
  const account = await syncing();
  if (account === undefined) return { ok: true };
  // What other devices have sent must be known here before it can be deleted.
  if (await syncNow({ all: true })) return { ok: false, why: 'offline' };
  await database.transaction('rw', everything, async () => {
    const since = Date.now();
    for (const [kind, of] of kinds)
      await mark(
        kind,
        (await of.all()).map(({ id }) => id),
        { since },
      );
    const { entries, days, patterns, goals, trials } = database;
    for (const table of [...entries.tables, days.table, patterns, goals, trials]) await table.clear();
  });
  await syncNow({ all: true });
  const { waiting } = await waitingToBeSent(account);
  return waiting === 0 ? { ok: true } : { ok: false, why: 'unsent', sessions: waiting };
}

async function eraseHere(): Promise<void> {
  await database.opened();
  await database.transaction('rw', database.tables, () => Promise.all(database.tables.map(table => table.clear())));
  // Nothing is left that would have to be made ready first, which a locked app could not.
  if (knownAccount()) await signOut();
  await forgetBackground();
  await deleteCopy();
  setKeyring({ sealer: null, sealing: false });
  setVault('open');
  localStorage.clear();
  sessionStorage.clear();
  // The caches hold the app and its voice, and nothing of the person.
  announceErasure();
}
