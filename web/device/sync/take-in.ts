/** One page from the server: opened, then merged with what is known and shown here, all in one transaction with the cursor. */
import { difference, type Field, merge, type Values } from '../../../domain/practice/change.ts';
import { nextStamp } from '../../../domain/practice/stamp.ts';
import type { PullResponse } from '../../../domain/practice/sync.ts';
import { fromBase64url } from '../base64url.ts';
import { database, keyOf, type Mark, syncing, type Thing, type ThingKey } from '../database.ts';
import { taken } from './besides.ts';
import { collectMarked, type Making, make, thingsOf, unsentOf, valuesHere } from './collect.ts';
import type { Here } from './here.ts';
import { besides } from './kinds/beside.ts';
import { everything } from './kinds/kinds.ts';
import { openChange } from './parcel.ts';
import { setSyncState, syncState, type Unreadable } from './state.ts';

const { things, marks } = database;

/** Unreadable rows that are remembered one by one. */
const mostUnreadable = 500;

/** What some rows say of one thing. */
interface News {
  readonly key: ThingKey;
  readonly kind: string;
  readonly id: string;
  readonly fields: Field[];
  readonly rows: string[];
}

/** A page that was opened, and waits to be kept. */
export interface Opened {
  readonly page: PullResponse;
  readonly news: readonly News[];
  readonly unreadable: readonly Unreadable[];
}

/** Take in one page. False when sync is not this account's any more: then nothing was. */
export async function takeIn(me: Here, { page, news, unreadable }: Opened): Promise<boolean> {
  return database.transaction('rw', everything, async () => {
    if ((await syncing()) !== me.account) return false;
    const some = await marks.limit(1).primaryKeys();
    const due = some.length > 0 ? await marks.bulkGet(news.map(({ key }) => key)) : [];
    const marked = new Map(due.flatMap(mark => (mark ? [[mark.key, mark]] : [])));
    // What was changed here is noted first, as a change to what was known until now.
    const known = await thingsOf(me, [...marked.keys()]);
    await collectMarked(
      me,
      [...marked.values()].filter(({ key }) => known.has(key)),
    );
    for (const kind of new Set(news.map(of => of.kind)))
      await takeInKind(
        me,
        kind,
        news.filter(of => of.kind === kind),
        marked,
      );
    await note(me, page, unreadable);
    return true;
  });
}

/** Needs no database, so it can be done while the page before is being kept. */
export function openPage(me: Here, page: PullResponse): Opened {
  const { sessions } = page;
  const news = new Map<ThingKey, News>();
  const unreadable: Unreadable[] = [];
  for (const { id: row, cursor, payload } of sessions) {
    if (payload === null) continue;
    const change = openChange(me.ring, me.account, row, fromBase64url(payload.text));
    if (!change.ok) unreadable.push({ id: row, cursor, why: change.problem });
    else {
      const { kind, id, fields } = change.value;
      const key = keyOf(kind, id);
      const of = news.get(key) ?? { key, kind, id, fields: [], rows: [] };
      of.fields.push(...fields);
      of.rows.push(row);
      news.set(key, of);
    }
  }
  return { page, news: [...news.values()], unreadable };
}

async function takeInKind(me: Here, kind: string, news: readonly News[], marked: ReadonlyMap<ThingKey, Mark>) {
  const keys = news.map(({ key }) => key);
  const [before, unsent] = await Promise.all([thingsOf(me, keys), unsentOf(keys)]);
  const fresh = news.flatMap(({ key }) => (before.has(key) ? [] : (marked.get(key) ?? [])));
  const here = await valuesHere(me, fresh);
  const beside = besides.find(of => of.kind === kind);
  const next: Thing[] = [];
  const making: Making[] = [];
  for (const { key, id, fields, rows } of news) {
    const row = before.get(key);
    const mark = marked.get(key);
    const { thing, ours } = beside
      ? taken(me, beside, id, row, fields)
      : joined(me, { key, id, row, fields, mark, now: here.get(key) });
    const told = [...new Set([...thing.told, ...rows])];
    next.push({ ...thing, told });
    if (ours)
      making.push({ thing: { ...thing, told }, waiting: unsent.get(key) ?? [], since: mark?.since ?? me.now() });
  }
  await make(me, making);
  await marks.bulkDelete(fresh.map(({ key }) => key));
  const unread = beside ? [] : await show(me, kind, next);
  await things.bulkPut(
    next.map(({ unshown: _, ...thing }) => (unread.includes(thing.key) ? { ...thing, unshown: true } : thing)),
  );
}

interface Joining {
  readonly key: ThingKey;
  readonly id: string;
  readonly row: Thing | undefined;
  readonly fields: readonly Field[];
  readonly mark: Mark | undefined;
  readonly now: Values | null | undefined;
}

/**
 * The thing with what came. When it is here and was never in step, what differs here counts from when it was changed here,
 * and is `ours` where that is later.
 */
function joined(me: Here, { key, id, row, fields, mark, now }: Joining): { thing: Thing; ours: boolean } {
  if (row) return { thing: { ...row, known: merge(row.known, fields) }, ours: false };
  const theirs = merge([], fields);
  const seen = mark && me.kinds.get(mark.kind)?.seen({ id, known: theirs });
  const mine = mark && seen && now ? difference(theirs, seen, now, nextStamp(null, mark.since, me.device)) : [];
  const known = merge(theirs, mine);
  return { thing: { key, owner: me.account, known, told: [] }, ours: mine.some(field => known.includes(field)) };
}

/** Answers the keys of those that this version cannot show. */
async function show(me: Here, kind: string, of: readonly Thing[]): Promise<ThingKey[]> {
  const unread = await me.kinds.get(kind)?.write(
    of.map(({ key, known }) => ({ id: key.slice(kind.length + 1), known })),
    me.account,
  );
  return unread ? unread.map(id => keyOf(kind, id)) : of.map(({ key }) => key);
}

/** The cursor, and what could not be opened; a row that a later one replaced need not be any more. */
async function note(me: Here, { sessions, cursor, epoch }: PullResponse, unreadable: readonly Unreadable[]) {
  const state = await syncState(me.account);
  const replaced = new Set(sessions.filter(({ payload }) => payload === null).map(({ id }) => id));
  const all = [...state.unreadable.filter(({ id }) => !replaced.has(id)), ...unreadable];
  const once = [...new Map(all.map(row => [row.id, row])).values()];
  await setSyncState(me.account, {
    cursor,
    epoch,
    unreadable: once.slice(0, mostUnreadable),
    more: state.more + Math.max(0, once.length - mostUnreadable),
  });
}
