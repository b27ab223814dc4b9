/** The cursor under real concurrency: a reader that follows it never skips a row, and pushes never block each other for good. */
import { expect, test } from 'vitest';
import type { PushRequest } from '../../domain/practice/sync.ts';
import { replaceKeys } from '../../functions/account/keys.ts';
import { type Caller, type Database, DatabaseError, type Ports, type Query } from '../../functions/ports.ts';
import { empty } from '../../functions/session/empty.ts';
import { pull } from '../../functions/session/pull.ts';
import { push } from '../../functions/session/push.ts';
import { sealedSession, tombstone } from '../../tests/api/sessions.ts';
import { type Engine, idAt, newPerson, onEngines } from './engines.ts';

const insert = (query: Query, id = idAt('2026-11-22T10:00:00Z')) =>
  query('insert into public.practice_sessions (id, sealed, key_version) values ($1, $2, 1)', [id, new Uint8Array([1])]);

/** A transaction that waits, after its work, until it is told how to end. */
function held(database: Database, caller: Caller, work: (query: Query) => Promise<unknown>) {
  let end: (how: 'commit' | 'roll back') => void = () => {};
  const told = new Promise<'commit' | 'roll back'>(resolve => {
    end = resolve;
  });
  let worked: () => void = () => {};
  const done = new Promise<void>(resolve => {
    worked = resolve;
  });
  const over = database.transaction(caller, async query => {
    await work(query);
    worked();
    if ((await told) === 'roll back') throw new Error('rolled back');
  });
  return { done, over, end };
}

const pause = (milliseconds: number) => new Promise(resolve => setTimeout(resolve, milliseconds));

const within = (promise: Promise<unknown>, milliseconds: number) =>
  Promise.race([promise.then(() => true), pause(milliseconds).then(() => false)]);

const ports = (engine: Engine) => ({ database: engine.database }) as Ports;

const send = (engine: Engine, caller: Caller, sessions: PushRequest['sessions']) =>
  push(ports(engine), caller, { sessions });

onEngines(
  'the cursor',
  engine => {
    test('a slow writer holds back the numbers after its own, so that a reader cannot skip its row', async () => {
      const ada = await newPerson(engine());
      const { database } = engine();
      const slow = held(database, ada, query => insert(query));
      await slow.done;
      const quick = held(database, ada, query => insert(query));
      expect(await within(quick.done, 300), 'the quick writer waits').toBe(false);
      expect((await pull(ports(engine()), ada, 0, 10)).cursor).toBe(0);
      slow.end('commit');
      await slow.over;
      await quick.done;
      expect((await pull(ports(engine()), ada, 0, 10)).cursor).toBe(1);
      quick.end('commit');
      await quick.over;
      expect((await pull(ports(engine()), ada, 1, 10)).sessions.map(s => s.cursor)).toEqual([2]);
    });

    test('a writer that fails gives its number back', async () => {
      const ada = await newPerson(engine());
      const slow = held(engine().database, ada, query => insert(query));
      await slow.done;
      const quick = held(engine().database, ada, query => insert(query));
      slow.end('roll back');
      await expect(slow.over).rejects.toThrow('rolled back');
      await quick.done;
      quick.end('commit');
      await quick.over;
      expect((await pull(ports(engine()), ada, 0, 10)).sessions.map(s => s.cursor)).toEqual([1]);
    });

    test('a deletion that meets the insert of its session in flight still deletes it', async () => {
      const ada = await newPerson(engine());
      const id = idAt('2026-11-22T10:00:00Z');
      const writer = held(engine().database, ada, query => insert(query, id));
      await writer.done;
      const deletion = send(engine(), ada, [tombstone(id)]);
      await pause(200);
      writer.end('commit');
      await writer.over;
      expect((await deletion).sessions).toEqual([{ id, outcome: 'stored', cursor: 2 }]);
      expect((await pull(ports(engine()), ada, 0, 10)).sessions).toEqual([{ id, cursor: 2, payload: null }]);
    });

    test('people do not wait for each other', async () => {
      const [ada, mara] = [await newPerson(engine()), await newPerson(engine())];
      const slow = held(engine().database, ada, query => insert(query));
      await slow.done;
      const other = held(engine().database, mara, query => insert(query));
      expect(await within(other.done, 10_000)).toBe(true);
      for (const writer of [slow, other]) {
        writer.end('commit');
        await writer.over;
      }
    });

    test('a reader beside eight writers sees every change exactly once, in order', async () => {
      const ada = await newPerson(engine());
      const pushed = new Set<string>();
      let writing = 8;
      const writers = Array.from({ length: 8 }, async (_, writer) => {
        for (let round = 0; round < 25; round++) {
          const sessions = Array.from({ length: 1 + ((round + writer) % 3) }, () => sealedSession());
          await send(engine(), ada, sessions);
          for (const { id } of sessions) pushed.add(id);
        }
        writing--;
      });
      const seen: { id: string; cursor: number }[] = [];
      for (let last = false; !last; ) {
        last = writing === 0;
        const page = await pull(ports(engine()), ada, seen.at(-1)?.cursor ?? 0, 50);
        seen.push(...page.sessions);
        last &&= !page.more;
      }
      await Promise.all(writers);
      expect(seen.map(s => s.cursor)).toEqual(Array.from({ length: pushed.size }, (_, i) => i + 1));
      expect(new Set(seen.map(s => s.id))).toEqual(pushed);
    });

    test('overlapping pushes, deletions, direct changes, key changes and emptyings end without a deadlock', async () => {
      const people = await Promise.all(Array.from({ length: 4 }, () => newPerson(engine())));
      const outcomes: string[] = [];
      const note = async (work: Promise<unknown>) =>
        outcomes.push(
          await work.then(
            () => 'done',
            error => (error instanceof DatabaseError ? error.code : error.type),
          ),
        );
      for (let round = 0; round < 25; round++) {
        const shared = Array.from({ length: 12 }, () => sealedSession());
        await Promise.all(
          people.flatMap((person, i) => [
            note(send(engine(), person, i % 2 ? shared : [...shared].reverse())),
            note(send(engine(), person, [...shared.slice(i).map(s => tombstone(s.id)), ...shared.slice(0, i)])),
            note(replaceKeys(ports(engine()), person, 0, `${round}AAA`.slice(-4))),
            ...(round % 5 === i ? [note(empty(ports(engine()), person))] : []),
            note(
              engine().database.transaction(person, query =>
                query(`update public.practice_sessions set deleted = true
                  where id in (select id from public.practice_sessions order by random() limit 8)`),
              ),
            ),
          ]),
        );
      }
      expect(new Set(outcomes)).toEqual(new Set(['done', 'session-conflict', 'keys-changed']));
      for (const { id } of people) {
        const [both] = await engine().owner<{ counted: string; real: string }>(
          `select kept_rows || ' and ' || kept_bytes as counted,
            (select count(*) || ' and ' || coalesce(sum(private.payload_bytes(sealed)), 0)
             from public.practice_sessions s where s.owner = c.owner) as real
           from private.session_cursors c where owner = $1`,
          [id],
        );
        expect(both?.counted).toBe(both?.real);
      }
    });
  },
  'PostgreSQL',
);
