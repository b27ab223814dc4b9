/** Several devices in one browser, one at a time: what each keeps is put away while another is looked at. */
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

export class TestDevice {
  private static current: TestDevice | undefined;
  kinds: ReadonlyMap<string, Kind> = kinds;
  build = 'one';
  revoked = false;
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
    if (before) {
      for (const table of database.tables) before.rows.set(table.name, await table.toArray());
      before.local = { ...localStorage };
    }
    await database.transaction('rw', database.tables, () =>
      Promise.all(
        database.tables.map(async table => {
          await table.clear();
          await table.bulkAdd(this.rows.get(table.name) ?? []);
        }),
      ),
    );
    localStorage.clear();
    for (const [key, value] of Object.entries(this.local)) localStorage.setItem(key, value);
    window.dispatchEvent(new StorageEvent('storage', { key: null }));
    TestDevice.current = this;
  }

  get me(): Here {
    return {
      account,
      device: this.number.toString(16).padStart(16, '0'),
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

  /** One round; null is well. `dies`: at its nth transaction. */
  async round({ all = true, dies = Number.POSITIVE_INFINITY } = {}): Promise<string | null> {
    await this.enter();
    if (this.revoked) return 'device-revoked';
    const transaction = database.transaction;
    let left = dies;
    Object.assign(database, {
      transaction(...args: Parameters<typeof transaction>) {
        if (--left < 0) throw new Death();
        return transaction.apply(database, args);
      },
    });
    try {
      const refused = await syncRound({ me: this.me, api: this.server, build: this.build, all });
      return refused?.type ?? null;
    } catch (error) {
      if (error instanceof Death) return 'died';
      throw error;
    } finally {
      Object.assign(database, { transaction });
    }
  }
}
