/** What moves a database of an earlier version to this one, in the transaction in which it is opened. */
import type { Transaction } from 'dexie';
import { weekOf } from '../../domain/practice/calendar.ts';
import { foldDays } from '../../domain/practice/day.ts';
import { type KeptEntry, type Label, labelOf, type Pack, packUp } from './packs.ts';
import { keyring } from './vault/keyring.ts';
import { alone, isSealed, type PackOfOne, type WeekOfDays } from './vault/sealed-rows.ts';
import { bitsOf, byWeek, inWeeks, type KeptDay, type Week } from './weeks.ts';

/** Day totals say more than they did: they are made again from the sessions. */
export async function countAnew(upgrade: Transaction) {
  const byOwner = new Map<string, KeptEntry[]>();
  await upgrade.table<KeptEntry>('entries').each(entry => {
    const of = byOwner.get(entry.owner);
    if (of) of.push(entry);
    else byOwner.set(entry.owner, [entry]);
  });
  const totals = [...byOwner].flatMap(([owner, of]) => foldDays(of).map(total => ({ ...total, owner })));
  await upgrade.table('days').clear();
  await upgrade.table('days').bulkPut(totals);
}

/** The owner of what was the device's alone. */
const nobody = '';

/**
 * Whoever was signed in was in sync, unsealed. Now sync is off until it is asked for, and what is here is the device's. What
 * waited for an account that had signed out stays that account's.
 */
export async function letGo(upgrade: Transaction) {
  const meta = upgrade.table<{ key: string; value: string }>('meta');
  const account = (await meta.get('account'))?.value;
  await meta.filter(({ key }) => key === 'account' || key.startsWith('sync:')).delete();
  if (account === undefined) return;
  await upgrade
    .table<KeptEntry>('entries')
    .where('id')
    .above('')
    .modify(entry => {
      if (entry.owner === account) Object.assign(entry, { owner: nobody });
    });
  await countAnew(upgrade);
}

/** Sessions that were moved into packs at once. */
const moved = 2000;

/**
 * A row for each session until now. What is sealed stays as it is, a pack of its own: there is no key here, and none is needed. `ids` are in
 * the order of their making, so those of a day lie beside each other, or nearly.
 */
export async function putInPacks(upgrade: Transaction) {
  const rows = upgrade.table<KeptEntry>('entries');
  for (let last = ''; ; ) {
    const some = await rows.where('id').above(last).limit(moved).toArray();
    const packs = keyring().sealing || some.some(isSealed) ? some.map(alone) : packUp(some);
    await upgrade.table<Pack | PackOfOne>('packs').bulkAdd(packs);
    await upgrade
      .table<Label>('labels')
      .bulkAdd(packs.map(pack => ('row' in pack ? labelOf({ ...pack, sessions: [pack.row] }) : labelOf(pack))));
    const end = some.at(-1);
    if (!end || some.length < moved) return;
    last = end.id;
  }
}

/** A row for each day until now. A week in which something is sealed keeps its rows as they are. */
export async function gatherWeeks(upgrade: Transaction) {
  const rows = await upgrade.table<KeptDay>('days').toArray();
  const weeks = byWeek(rows).flatMap((group): (Week | WeekOfDays)[] => {
    if (!keyring().sealing && !group.some(isSealed)) return inWeeks(group);
    const [{ owner, day }] = group as [KeptDay];
    return [{ week: weekOf(day), owner, practised: bitsOf(group), rows: group.map(row => ({ ...row })) }];
  });
  await upgrade.table<Week | WeekOfDays>('weeks').bulkAdd(weeks);
}
