/**
 * Gives lite whole turns on PGlite's one connection. lite's own driver sends BEGIN, statements and COMMIT as separate
 * queries with no lock, so two requests at once would run inside each other's transaction, and one's rollback would
 * undo the other's work. Here a transaction holds PGlite's lock from BEGIN to COMMIT, as the API's do.
 */
import type { PGlite, Transaction } from '@electric-sql/pglite';
import {
  type CompiledQuery,
  type DatabaseConnection,
  type Driver,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type QueryResult,
} from 'kysely';

export const kyselyInTurns = (pglite: PGlite) =>
  new Kysely<Record<string, never>>({
    dialect: {
      createAdapter: () => new PostgresAdapter(),
      createDriver: () => new TurnDriver(pglite),
      createIntrospector: database => new PostgresIntrospector(database),
      createQueryCompiler: () => new PostgresQueryCompiler(),
    },
  });

/** Thrown into PGlite's transaction to make it roll back. */
const rolledBack = new Error('rolled back');

class Turn implements DatabaseConnection {
  private readonly pglite: PGlite;
  private open: { transaction: Transaction; commit(): void; rollBack(): void; ended: Promise<void> } | null = null;

  constructor(pglite: PGlite) {
    this.pglite = pglite;
  }

  async executeQuery<Row>({ sql, parameters }: CompiledQuery): Promise<QueryResult<Row>> {
    const result = await (this.open?.transaction ?? this.pglite).query<Row>(sql, [...parameters]);
    return { rows: result.rows, numAffectedRows: BigInt(result.affectedRows ?? 0) };
  }

  // biome-ignore lint/correctness/useYield: PGlite has no cursors to stream from
  async *streamQuery<Row>(): AsyncIterableIterator<QueryResult<Row>> {
    throw new Error('PGlite does not stream');
  }

  begin(): Promise<void> {
    return new Promise((begun, refused) => {
      const ended = this.pglite.transaction(
        transaction =>
          new Promise<void>((commit, fail) => {
            this.open = { transaction, commit, rollBack: () => fail(rolledBack), ended };
            begun();
          }),
      );
      ended.catch(refused);
    });
  }

  async end(how: 'commit' | 'rollBack') {
    const open = this.open;
    if (!open) return;
    this.open = null;
    open[how]();
    await open.ended.catch((error: unknown) => {
      if (error !== rolledBack) throw error;
    });
  }
}

class TurnDriver implements Driver {
  private readonly pglite: PGlite;

  constructor(pglite: PGlite) {
    this.pglite = pglite;
  }

  async init() {}
  async acquireConnection() {
    return new Turn(this.pglite);
  }
  beginTransaction(turn: Turn) {
    return turn.begin();
  }
  commitTransaction(turn: Turn) {
    return turn.end('commit');
  }
  rollbackTransaction(turn: Turn) {
    return turn.end('rollBack');
  }
  async releaseConnection(turn: Turn) {
    await turn.end('rollBack');
  }
  async destroy() {}
}
