/** Several devices in one browser, one at a time: what each keeps is put away while another is looked at. */
import { type DBCore, type DBCoreTable, Dexie, type Middleware } from 'dexie';
import { no } from '../../../domain/result.ts';
import { database } from '../database.ts';
import { keepTestKeys } from '../test-entries.ts';
import type { Ring } from '../vault/seal.ts';
import type { Here } from './here.ts';
import type { Kind } from './kinds/kind.ts';
import { kinds } from './kinds/kinds.ts';
import { syncRound } from './round.ts';
import type { TestServer } from './test-server.ts';

export const account = 'ada';

/** The tab dies. */
class Death extends Error {}

/** Steps that are left to it: every transaction, every question to the database and to the server is one. */
let left = Number.POSITIVE_INFINITY;

function step(): void {
  if (--left < 0) throw new Death();
}

/** Over Dexie's own layers, so that nothing that is asked for is left out. */
const mortal: Middleware<DBCore> = {
  stack: 'dbcore',
  name: 'mortal',
  level: 3,
  create: core => ({
    ...core,
    transaction(...asked) {
      step();
      return core.transaction(...asked);
    },
    table(name) {
      const table = core.table(name);
      const dying = <Asked, Answer>(ask: (asked: Asked) => Answer) => {
        return (asked: Asked): Answer => {
          step();
          return ask(asked);
        };
      };
      return {
        ...table,
        get: dying(table.get),
        getMany: dying(table.getMany),
        query: dying(table.query),
        openCursor: dying(table.openCursor),
        count: dying(table.count),
        mutate: dying(table.mutate),
      } satisfies DBCoreTable;
    },
  }),
};
database.use(mortal);
// Every death would be printed.
Dexie.debug = false;

/** Whatever comes in between: `dies` is how many steps it has. False when it died of it. */
export async function survives(work: () => Promise<unknown>, dies = Number.POSITIVE_INFINITY): Promise<boolean> {
  left = dies;
  try {
    await work();
    return true;
  } catch (error) {
    if (error instanceof Death) return false;
    throw error;
  } finally {
    left = Number.POSITIVE_INFINITY;
  }
}

export class TestDevice {
  private static current: TestDevice | undefined;
  kinds: ReadonlyMap<string, Kind> = kinds;
  build = 'one';
  ring: Ring;
  readonly number: number;
  /** Milliseconds since 1970, as wrong as this device's clock is. */
  readonly now: () => number;
  private readonly server: TestServer;
  private rows = new Map<string, unknown[]>();
  private local: Record<string, string> = {};
  private ids = 0;

  constructor(number: number, server: TestServer, ring: Ring, now: () => number) {
    this.number = number;
    this.server = server;
    this.ring = ring;
    this.now = now;
  }

  static forget(): void {
    TestDevice.current = undefined;
  }

  /** From now on the database and localStorage are this device's. */
  async enter(): Promise<void> {
    const before = TestDevice.current;
    if (before === this) return;
    await database.opened();
    before?.putAway(await exchange(this.rows));
    localStorage.clear();
    for (const [key, value] of Object.entries(this.local)) localStorage.setItem(key, value);
    window.dispatchEvent(new StorageEvent('storage', { key: null }));
    TestDevice.current = this;
  }

  private putAway(rows: Map<string, unknown[]>): void {
    this.rows = rows;
    this.local = { ...localStorage };
  }

  /** As it stands in stamps, and on the server's list. */
  get id(): string {
    return this.number.toString(16).padStart(16, '0');
  }

  get me(): Here {
    return {
      account,
      device: this.id,
      ring: this.ring,
      kinds: this.kinds,
      now: this.now,
      // Different on every device, and never the same twice.
      newId: () =>
        `00000000-0000-7000-8${this.number.toString().padStart(3, '0')}-${(++this.ids).toString().padStart(12, '0')}`,
      random: length => crypto.getRandomValues(new Uint8Array(length)),
    };
  }

  /** The keys as sign-out needs them, to seal what was not sent. */
  keepKeys = (): Promise<void> => keepTestKeys(this.ring);

  /** One round; null is well. `dies`: how many steps it has. */
  async round({ all = true, dies = Number.POSITIVE_INFINITY } = {}): Promise<string | null> {
    await this.enter();
    const { push, pull } = this.server.as(this.id);
    const api = {
      push: alive(push),
      pull: alive(pull),
    };
    const agree = alive(async () => no({ type: 'keys-changed', ids: [] } as const));
    let refused: string | null = null;
    const lived = await survives(async () => {
      refused = (await syncRound({ me: this.me, api, agree, build: this.build, all }))?.type ?? null;
    }, dies);
    return lived ? refused : 'died';
  }
}

/** Dead before the question, or when the answer comes. */
const alive =
  <Asked extends unknown[], Answer>(ask: (...asked: Asked) => Promise<Answer>) =>
  async (...asked: Asked): Promise<Answer> => {
    step();
    const answer = await ask(...asked);
    step();
    return answer;
  };

/** All rows of all tables for others, past Dexie: nobody needs to be told. */
function exchange(others: ReadonlyMap<string, readonly unknown[]>): Promise<Map<string, unknown[]>> {
  const found = new Map<string, unknown[]>();
  const idb = database.backendDB();
  return new Promise((resolve, reject) => {
    const transaction = idb.transaction([...idb.objectStoreNames], 'readwrite');
    for (const name of idb.objectStoreNames) {
      const store = transaction.objectStore(name);
      const reading = store.getAll();
      reading.onsuccess = () => {
        found.set(name, reading.result);
        if (reading.result.length > 0) store.clear();
        for (const row of others.get(name) ?? []) store.put(row);
      };
    }
    transaction.oncomplete = () => resolve(found);
    transaction.onabort = () => reject(transaction.error);
  });
}
