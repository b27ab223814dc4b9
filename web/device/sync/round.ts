/** One round of sync: take in what is new, page by page, make ready what was changed here, and send it. */
import { ok, type Result } from '../../../domain/result.ts';
import type { Refused, SyncApi } from '../../api.ts';
import { collectBesides, settleBesides } from './besides.ts';
import { collect } from './collect.ts';
import type { Here } from './here.ts';
import { lookAgain } from './look-again.ts';
import { push } from './push.ts';
import { syncState } from './state.ts';
import { type Opened, openPage, takeIn } from './take-in.ts';
import { unpack } from './unpack.ts';

export interface Round {
  readonly me: Here;
  readonly api: Pick<SyncApi, 'push' | 'pull'>;
  /** Asked when a row is sealed with a key that is not here: whether the account has other keys by now. */
  readonly agree: () => Promise<Result<void, Refused>>;
  /** The build of the app: another than the last may be able to read more. */
  readonly build: string;
  /** Send deletions too that could still be taken back: the person is signing out. */
  readonly all: boolean;
  /** How many changes have come. */
  readonly progress?: (done: number) => void;
}

/** Null when everything went through. A round can be cut off anywhere and begun again: nothing is lost or doubled. */
export async function syncRound(round: Round): Promise<Refused | null> {
  const { me, api, agree, build, all } = round;
  await settleBesides(me);
  if ((await syncState(me.account)).build !== build) await lookAgain(me, build);
  const refused = await pullAll(round);
  if (refused) return refused;
  const foreign = (await syncState(me.account)).unreadable.some(({ why }) => why === 'foreign-key');
  // Nothing more is sealed with keys that were left, perhaps because somebody had seen them.
  const agreed = foreign ? await agree() : ok(undefined);
  if (!agreed.ok) return agreed.problem;
  await unpack(me);
  if (!(await collect(me, all))) return null;
  await collectBesides(me);
  const sent = await push(me, api);
  if (sent.refused) return sent.refused;
  const { cursor } = await syncState(me.account);
  // Somebody else wrote in between.
  return sent.last > cursor ? pullAll(round) : null;
}

async function pullAll(round: Round): Promise<Refused | null> {
  const refused = await pullPages(round);
  // Once for all pages: what is on its way into localStorage is known as such however many come in between.
  await settleBesides(round.me);
  return refused;
}

async function pullPages({ me, api, progress }: Round): Promise<Refused | null> {
  let done = 0;
  let { cursor } = await syncState(me.account);
  for (let coming = nextPage(me, api, cursor); ; ) {
    const answer = await coming;
    if (!answer.ok) return answer.problem;
    const { page } = answer.value;
    const { epoch } = await syncState(me.account);
    // Everything on the server was deleted: whether to fill it again, the person decides.
    if (epoch !== null && page.epoch !== epoch) return { type: 'emptied', ids: [] };
    // A server that promises more without moving on would keep us here for ever.
    if (page.more && page.cursor <= cursor) return { type: 'garbled', ids: [] };
    cursor = page.cursor;
    // The next one comes and is opened while this one is kept.
    if (page.more) coming = nextPage(me, api, cursor);
    // Nobody may be there any more to hear that it failed.
    coming.catch(() => {});
    if (!(await takeIn(me, answer.value))) return null;
    done += page.sessions.length;
    progress?.(done);
    if (!page.more) return null;
  }
}

async function nextPage(me: Here, api: Round['api'], after: number): Promise<Result<Opened, Refused>> {
  const answer = await api.pull(after);
  return answer.ok ? ok(openPage(me, answer.value)) : answer;
}
