/**
 * Devices against the real sync code, whatever the network, their clocks, their versions and their deaths: in the end all hold
 * the same, nothing that nobody deleted is lost, nothing is twice. VITE_SYNC_RUNS asks for more runs; a seed is printed when one fails.
 */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { box } from '../../../domain/breath/library.ts';
import { valuesOf } from '../../../domain/practice/change.ts';
import { database, type KeptEntry, mark, saveEntry, syncing, together } from '../database.ts';
import { getFavourites, setFavourite } from '../favourites.ts';
import { deleteEntry, undoDelete } from '../history.ts';
import { ownPatterns, savePattern } from '../patterns.ts';
import { editEntry } from '../record/edit.ts';
import { daysAsTheyAre, daysAsTheyMustBe, emptyDatabase, session } from '../test-entries.ts';
import type { Kind } from './kinds/kind.ts';
import { kinds } from './kinds/kinds.ts';
import { claim, leave, release } from './owner.ts';
import { account, TestDevice } from './test-device.ts';
import { type Fault, TestServer } from './test-server.ts';

const runs = Number(import.meta.env.VITE_SYNC_RUNS ?? 60);
const twoDays = 2 * 86_400_000;
const { entries, marks, parcels, meta } = database;

/** What a later version knows besides: a field of sessions, which it keeps in a row of its own. */
const later: ReadonlyMap<string, Kind> = (() => {
  const [base] = [kinds.get('session')];
  if (!base) throw new Error('sessions are a kind');
  const weather = async (id: string) => (await meta.get(`weather:${id}` as 'device'))?.value;
  return new Map<string, Kind>([
    ...kinds,
    [
      'session',
      {
        ...base,
        here: async ids =>
          Promise.all(
            (await base.here(ids)).map(
              async (values, i) => values && new Map([...values, ['weather', await weather(ids[i] ?? '')]]),
            ),
          ),
        seen: thing => {
          const seen = base.seen(thing);
          return seen.size > 0 ? new Map([...seen, ['weather', valuesOf(thing.known).get('weather')]]) : seen;
        },
        async write(things, owner) {
          for (const { id, known } of things)
            await meta.put({ key: `weather:${id}` as 'device', value: valuesOf(known).get('weather') });
          return base.write(things, owner);
        },
      },
    ],
  ]);
})();

const device = fc.nat(2);
const n = fc.nat(5);
const fault = fc.constantFrom<Fault[]>(
  'fine',
  'fine',
  'lost before',
  'lost after',
  'garbled after',
  'unavailable',
  'late',
  'twice',
);
const step = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({ does: fc.constantFrom('save', 'edit', 'delete', 'mood', 'weather'), device, n }),
  },
  { weight: 1, arbitrary: fc.record({ does: fc.constantFrom('undo', 'like', 'unlike', 'pattern'), device, n }) },
  {
    weight: 4,
    arbitrary: fc.record({
      does: fc.constant('round'),
      device,
      n,
      faults: fc.array(fault, { maxLength: 4 }),
      dies: fc.option(fc.nat(9), { nil: undefined, freq: 3 }),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      does: fc.constantFrom('off', 'leave', 'on', 'rotate', 'learn', 'revoke', 'deliver'),
      device,
      n,
    }),
  },
);
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never;

class World {
  readonly server = new TestServer();
  time = Date.UTC(2026, 10, 25, 8);
  ring = { newest: 1, keys: new Map([[1, new Uint8Array(32).fill(1)]]) };
  readonly deletedHere: KeptEntry[][] = [[], [], []];
  /** Ids that anybody deleted, at any time. */
  readonly deleted = new Set<string>();
  /** Ids that were kept on a device that still is one of the account's. */
  readonly saved: Set<string>[] = [new Set(), new Set(), new Set()];
  readonly devices = [0, -twoDays, twoDays].map(
    (skew, i) => new TestDevice(i + 1, this.server, this.ring, () => ++this.time + skew),
  );

  at(i: number): TestDevice {
    const found = this.devices[i];
    if (!found) throw new Error(`no device ${i}`);
    return found;
  }

  async on(of: TestDevice): Promise<void> {
    await of.enter();
    await claim(account, { build: '' });
    await of.keepKeys();
  }

