/** `npm start` as a child process: what it says when it cannot, how it ends, and that kill -9 loses nothing. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chmod, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { uuid7 } from '../../domain/time.ts';
import { startPostgres } from '../../local/postgres.ts';
import { prepareData } from '../app.ts';

const root = join(import.meta.dirname, '../..');
let folder: string;
const children = new Set<ChildProcess>();

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tideline-start-'));
  await chmod(folder, 0o755);
  await mkdir(join(folder, 'dist'));
  await writeFile(join(folder, 'dist', 'index.html'), '<!doctype html><title>Tideline</title>');
});
afterEach(async () => {
  for (const child of children) child.kill('SIGKILL');
  children.clear();
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** A data folder that has been started before, which spares each of these its migrations. */
async function startedBefore(name: string): Promise<string> {
  const data = join(folder, name);
  await prepareData(data);
  return data;
}

interface Start {
  readonly child: ChildProcess;
  /** The address, once it serves; rejects with what was said when it ends before. */
  readonly url: Promise<string>;
  readonly end: Promise<{ code: number | null; said: string }>;
}

function start(args: readonly string[], options: { uid?: number; stdin?: 'ignore' | 'pipe' } = {}): Start {
  const { uid, stdin = 'ignore' } = options;
  const child = spawn(
    process.execPath,
    // PGlite's machine code quickly made and not made better: none of these lives long enough to gain by it.
    ['--liftoff-only', '--import', 'tsx', 'local/start.ts', '--port', '0', '--dist', join(folder, 'dist'), ...args],
    {
      cwd: root,
      stdio: [stdin, 'pipe', 'pipe'],
      ...(uid !== undefined && { uid, gid: uid, env: { PATH: process.env.PATH } }),
    },
  );
  children.add(child);
  let said = '';
  let serving: (url: string) => void = () => {};
  let ended: (error: Error) => void = () => {};
  const url = new Promise<string>((resolve, reject) => {
    serving = resolve;
    ended = reject;
  });
  url.catch(() => {});
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (text: string) => {
      said += text;
      const found = /Mail lands at +(\S+)\/mail/.exec(said);
      if (found?.[1]) serving(found[1]);
    });
  }
  const end = new Promise<{ code: number | null; said: string }>(resolve =>
    child.once('close', code => {
      ended(new Error(`ended with ${code}: ${said}`));
      resolve({ code, said: said.trim() });
    }),
  );
  return { child, url, end };
}

const post = (address: string, body: object, token = '') =>
  fetch(address, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) },
    body: JSON.stringify(body),
  });

async function signIn(url: string, email: string): Promise<string> {
  await post(`${url}/auth/v1/otp`, { email });
  const [mail] = await (await fetch(`${url}/mail.json`)).json();
  const verified = await post(`${url}/auth/v1/verify`, { email, token: mail.code, type: 'email' });
  return (await verified.json()).access_token;
}

/** Answers with its id once it is acknowledged. */
async function push(url: string, token: string) {
  const id = uuid7(Date.now(), randomBytes(10));
  const payload = { form: 'sealed', key: 1, text: randomBytes(20).toString('base64url') };
  const answer = await post(`${url}/functions/v1/api/sessions/push`, { sessions: [{ id, payload }] }, token);
  if (answer.status !== 200) throw new Error(`push answered ${answer.status}`);
  return id;
}

async function pull(url: string, token: string): Promise<string[]> {
  const answer = await fetch(`${url}/functions/v1/api/sessions`, { headers: { authorization: `Bearer ${token}` } });
  return (await answer.json()).sessions.map((session: { id: string }) => session.id);
}

test('killed after 20 acknowledged pushes: all 20 after the next start, and the person still signed in', async () => {
  const data = await startedBefore('killed');
  const first = start(['--data', data]);
  const token = await signIn(await first.url, 'ada@tideline.test');
  const ids: string[] = [];
  for (let i = 0; i < 20; i++) ids.push(await push(await first.url, token));
  first.child.kill('SIGKILL');
  await first.end;

  const second = start(['--data', data]);
  expect(await pull(await second.url, token)).toEqual(ids);

  // The same folder, while the second start lives; then its end, by Ctrl-C.
  const third = await start(['--data', data]).end;
  expect(third.code).toBe(1);
  expect(third.said).toBe(
    `The data in ${data} is in use by another start (process ${second.child.pid}). Stop that one.`,
  );
  const reset = await start(['--data', data, '--reset']).end;
  expect([reset.code, reset.said]).toEqual([1, third.said]);
  expect(await pull(await second.url, token)).toHaveLength(20);
  second.child.kill('SIGINT');
  expect((await second.end).code).toBe(0);

  // A newer version has been here: recorded in the database, or in the folder's own form.
  const pglite = new PGlite(join(data, 'database'));
  await pglite.query(
    `insert into supabase_migrations.schema_migrations (version, name) values ('99991231000000', 'later')`,
  );
  await pglite.close();
  const newer = `The data in ${data} is of a newer version of Tideline than this one. Update, or start over with npm run reset.`;
  expect(await start(['--data', data]).end).toEqual({ code: 1, said: newer });
  const marker = await readFile(join(data, 'tideline.json'), 'utf8');
  await writeFile(join(data, 'tideline.json'), JSON.stringify({ ...JSON.parse(marker), form: 99 }));
  expect(await start(['--data', data]).end).toEqual({ code: 1, said: newer });

  // Nothing was damaged by the refusals.
  await writeFile(join(data, 'tideline.json'), marker);
  const healing = new PGlite(join(data, 'database'));
  await healing.query(`delete from supabase_migrations.schema_migrations where name = 'later'`);
  const { rows } = await healing.query<{ count: number }>('select count(*)::int as count from practice_sessions');
  expect(rows).toEqual([{ count: 20 }]);
  await healing.close();

  const cleared = await start(['--data', data, '--reset']).end;
  expect([cleared.code, cleared.said]).toEqual([0, `Deleted ${data}.`]);
});

