/** Patterns, goals and trials. */
import {
  goalFields,
  goalFrom,
  goalName,
  patternFields,
  patternFrom,
  trialFields,
  trialFrom,
} from '../../../../domain/practice/belongings-fields.ts';
import { database } from '../../database.ts';
import { type Kind, nothing, sortOut } from './kind.ts';

const { patterns, goals, trials } = database;

export const pattern: Kind = {
  async here(ids) {
    return (await patterns.bulkGet([...ids])).map(row => (row ? patternFields(row) : null));
  },
  seen({ id, known }) {
    const found = patternFrom(id, known);
    return found ? patternFields(found) : nothing;
  },
  async write(things) {
    const { put, gone, unread } = sortOut(things, ({ id, known }) => patternFrom(id, known));
    await patterns.bulkPut(put.map(of => ({ ...of, id: of.pattern.id })));
    await patterns.bulkDelete([...gone, ...unread]);
    return unread;
  },
  // When a pattern was changed nobody noted; what other devices know of it counts as later.
  async all() {
    return (await patterns.toCollection().primaryKeys()).map(id => ({ id, since: 0 }));
  },
};

export const goal: Kind = {
  async here(names) {
    const found = new Map((await goals.toArray()).map(of => [goalName(of) as string, of]));
    return names.map(name => {
      const of = found.get(name);
      return of ? goalFields(of) : null;
    });
  },
  seen({ id, known }) {
    const found = goalFrom(id, known);
    return found ? goalFields(found) : nothing;
  },
  async write(things) {
    const { put, unread } = sortOut(things, ({ id, known }) => goalFrom(id, known));
    const names = new Set(things.map(({ id }) => id));
    await goals.filter(of => names.has(goalName(of))).delete();
    await goals.bulkPut(put);
    return unread;
  },
  async all() {
    return (await goals.toArray()).map(of => ({ id: goalName(of), since: Date.parse(of.from) }));
  },
};

export const trial: Kind = {
  async here(ids) {
    return (await trials.bulkGet([...ids])).map(of => (of ? trialFields(of) : null));
  },
  seen({ id, known }) {
    const found = trialFrom(id, known);
    return found ? trialFields(found) : nothing;
  },
  async write(things) {
    const { put, gone, unread } = sortOut(things, ({ id, known }) => trialFrom(id, known));
    await trials.bulkPut(put);
    await trials.bulkDelete([...gone, ...unread]);
    return unread;
  },
  async all() {
    return (await trials.toArray()).map(({ id, startedAt, endedAt }) => ({
      id,
      since: Date.parse(endedAt ?? startedAt),
    }));
  },
};
