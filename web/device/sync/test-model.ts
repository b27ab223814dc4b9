/** What may happen to three devices of one account, in any order, and what must be so in the end. */
import fc from 'fast-check';
import { expect } from 'vitest';
import { box } from '../../../domain/breath/library.ts';
import { valuesOf } from '../../../domain/practice/change.ts';
import { database, type KeptEntry, mark, saveEntry, syncing, together } from '../database.ts';
import { getFavourites, setFavourite } from '../favourites.ts';
import { deleteEntry, undoDelete } from '../history.ts';
import { ownPatterns, savePattern } from '../patterns.ts';
import { editEntry } from '../record/edit.ts';
import {
  daysAsTheyAre,
  daysAsTheyMustBe,
  emptyDatabase,
  entriesById,
  session,
  wrongLabels,
  wrongWeeks,
} from '../test-entries.ts';
import type { Kind } from './kinds/kind.ts';
import { kinds } from './kinds/kinds.ts';
import { claim, follow, leave, release } from './owner.ts';
import { account, survives, TestDevice } from './test-device.ts';
import { type Fault, TestServer } from './test-server.ts';
import { leftBehind } from './unpack.ts';

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
  'overtaken',
);
/** What a person does at a device, with sync or without. */
const act = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom('save', 'edit', 'delete', 'mood', 'weather') },
  { weight: 1, arbitrary: fc.constantFrom('undo', 'like', 'unlike', 'pattern') },
);
/** Most die early or not at all; a round has about a hundred steps. */
const dies = fc.option(fc.oneof(fc.nat(20), fc.nat(120)), { nil: undefined, freq: 3 });
const step = fc.oneof(
  { weight: 4, arbitrary: fc.record({ does: act, device, n }) },
  {
    weight: 4,
    arbitrary: fc.record({
      does: fc.constant('round'),
      device,
      n,
      faults: fc.array(fault, { maxLength: 4 }),
      /** Done on the same device while the first answer is on its way. */
      meanwhile: fc.option(fc.record({ does: fc.oneof(act, fc.constantFrom('off', 'leave')), n }), {
        nil: undefined,
        freq: 4,
      }),
      dies,
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      does: fc.constantFrom('off', 'leave', 'on', 'rotate', 'learn', 'revoke', 'deliver'),
      device,
      n,
      dies,
    }),
  },
);
export type Step = {
  readonly does: string;
  readonly device: number;
  readonly n: number;
  readonly faults?: readonly Fault[];
  readonly meanwhile?: { readonly does: string; readonly n: number } | undefined;
  readonly dies?: number | undefined;
};
export const history: fc.Arbitrary<Step[]> = fc.array(step, { maxLength: 22 });

class World {
  readonly server = new TestServer();
  time = Date.UTC(2026, 10, 25, 8);
  /** Somebody signed out just now. */
  private left = false;
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

  /** As the background does when the app starts, and before anybody joins. */
  async on(of: TestDevice): Promise<void> {
    await of.enter();
    await follow(account);
    await of.keepKeys();
    await claim(account, { build: '' });
  }

  async perform(step: Step): Promise<void> {
    const of = this.at(step.device);
    await of.enter();
    const { meanwhile, dies } = step;
    this.left = false;
    if (step.does === 'revoke') {
      // One is always left.
      if (step.device > 0 && step.n === 0) this.server.revoked.add(of.id);
    } else if (step.does === 'deliver') this.server.deliver();
    else if (step.does === 'round') {
      this.server.faults = [...(step.faults ?? [])];
      if (meanwhile)
        this.server.meanwhile = () => {
          this.server.meanwhile = undefined;
          return this.act({ ...step, ...meanwhile }, of);
        };
      await of.round({ all: step.n % 2 === 0, ...(dies === undefined ? {} : { dies }) });
      // Nor does the round that was under way bring anything of it back.
      if (this.left) await this.nothingLeft();
      this.left = false;
      this.server.faults = [];
      this.server.meanwhile = undefined;
    } else {
      // With sync off everything is the device's own, and signing out takes nothing.
      const leaves = step.does === 'leave' && (await syncing()) === account;
      if ((await survives(() => this.act(step, of), dies)) || !leaves) return;
      // The next start finds somebody signed out, or still signed in who tries again.
      if (step.n % 2 === 0) await follow(undefined);
      else await this.signOut(step.device);
      await this.nothingLeft();
    }
  }

