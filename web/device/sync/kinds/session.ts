/** Sessions, with the totals of their days. */
import { entryFrom, fieldsOf } from '../../../../domain/practice/session-fields.ts';
import { database, recount } from '../../database.ts';
import { type Kind, type KnownThing, nothing, sortOut } from './kind.ts';

const { entries, imports } = database;

const read = ({ id, known }: KnownThing) => entryFrom(id, known);

export const session: Kind = {
  async here(ids) {
    const found = await entries.bulkGet([...ids]);
    return found.map(entry => (entry ? fieldsOf(entry) : null));
  },
  seen(thing) {
    const entry = read(thing);
    return entry ? fieldsOf(entry) : nothing;
  },
  async write(things, owner) {
    const { put, gone, unread } = sortOut(things, read);
    const found = await entries.bulkGet(things.map(({ id }) => id));
    const before = new Map(found.flatMap(of => (of ? [[of.id, of]] : [])));
    // Which file brought it is this device's own affair, and stays.
    const rows = put.map(entry => {
      const imported = before.get(entry.id)?.imported;
      return { ...entry, owner, ...(imported === undefined ? {} : { imported }) };
    });
    await entries.bulkPut(rows);
    await entries.bulkDelete([...gone, ...unread]);
    await recount([...before.values(), ...rows]);
    return unread;
  },
  async all() {
    const brought = new Map((await imports.toArray()).map(({ id, at }) => [id, at]));
    const found: { id: string; since: number }[] = [];
    await entries.each(some => {
      for (const { id, startedAt, edited, imported } of some) {
        const since = Math.max(Date.parse(edited ?? startedAt), brought.get(imported ?? '') ?? 0);
        found.push({ id, since });
      }
    });
    return found;
  },
};
