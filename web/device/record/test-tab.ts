/** The store as one tab has it, for tests that open several: everything crosses between the tabs as text. */
import type { Change } from '../../../domain/practice/by-hand.ts';
import { isGone } from '../../../domain/practice/change.ts';
import type { Entry } from '../../../domain/practice/entry.ts';
import { database, type KeptEntry, nobody, openDatabase, saveEntry, syncing } from '../database.ts';
import { deleteEntry, undoDelete } from '../history.ts';
import { claim, leave, release } from '../sync/owner.ts';
import { openChange } from '../sync/parcel.ts';
import { daysAsTheyAre, entriesById, keepTestKeys, wrongLabels, wrongWeeks } from '../test-entries.ts';
import { bringIn, takeBack } from '../transfer/bring.ts';
import { type Edited, editEntry, undoEdit } from './edit.ts';

/** Null in a change takes a field away, because undefined does not cross. */
export type Nulled = { [K in keyof Change]: Change[K] | null };

export type Action =
  | { readonly does: 'save'; readonly entry: Entry }
  | { readonly does: 'edit'; readonly id: string; readonly change: Nulled; readonly now: number }
  | { readonly does: 'delete'; readonly id: string; readonly now: number }
  | { readonly does: 'undelete'; readonly deleted: KeptEntry }
  | { readonly does: 'unedit'; readonly edited: Edited }
  | { readonly does: 'import'; readonly name: string; readonly entries: readonly Entry[] }
  | { readonly does: 'take back'; readonly name: string }
  /** Sync on, off, and off with everything of the account gone from here. */
  | { readonly does: 'join' | 'part' | 'sign out' };

export interface Look {
  readonly entries: KeptEntry[];
  readonly days: unknown[];
  readonly wrongLabels: unknown[];
  readonly marked: string[];
  readonly parcelled: string[];
  readonly account: string;
}

export interface Tab {
  /** Answers with what an undo needs, as JSON. */
  perform(action: string): Promise<string>;
  /** Everything that is kept, as JSON of `Look`. */
  look(): Promise<string>;
  /** The tab dies at its nth request to the database from now on, or when all is written and nobody heard of it yet. */
  dieAt(request: number | 'written' | 'never'): void;
}

async function perform(action: Action): Promise<unknown> {
  switch (action.does) {
    case 'save':
      return saveEntry(action.entry);
    case 'edit': {
      const change = Object.entries(action.change).map(([key, value]) => [key, value ?? undefined]);
      return editEntry(action.id, Object.fromEntries(change), action.now);
    }
    case 'delete':
      return deleteEntry(action.id, action.now);
    case 'undelete':
      return undoDelete(action.deleted, 0);
    case 'unedit':
      return undoEdit(action.edited, 0);
    case 'import':
      return bringIn(
        { id: action.name, at: 0, name: action.name },
        { origin: 'tideline', entries: action.entries, refused: [] },
      );
    case 'take back':
      return takeBack(action.name);
    case 'join':
      await keepTestKeys(ring);
      return claim(account, {});
    case 'part':
      return release(account);
    case 'sign out':
      return leave(account);
  }
}

const { marks, parcels } = database;

const account = 'ada';
const ring = { newest: 1, keys: new Map([[1, new Uint8Array(32).fill(1)]]) };

/** Sessions that lie here sealed, ready to be sent. */
async function parcelled(): Promise<string[]> {
  const all = (await parcels.toArray()).map(({ id, sealed }) => openChange(ring, account, id, sealed));
  return all.flatMap(opened => (opened.ok && !isGone(opened.value.fields) ? [opened.value.id] : []));
}

let left = Number.POSITIVE_INFINITY;
let diesWhenWritten = false;
/** Nothing that this page waits for comes any more, and its connection is gone, as when its process was killed. */
const die = () => window.frameElement?.remove();
const count = () => {
  left -= 1;
  if (left === 0) die();
};

for (const [store, methods] of [
  [IDBObjectStore.prototype, ['add', 'put', 'delete', 'get', 'getAll', 'openCursor', 'getKey', 'getAllKeys']],
  [IDBIndex.prototype, ['get', 'getAll', 'openCursor', 'getAllKeys']],
] as const)
  for (const method of methods) {
    const real = (store as unknown as Record<string, (...args: unknown[]) => unknown>)[method];
    Object.defineProperty(store, method, {
      value(this: unknown, ...args: unknown[]) {
        count();
        return real?.apply(this, args);
      },
    });
  }

const begin = IDBDatabase.prototype.transaction;
IDBDatabase.prototype.transaction = function (this: IDBDatabase, ...args: Parameters<typeof begin>) {
  const transaction = begin.apply(this, args);
  // First in line, before anybody hears of it.
  transaction.addEventListener('complete', () => {
    if (diesWhenWritten && transaction.mode === 'readwrite') die();
  });
  return transaction;
};

const tab: Tab = {
  async perform(action) {
    return JSON.stringify((await perform(JSON.parse(action))) ?? null);
  },
  async look() {
    await openDatabase();
    const found: Look = {
      entries: await entriesById(),
      days: await daysAsTheyAre(),
      wrongLabels: [...(await wrongLabels()), ...(await wrongWeeks())],
      marked: (await marks.toArray()).map(({ id }) => id),
      parcelled: await parcelled(),
      account: (await syncing()) ?? nobody,
    };
    return JSON.stringify(found);
  },
  dieAt(request) {
    left = typeof request === 'number' ? request : Number.POSITIVE_INFINITY;
    diesWhenWritten = request === 'written';
  },
};
Object.assign(window, { tab });
window.dispatchEvent(new Event('tab'));
