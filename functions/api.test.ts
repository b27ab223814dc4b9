/** The API's cases (tests/api) in process on Node, over PGlite and PostgreSQL; then the very same in a real Deno. */
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { beforeAll, expect, test } from 'vitest';
import { onEngines } from '../supabase/tests/engines.ts';
import { cases } from '../tests/api/cases.ts';
import { makeWorld, type World } from '../tests/api/world.ts';

onEngines('the API on Node', engine => {
  let world: World;
  beforeAll(() => {
    world = makeWorld(engine().database, engine().owner);
  });
  for (const { name, run } of cases) test(name, () => run(world));
});

const root = join(import.meta.dirname, '..');
const deno = ['-y', 'deno@2.9.6'];

onEngines(
  'the API in Deno',
  engine => {
    let results: Map<string, string | null> | { missing: string };
    beforeAll(async () => {
      results = await inDeno(engine().url ?? '');
    }, 180_000);
    for (const { name } of cases) {
      test(name, context => {
        if ('missing' in results) return context.skip(results.missing);
        expect(results.has(name), 'Deno ran it').toBe(true);
        expect(results.get(name)).toBe(null);
      });
    }
  },
  'PostgreSQL',
);

/** What went wrong in each case; a reason to skip only when Deno itself cannot be had. */
async function inDeno(url: string): Promise<Map<string, string | null> | { missing: string }> {
  const run = promisify(execFile);
  const there = await run('npx', [...deno, '--version'], { timeout: 120_000 }).catch((error: Error) => error);
  if (there instanceof Error) return { missing: `Deno cannot be had from npm: ${there.message.split('\n')[0]}` };
  const { stdout } = await run(
    'npx',
    [
      ...deno,
      'run',
      '--config=functions/deno.json',
      '--node-modules-dir=manual',
      '--cached-only',
      '--no-prompt',
      '--allow-env',
      '--allow-read',
      '--allow-net=127.0.0.1',
      'tests/api/in-deno.ts',
    ],
    { cwd: root, env: { ...process.env, DATABASE_URL: url, NO_COLOR: '1' }, timeout: 150_000, maxBuffer: 1 << 26 },
  ).catch((error: Error & { stdout?: string; stderr?: string }) => {
    throw new Error(`Deno stopped: ${error.message}\n${error.stdout?.slice(-2_000)}`, { cause: error });
  });
  const lines = stdout.split('\n').filter(line => line.startsWith('{'));
  return new Map(lines.map(line => JSON.parse(line)).map(({ name, error }) => [name, error]));
}
