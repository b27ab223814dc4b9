/**
 * The lock as a layer inside Dexie: rows are sealed on their way in and opened on their way out, synchronously, so that
 * a transaction stays alive and all other code knows plain rows only. While the app is open it hands everything through.
 */
import type { DBCore, DBCoreCursor, DBCoreTable, Middleware } from 'dexie';
import { keyring } from './keyring.ts';
import { isClosed, isPrivate, openRow, type Row, sealRow } from './sealed-rows.ts';

type Query = Parameters<DBCoreTable['query']>[0];

/** Under Dexie's own layers, which so see, compare and remember plain rows. */
export const sealedTables: Middleware<DBCore> = {
  stack: 'dbcore',
  name: 'sealed',
  level: -2,
  create: core => ({
    ...core,
    table: name => (isPrivate(name) ? sealedTable(core.table(name)) : core.table(name)),
  }),
};

function sealedTable(below: DBCoreTable): DBCoreTable {
  const { name } = below;
  const opened = (row: Row | undefined) => row && openRow(name, row);
  const openCursor: DBCoreTable['openCursor'] = request =>
    below.openCursor(request).then(cursor => cursor && (request.values ? openingCursor(name, cursor) : cursor));
  return {
    ...below,
    openCursor,
    mutate(request) {
      if (!keyring().sealing || (request.type !== 'add' && request.type !== 'put')) return below.mutate(request);
      return below.mutate({ ...request, values: request.values.map(row => sealRow(name, row)) });
    },
    get: request => below.get(request).then(opened),
    getMany: request => below.getMany(request).then(rows => (rows.some(isClosed) ? rows.map(opened) : rows)),
    query: request =>
      below.query(request).then(answer => {
        if (!request.values || !answer.result.some(isClosed)) return answer;
        const result = answer.result.map(opened).filter(row => row !== undefined);
        const short = answer.result.length === request.limit && result.length < request.limit;
        // A page that is one short would pass for the last one.
        return short ? collect(request) : { result };
      }),
  };

  /** As many readable rows as were asked for, past those that are not. */
  function collect({ limit = Number.POSITIVE_INFINITY, direction = 'next', ...request }: Query) {
    const result: Row[] = [];
    const [reverse, unique] = [direction.startsWith('prev'), direction.endsWith('unique')];
    return openCursor({ ...request, values: true, reverse, unique }).then(
      cursor =>
        cursor
          ?.start(() => {
            result.push(cursor.value);
            if (result.length < limit) cursor.continue();
            else cursor.stop();
          })
          .then(() => ({ result })) ?? { result },
    );
  }
}

/** Steps over what cannot be opened. */
function openingCursor(table: string, cursor: DBCoreCursor): DBCoreCursor {
  let value: Row | undefined;
  return Object.create(cursor, {
    key: { get: () => cursor.key },
    primaryKey: { get: () => cursor.primaryKey },
    value: { get: () => value },
    start: {
      value: (onNext: () => void) =>
        cursor.start(() => {
          value = openRow(table, cursor.value);
          if (value) onNext();
          else cursor.continue();
        }),
    },
  });
}