  private async act({ does, device: i, n: which }: Step, of: TestDevice): Promise<unknown> {
    const { id } = session(which);
    const now = of.now();
    switch (does) {
      case 'save':
        await saveEntry(session(which));
        if (await entries.get(id)) this.saved[i]?.add(id);
        return;
      case 'edit':
        return editEntry(id, { note: `note ${now}` }, now);
      case 'mood':
        return editEntry(id, { mood: 4 }, now);
      case 'weather':
        if (of.kinds === later && (await entries.get(id)))
          await together(async () => {
            await meta.put({ key: `weather:${id}` as 'device', value: `sky ${now}` });
            await mark('session', [id], { since: now });
          });
        return;
      case 'delete': {
        // It may die when it has been done.
        if (await entries.get(id)) this.deleted.add(id);
        const gone = await deleteEntry(id, now);
        if (gone) this.deletedHere[i]?.push(gone);
        return;
      }
      case 'undo': {
        const back = this.deletedHere[i]?.pop();
        return back && undoDelete(back, now);
      }
      case 'like':
      case 'unlike':
        return setFavourite(`p${which}`, does === 'like');
      case 'pattern':
        return savePattern({ ...box, id: `p${which}`, name: `Pattern ${now}` });
      case 'off':
        return release(account);
      case 'leave': {
        if ((await syncing()) !== account) return;
        await this.signOut(i);
        this.left = true;
        return this.nothingLeft();
      }
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
      default:
        throw new Error(`nobody knows how to ${does}`);
    }
  }

  private async signOut(i: number): Promise<void> {
    // What nobody else has goes with what never was in sync.
    this.deletedHere[i]?.splice(0);
    await leave(account);
  }

  /** Of somebody who has signed out. */
  private async nothingLeft(): Promise<void> {
    expect(await syncing()).toBeUndefined();
    const rows = await Promise.all(
      database.tables.filter(({ name }) => !['parcels', 'meta'].includes(name)).map(table => table.toArray()),
    );
    expect(rows.flat()).toEqual([]);
    expect((await parcels.toArray()).filter(({ key, since }) => key !== leftBehind || since > 0)).toEqual([]);
    expect([getFavourites(), Object.keys(localStorage).filter(key => key === 'tideline-favourites')]).toEqual([[], []]);
  }

  private async learn(of: TestDevice): Promise<void> {
    of.ring = this.ring;
    if ((await syncing()) === account) await this.on(of);
  }

  async look() {
    const weather = await meta
      .filter(({ key, value }) => key.startsWith('weather:') && value !== undefined && value !== null)
      .toArray();
    const own = await entriesById();
    return {
      sessions: own.map(({ owner: _, ...entry }) => entry),
      patterns: [...(await ownPatterns())].sort((a, b) => (a.id < b.id ? -1 : 1)),
      liked: [...getFavourites()].sort(),
      weather: weather.filter(({ key }) => own.some(({ id }) => key.endsWith(id))),
    };
  }
}

/** Lets it happen, brings all devices in step, and compares. */
export async function live(steps: readonly Step[]): Promise<void> {
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
  const living = world.devices.filter(({ id }) => !world.server.revoked.has(id));
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
    expect(await wrongLabels()).toEqual([]);
    expect(await wrongWeeks()).toEqual([]);
    expect([await marks.count(), await parcels.count()]).toEqual([0, 0]);
  }
  for (const look of looks) expect(look).toEqual(looks[0]);
  const saved = new Set(living.flatMap(of => [...(world.saved[of.number - 1] ?? [])]));
  const kept = looks[0]?.sessions.map(({ id }) => id) ?? [];
  for (const id of saved) if (!world.deleted.has(id)) expect(kept).toContain(id);
  expect(new Set(kept).size).toBe(kept.length);
}
