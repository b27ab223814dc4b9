/** The API in real Deno over a PostgreSQL of its own that waits for its disk, filled before and gone afterwards. */
import { join } from 'node:path';
import { startDeno } from '../../../local/deno.ts';
import { startPostgres } from '../../../local/postgres.ts';
import { startAuthority } from './people.ts';

export interface Processes {
  readonly deno: number | undefined;
  readonly postgres: number | undefined;
}

type Authority = Awaited<ReturnType<typeof startAuthority>>;

export async function overDeno<Filled, Found>(
  fill: (databaseUrl: string, authority: Authority) => Promise<Filled>,
  work: (base: string, filled: Filled, processes: Processes) => Promise<Found>,
): Promise<Found> {
  const server = await startPostgres({ durable: true });
  if (!server.ok) throw new Error(server.problem);
  const authority = await startAuthority();
  try {
    const databaseUrl = await server.value.database();
    const filled = await fill(databaseUrl, authority);
    const root = join(import.meta.dirname, '../../..');
    const deno = await startDeno({ root, url: authority.url, databaseUrl, origins: [], log: console.error });
    try {
      return await work(deno.base, filled, { deno: deno.process.pid, postgres: server.value.process.pid });
    } finally {
      await deno.close();
    }
  } finally {
    authority.close();
    await server.value.close();
  }
}
