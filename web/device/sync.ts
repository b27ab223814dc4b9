/** When sync runs: at the start, on focus, back online, after every change here, and again after a failure. */
import { Dexie, liveQuery } from 'dexie';
import { type Refused, syncApi } from '../api.ts';
import { knownAccount, onAccountChange } from './account.ts';
import { nextMoment, setSyncState } from './outbox.ts';
import { follow } from './owner.ts';
import { projectUrl } from './project.ts';
import { syncRound } from './round.ts';
import { accessToken } from './session.ts';

/** One runner across all tabs. */
const lock = 'tideline-sync';

/** Rounds of this tab that run or wait for the lock. */
let rounds = 0;
let failures = 0;
let retry: ReturnType<typeof setTimeout> | undefined;

/** Sync now and hear how it went; null is well. `all` sends deletions too that could still be taken back. */
export async function syncNow({ all = false } = {}): Promise<Refused | null> {
  clearTimeout(retry);
  rounds++;
  try {
    return await navigator.locks.request(lock, () => once(all));
  } finally {
    rounds--;
  }
}

/** Keep in step until the tab closes. */
export function startSync(): void {
  const visible = () => {
    if (document.visibilityState === 'visible') wake();
  };
  document.addEventListener('visibilitychange', visible);
  window.addEventListener('online', wake);
  onAccountChange(wake);
  watchOutbox();
  wake();
}

/** Something may be new. One round under way and one behind it see everything that happened until now. */
function wake(): void {
  if (!knownAccount() || rounds > 1) return;
  syncNow().catch(error => {
    // A closed database has been spoken of already, by the frame.
    if (!(error instanceof Dexie.DatabaseClosedError)) console.error(error);
  });
}

/** A change, by any tab, is sent when its moment has come. */
function watchOutbox(): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  liveQuery(nextMoment).subscribe({
    next: moment => {
      clearTimeout(timer);
      if (moment !== null) timer = setTimeout(wake, Math.max(0, moment - Date.now()));
    },
    // The database is closed or refused; the frame says so already.
    error: () => {},
  });
}

async function once(all: boolean): Promise<Refused | null> {
  const account = knownAccount()?.id;
  if (account === undefined) return null;
  await follow(account);
  const refused = await withToken(account, all);
  await setSyncState(account, refused ? { problem: refused.type } : { problem: null, last: Date.now() });
  plan(refused);
  return refused;
}

async function withToken(account: string, all: boolean): Promise<Refused | null> {
  let refused: Refused | null = null;
  // The device's clock may take a dead token for a living one, so a refused token is renewed once.
  for (const fresh of [false, true]) {
    const token = await accessToken(fresh);
    if (!token.ok) return { type: token.problem, ids: [] };
    refused = await syncRound({ account, api: syncApi({ url: projectUrl, token: token.value }), now: Date.now, all });
    if (refused?.type !== 'sign-in-needed') return refused;
  }
  return refused;
}

const passing = new Set<Refused['type']>(['network', 'unavailable', 'internal', 'garbled']);

/** After what may pass, try again: in 2 s, 4 s, 8 s and so on up to five minutes, never all devices at once. */
function plan(refused: Refused | null): void {
  clearTimeout(retry);
  if (!refused || !passing.has(refused.type)) {
    failures = 0;
    return;
  }
  const wait = Math.min(300_000, 2_000 * 2 ** failures++) * (0.8 + Math.random() * 0.4);
  retry = setTimeout(wake, wait);
}
