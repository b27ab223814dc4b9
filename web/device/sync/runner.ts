/** When sync runs: at the start, on focus, back online, after every change here, again after a failure, and now and then while seen. */
import { Dexie, liveQuery } from 'dexie';
import { no, ok } from '../../../domain/result.ts';
import type { Refusal } from '../../api.ts';
import { knownAccount, onAccountChange } from '../account.ts';
import { isBusyWith } from '../busy.ts';
import { syncing } from '../database.ts';
import { onVaultChange } from '../vault/state.ts';
import { agreeOnKeys } from './agree.ts';
import { ask } from './asking.ts';
import { hereOf } from './here.ts';
import { follow } from './owner.ts';
import { type Round, syncRound } from './round.ts';
import { setSyncState, syncState } from './state.ts';
import { nextMoment } from './waiting.ts';

/** One runner across all tabs. */
const lock = 'tideline-sync';

/** Rounds of this tab that run or wait for the lock. */
let rounds = 0;
let failures = 0;
let next: ReturnType<typeof setTimeout> | undefined;

/** Milliseconds between two looks for news while the app is seen: longer each time that there were none. */
const oftenest = 30_000;
const seldomest = 300_000;
/** Until the next one. */
let looks = oftenest;

type Options = Partial<Pick<Round, 'all' | 'progress'>>;

/** Sync now and hear how it went; null is well. `all` sends deletions too that could still be taken back. */
export async function syncNow(options: Options = {}): Promise<Refusal | null> {
  clearTimeout(next);
  rounds++;
  try {
    return await navigator.locks.request(lock, () => once(options));
  } finally {
    rounds--;
  }
}

/** Keep in step until the tab closes. */
export function startSync(): void {
  const visible = () => {
    if (document.visibilityState !== 'visible') return;
    looks = oftenest;
    wake();
  };
  document.addEventListener('visibilitychange', visible);
  window.addEventListener('online', wake);
  onAccountChange(wake);
  // While the app is locked there is nothing to seal with.
  onVaultChange(wake);
  watchChanges();
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

/** A change here, in any tab, is sent when its moment has come. */
function watchChanges(): void {
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

async function once({ all = false, progress }: Options): Promise<Refusal | null> {
  const account = knownAccount()?.id;
  if (account === undefined) return null;
  await follow(account);
  if ((await syncing()) !== account) return null;
  const me = await hereOf(account);
  if (!me) return null;
  const before = (await syncState(account)).cursor;
  const answer = await ask(account, async api => {
    const agreed = await agreeOnKeys(account, api);
    if (!agreed.ok) return agreed;
    const agree = () => agreeOnKeys(account, api, true);
    const refused = await syncRound({ me, api, agree, build: __BUILD__, all, ...(progress ? { progress } : {}) });
    return refused ? no(refused) : ok(null);
  });
  const problem = answer.ok ? null : answer.problem;
  await setSyncState(account, problem ? { problem } : { problem, last: Date.now() });
  if (problem) again(problem);
  else lookLater((await syncState(account)).cursor !== before);
  return problem;
}

const passing = new Set<Refusal>(['network', 'unavailable', 'internal', 'garbled']);

/** After what may pass, try again: in 2 s, 4 s, 8 s and so on up to five minutes. */
function again(problem: Refusal): void {
  clearTimeout(next);
  if (passing.has(problem)) next = setTimeout(wake, about(Math.min(300_000, 2_000 * 2 ** failures++)));
  else failures = 0;
}

/** What another device sent is to come by itself where somebody looks at it; to a hidden page it comes when it is seen again. */
function lookLater(news: boolean): void {
  clearTimeout(next);
  failures = 0;
  if (news) looks = oftenest;
  const look = () => {
    if (document.visibilityState !== 'visible') return;
    // A breath is not to share the processor with anything.
    if (isBusyWith('session')) next = setTimeout(look, oftenest);
    else wake();
  };
  next = setTimeout(look, about(looks));
  looks = Math.min(seldomest, looks * 2);
}

/** Never all devices at once. */
const about = (milliseconds: number) => milliseconds * (0.8 + Math.random() * 0.4);