  async perform(step: Step): Promise<void> {
    const of = this.at(step.device);
    await of.enter();
    const { id } = session(step.n);
    const now = of.now();
    switch (step.does) {
      case 'save':
        await saveEntry(session(step.n));
        if (await entries.get(id)) this.saved[step.device]?.add(id);
        return;
      case 'edit':
        return void (await editEntry(id, { note: `note ${now}` }, now));
      case 'mood':
        return void (await editEntry(id, { mood: 4 }, now));
      case 'weather':
        if (of.kinds === later && (await entries.get(id)))
          await together(async () => {
            await meta.put({ key: `weather:${id}` as 'device', value: `sky ${now}` });
            await mark('session', [id], { since: now });
          });
        return;
      case 'delete': {
        const gone = await deleteEntry(id, now);
        if (!gone) return;
        this.deletedHere[step.device]?.push(gone);
        this.deleted.add(id);
        return;
      }
      case 'undo': {
        const back = this.deletedHere[step.device]?.pop();
        return back && undoDelete(back, now);
      }
      case 'like':
      case 'unlike':
        return setFavourite(`p${step.n}`, step.does === 'like');
      case 'pattern':
        return savePattern({ ...box, id: `p${step.n}`, name: `Pattern ${now}` });
      case 'off':
        return release(account);
      case 'leave':
        // What nobody else has goes with what never was in sync.
        if ((await syncing()) === account) await leave(account);
        this.deletedHere[step.device]?.splice(0);
        return;
      case 'on':
        return this.on(of);
      case 'rotate': {
        const newest = this.ring.newest + 1;
        if (of.ring !== this.ring || newest > 4) return;
        this.ring = { newest, keys: new Map([...this.ring.keys, [newest, new Uint8Array(32).fill(newest)]]) };
        return this.learn(of);
      }
      case 'learn':
        return this.learn(of);
      case 'revoke':
        // One is always left.
        if (step.device > 0 && step.n === 0) of.revoked = true;
        return;
      case 'deliver':
        return this.server.deliver();
      case 'round':
        this.server.faults = 'faults' in step ? [...step.faults] : [];
        await of.round({
          all: step.n % 2 === 0,
          ...('dies' in step && step.dies !== undefined ? { dies: step.dies } : {}),
        });
        this.server.faults = [];
    }
  }

  async learn(of: TestDevice): Promise<void> {
    of.ring = this.ring;
    if ((await syncing()) === account) await this.on(of);
  }

  async look() {
    const weather = await meta
      .filter(({ key, value }) => key.startsWith('weather:') && value !== undefined && value !== null)
      .toArray();
    const own = await entries.orderBy('id').toArray();
    return {
      sessions: own.map(({ owner: _, ...entry }) => entry),
      patterns: [...(await ownPatterns())].sort((a, b) => (a.id < b.id ? -1 : 1)),
      liked: [...getFavourites()].sort(),
      weather: weather.filter(({ key }) => own.some(({ id }) => key.endsWith(id))),
    };
  }
}

test(`in the end all devices hold the same, in ${runs} runs`, { timeout: 60_000 + runs * 1_500 }, async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 22 }), async steps => {
      localStorage.clear();
      window.dispatchEvent(new StorageEvent('storage', { key: null }));
      await emptyDatabase();
      TestDevice.forget();
      const world = new World();
      // The second one is of a later version.
      world.at(1).kinds = later;
      for (const of of world.devices) await world.on(of);
      for (const one of steps) {
        await world.perform(one);
        expect(await daysAsTheyAre()).toEqual(await daysAsTheyMustBe());
      }
      world.server.deliver();
      const living = world.devices.filter(({ revoked }) => !revoked);
      for (const of of living) {
        of.kinds = later;
        of.build = 'two';
        of.ring = world.ring;
        await world.on(of);
      }
      for (let i = 0; i < 3; i++) for (const of of living) expect(await of.round()).toBeNull();
      const looks = [];
      for (const of of living) {
        await of.enter();
        looks.push(await world.look());
        expect(await daysAsTheyAre()).toEqual(await daysAsTheyMustBe());
        expect([await marks.count(), await parcels.count()]).toEqual([0, 0]);
      }
      for (const look of looks) expect(look).toEqual(looks[0]);
      const saved = new Set(living.flatMap(of => [...(world.saved[of.number - 1] ?? [])]));
      const kept = looks[0]?.sessions.map(({ id }) => id) ?? [];
      for (const id of saved) if (!world.deleted.has(id)) expect(kept).toContain(id);
      expect(new Set(kept).size).toBe(kept.length);
    }),
    { numRuns: runs },
  );
});
