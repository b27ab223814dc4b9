/** The directory and the page of one practitioner, for anybody: only who is verified, only what can be booked. */
import {
  type DirectoryPage,
  type DirectoryQuery,
  directoryPageSize,
  foldedWords,
  type Listing,
  mostByTime,
  type ShownPractice,
} from '../../domain/practitioner/directory.ts';
import type { Service } from '../../domain/practitioner/offer.ts';
import type { Profile } from '../../domain/practitioner/profile.ts';
import { cursorOf, readCursor } from '../http/cursor.ts';
import { Refusal } from '../http/problem.ts';
import { asCaller } from '../http/transaction.ts';
import { house, type Ports, type Query } from '../ports.ts';
import { nextFreeOf } from './next-free.ts';
import { profileColumns, profileOf } from './practice.ts';

export async function find(ports: Ports, asked: DirectoryQuery): Promise<DirectoryPage> {
  const last = readCursor(asked.after);
  const now = ports.now();
  return asCaller(ports, house, async query =>
    asked.order === 'next' || asked.before !== undefined
      ? byTime(query, now, asked, last)
      : byName(query, now, asked, last),
  );
}

type Last = ReturnType<typeof readCursor>;

async function byName(query: Query, now: Date, asked: DirectoryQuery, last: Last): Promise<DirectoryPage> {
  const all = await found(query, asked, directoryPageSize + 1, last);
  const shown = all.slice(0, directoryPageSize).map(({ id }) => id);
  // Sent together.
  const [free, rows] = await Promise.all([nextFreeOf(query, now, shown, asked), listed(query, shown)]);
  const practitioners = withTimes(rows, free);
  const end = practitioners.at(-1);
  return { practitioners, after: end && all.length > shown.length ? cursorOf(end.name, end.slug) : null };
}

/** After every instant. */
const never = '9999';

/** Everybody who fits, up to a bound, in order of their next free time; who has none comes last, or not at all. */
async function byTime(query: Query, now: Date, asked: DirectoryQuery, last: Last): Promise<DirectoryPage> {
  const all = await found(query, asked, mostByTime, null);
  const free = await nextFreeOf(
    query,
    now,
    all.map(({ id }) => id),
    asked,
  );
  const { before } = asked;
  const rest = all
    .map(one => ({ ...one, at: free.get(one.id) ?? never }))
    .filter(({ at }) => before === undefined || Date.parse(at) < Date.parse(before))
    .filter(({ at, slug }) => !last || at > last.key || (at === last.key && slug > last.id))
    .sort((a, b) => (a.at === b.at ? compare(a.slug, b.slug) : compare(a.at, b.at)));
  const shown = rest.slice(0, directoryPageSize);
  const rows = await listed(
    query,
    shown.map(({ id }) => id),
  );
  const practitioners = withTimes(rows, free);
  const end = shown.at(-1);
  return { practitioners, after: end && rest.length > shown.length ? cursorOf(end.at, end.slug) : null };
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

/** In order of their names. */
async function found(
  query: Query,
  asked: DirectoryQuery,
  upTo: number,
  last: Last,
): Promise<{ id: string; slug: string }[]> {
  const { text, technique, language, currency, most, online } = asked;
  const words = foldedWords(text ?? '');
  return query<{ id: string; slug: string }>(
    'select id, slug from public.find_practitioners($1, $2, $3, $4, $5::integer, $6::boolean, $7, $8, $9::integer)',
    [
      words.length > 0 ? words.map(word => `'${word}':*`).join(' & ') : null,
      technique ?? null,
      language ?? null,
      currency ?? null,
      most ?? null,
      online === undefined ? null : true,
      last?.key ?? null,
      last?.id ?? null,
      upTo,
    ],
  );
}

type Listed = Omit<Listing, 'nextFree'> & { readonly id: string };

const withTimes = (rows: readonly Listed[], free: ReadonlyMap<string, string>): Listing[] =>
  rows.map(({ id, ...listing }) => ({ ...listing, nextFree: free.get(id) ?? null }));

/** In the order of the ids. */
async function listed(query: Query, ids: readonly string[]): Promise<Listed[]> {
  if (ids.length === 0) return [];
  const rows = await query<Listed>(
    `select p.id, p.slug, p.name, p.headline, p.photo, array_to_json(p.languages) as languages,
       array_to_json(p.techniques) as techniques,
       (select coalesce(bool_or(s.online), false) from public.services s where s.practitioner = p.id and s.offered) as online,
       (select coalesce(json_agg(json_build_object('currency', c.currency, 'amount', c.amount) order by c.currency), '[]')
        from (select s.currency, min(s.least_amount) as amount from public.services s
              where s.practitioner = p.id and s.offered group by s.currency) c) as from
     from public.practitioners p
     where p.id = any (array(select i::uuid from jsonb_array_elements_text($1::jsonb) as i))`,
    [JSON.stringify(ids)],
  );
  const byId = new Map(rows.map(row => [row.id, row]));
  return ids.flatMap(id => byId.get(id) ?? []);
}

/** To who is not verified the answer is the same as to who is not there. */
export async function show(ports: Ports, slug: string): Promise<ShownPractice> {
  const [row] = await asCaller(ports, house, query =>
    query<Profile & Omit<ShownPractice, 'profile'>>(
      `select ${profileColumns}, p.photo,
         (select a.hours ->> 'zone' from public.availability a where a.practitioner = p.id) as zone,
         (select coalesce(json_agg(json_build_object('id', s.id, 'service', s.details) order by s.details ->> 'title', s.id), '[]')
          from public.services s where s.practitioner = p.id and s.offered) as services
       from public.practitioners p where p.slug = $1`,
      [slug],
    ),
  );
  if (!row) throw new Refusal('not-found');
  const { photo, zone, services } = row;
  return { profile: profileOf(row), photo, zone, services: services as { id: string; service: Service }[] };
}