test('killed in the middle of its first start, it comes up the next time', async () => {
  const data = join(folder, 'torn');
  const first = start(['--data', data]);
  const database = join(data, 'database', 'PG_VERSION');
  while (!(await readFile(database, 'utf8').catch(() => null))) await new Promise(resolve => setTimeout(resolve, 5));
  first.child.kill('SIGKILL');
  await first.end;
  const second = start(['--data', data]);
  const url = await second.url;
  expect((await fetch(`${url}/functions/v1/api/ready`)).status).toBe(200);
  // SIGTERM is what a supervisor sends; stdin was closed all along.
  second.child.kill('SIGTERM');
  expect((await second.end).code).toBe(0);
});

test('when npm is ended, what it started ends too', async () => {
  const data = await startedBefore('npm');
  const npm = spawn('npm', ['start', '--', '--port', '0', '--data', data, '--dist', join(folder, 'dist')], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  children.add(npm);
  let said = '';
  await new Promise<void>(resolve => {
    npm.stdout.setEncoding('utf8').on('data', (text: string) => {
      said += text;
      if (said.includes('Mail lands')) resolve();
    });
  });
  const { pid } = JSON.parse(await readFile(join(data, 'lock'), 'utf8'));
  npm.kill('SIGTERM');
  await expect.poll(() => spawnSync('kill', ['-0', String(pid)]).status).toBe(1);
  await expect(readFile(join(data, 'lock'))).rejects.toThrow();
});

test('a killed start takes its Deno along', async context => {
  const { child, url, end } = start(['--data', await startedBefore('deno'), '--deno']);
  const serving = await url.catch((error: Error) => error);
  if (serving instanceof Error && serving.message.includes('cannot be had')) return context.skip(serving.message);
  const found = spawnSync('ps', ['-o', 'pid=', '--ppid', String(child.pid)], { encoding: 'utf8' }).stdout.trim();
  expect(found).toMatch(/^\d+$/);
  child.kill('SIGKILL');
  await end;
  await expect.poll(() => spawnSync('kill', ['-0', found]).status).toBe(1);
});

test('a PostgreSQL that dies under it: the API says so, and the end is still clean', async context => {
  const server = await startPostgres();
  if (!server.ok) return context.skip(server.problem);
  const { child, url, end } = start(['--data', join(folder, 'dying'), '--postgres', server.value.url]);
  const ready = async () => (await fetch(`${await url}/functions/v1/api/ready`)).status;
  expect(await ready()).toBe(200);
  server.value.process.kill('SIGKILL');
  await expect.poll(ready).toBe(503);
  expect((await post(`${await url}/auth/v1/otp`, { email: 'ada@tideline.test' })).status).toBe(500);
  child.kill('SIGINT');
  expect((await end).code).toBe(0);
  await server.value.close();
});

test('with stdin open it serves as well, and its end closes nothing', async () => {
  const { child, url, end } = start(['--data', await startedBefore('stdin')], { stdin: 'pipe' });
  const page = await fetch(await url);
  expect(await page.text()).toContain('<title>Tideline</title>');
  child.stdin?.end();
  await new Promise(resolve => setTimeout(resolve, 300));
  expect((await fetch(await url)).status).toBe(200);
  child.kill('SIGINT');
  expect((await end).code).toBe(0);
});

test('a taken port', async () => {
  const other = createServer();
  const port = await new Promise<number>(resolve =>
    other.listen(0, '127.0.0.1', () => {
      const address = other.address();
      resolve(typeof address === 'object' && address ? address.port : 0);
    }),
  );
  const data = join(folder, 'port');
  const { code, said } = await start(['--data', data, '--port', String(port)]).end;
  other.close();
  expect([code, said]).toEqual([1, `Port ${port} is taken by another program. Choose one: PORT=${port + 1} npm start`]);
  await expect(readFile(join(data, 'tideline.json'))).rejects.toThrow();
});

test('a disk that cannot be written', async context => {
  const file = join(folder, 'file');
  await writeFile(file, '');
  expect(await start(['--data', join(file, 'data')]).end).toEqual({
    code: 1,
    said: `Cannot write to ${join(file, 'data')}: a part of that path is a file.`,
  });
  // Root may write anywhere, so the start has to be somebody else's.
  if (process.getuid?.() !== 0) return context.skip('only root can start it as another user');
  const closed = join(folder, 'closed');
  await mkdir(closed, { mode: 0o755 });
  expect(await start(['--data', join(closed, 'data')], { uid: 65_534 }).end).toEqual({
    code: 1,
    said: `Cannot write to ${join(closed, 'data')}: permission denied.`,
  });
});

test('a wrong word on the command line, a folder that is not ours, a PostgreSQL that is not there', async () => {
  const wrong = await start(['--prot', '1']).end;
  expect(wrong.code).toBe(1);
  expect(wrong.said).toContain("Unknown option '--prot'");
  const notOurs = await start(['--data', folder, '--reset']).end;
  expect([notOurs.code, notOurs.said]).toEqual([
    1,
    `${folder} does not look like a data folder of Tideline, so nothing in it was deleted.`,
  ]);
  const nobody = await start(['--data', join(folder, 'pg'), '--postgres', 'postgresql://x@127.0.0.1:1/x']).end;
  expect(nobody.code).toBe(1);
  expect(nobody.said).toMatch(/^PostgreSQL does not let us in: .*ECONNREFUSED.*\.$/);
});
