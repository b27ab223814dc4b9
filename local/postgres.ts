/** A real PostgreSQL to throw away: its own cluster in a temporary folder on a free port of 127.0.0.1, gone at the end. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chownSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { no, ok, type Result } from '../domain/result.ts';
import { openConnections } from '../functions/vendors/postgres.ts';
import { postgresBinaries } from './postgres-binaries.ts';

export interface ThrowawayPostgres {
  /** A new empty database (or a copy of another one of this cluster), as a URL for its superuser. */
  database(copyOf?: string): Promise<string>;
  /** The address of the cluster's own first database. */
  readonly url: string;
  /** The server's process, for tests that kill it. */
  readonly process: ChildProcess;
  close(): Promise<void>;
}

/** Starts one. When this machine cannot have one: the reason, in one line. `durable`: as careful and as slow as in production. */
export async function startPostgres({ durable = false } = {}): Promise<Result<ThrowawayPostgres, string>> {
  const binaries = postgresBinaries();
  if (!binaries.ok) return binaries;
  const user = serverUser();
  if (!user.ok) return user;
  const folder = mkdtempSync(join(tmpdir(), 'tideline-postgres-'));
  const secret = randomBytes(16).toString('hex');
  writeFileSync(join(folder, 'secret'), secret, { mode: 0o600 });
  if (user.value) for (const path of [folder, join(folder, 'secret')]) chownSync(path, user.value.uid, user.value.gid);
  const cleanUp = () => rmSync(folder, { recursive: true, force: true });

  const data = join(folder, 'data');
  const made = spawnSync(
    join(binaries.value, 'initdb'),
    ['-D', data, '-U', 'postgres', '-A', 'scram-sha-256', `--pwfile=${join(folder, 'secret')}`, ...text, '--no-sync'],
    { encoding: 'utf8', cwd: folder, ...user.value },
  );
  if (made.status !== 0) {
    cleanUp();
    return no(`initdb: ${made.error?.message ?? made.stderr.trim().split('\n').at(-1)}`);
  }
  const port = await freePort();
  const server = spawn(join(binaries.value, 'postgres'), ['-D', data, ...settings(port, durable)], {
    cwd: folder,
    stdio: ['ignore', 'ignore', 'pipe'],
    ...user.value,
  });
  const url = `postgresql://postgres:${secret}@127.0.0.1:${port}/postgres`;
  const lastWords = listen(server);
  const gone = new Promise<void>(resolve => server.once('exit', () => resolve()));
  const endAtOnce = () => {
    server.kill('SIGQUIT');
    cleanUp();
  };
  process.once('exit', endAtOnce);
  if (!(await answers(url, server))) {
    endAtOnce();
    return no(`postgres does not start: ${lastWords()}`);
  }
  let count = 0;
  return ok({
    url,
    process: server,
    async database(copyOf) {
      const name = `copy_${++count}`;
      const template = copyOf ? new URL(copyOf).pathname.slice(1) : 'template1';
      await asOwner(url, `create database ${name} template ${template}`);
      return Object.assign(new URL(url), { pathname: `/${name}` }).href;
    },
    async close() {
      process.off('exit', endAtOnce);
      server.kill('SIGINT');
      await gone;
      cleanUp();
    },
  });
}

const text = ['-E', 'UTF8', '--locale=C'];

/** Many connections for tests of concurrency; no durability as a rule, because nothing here outlives the test. */
const settings = (port: number, durable: boolean) =>
  Object.entries({
    port,
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    max_connections: 120,
    ...(!durable && { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', autovacuum: 'off' }),
  }).flatMap(([name, value]) => ['-c', `${name}=${value}`]);

/** PostgreSQL refuses to run as root: then as its own user, or as nobody. */
function serverUser(): Result<{ uid: number; gid: number } | null, string> {
  if (process.getuid?.() !== 0) return ok(null);
  for (const name of ['postgres', 'nobody']) {
    const [uid, gid] = ['-u', '-g'].map(what => spawnSync('id', [what, name], { encoding: 'utf8' }).stdout?.trim());
    if (uid && gid) return ok({ uid: Number(uid), gid: Number(gid) });
  }
  return no('PostgreSQL does not run as root, and there is no user postgres or nobody');
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}

function listen(server: ChildProcess): () => string {
  let said = '';
  server.stderr?.on('data', (chunk: Buffer) => {
    said = (said + chunk.toString()).slice(-4_000);
  });
  return () => said.trim().split('\n').at(-1) ?? '';
}

async function answers(url: string, server: ChildProcess): Promise<boolean> {
  for (let i = 0; i < 150 && server.exitCode === null; i++) {
    const up = await asOwner(url, 'select 1').then(
      () => true,
      () => false,
    );
    if (up) return true;
    await new Promise(done => setTimeout(done, 100));
  }
  return false;
}

async function asOwner(url: string, statement: string): Promise<void> {
  const { pool, close } = openConnections(url, { max: 1 });
  try {
    await pool.query(statement);
  } finally {
    await close();
  }
}
