/** The runner itself: it counts what vitest says without flattery, and ends what its children leave behind. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { endLeftovers, runChild } from './child.ts';
import type { Outcome } from './reporter.ts';

const root = join(import.meta.dirname, '../..');
let folder = '';

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'tideline-run-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** What the reporter writes for one test file with this content; null when it wrote nothing. */
async function outcome(source: string): Promise<{ code: number; outcome: Outcome | null }> {
  writeFileSync(join(folder, 'some.test.ts'), source);
  const file = join(folder, 'outcome.json');
  rmSync(file, { force: true });
  const vitest = join(root, 'node_modules/vitest/vitest.mjs');
  const reporter = join(root, 'tests/run/reporter.ts');
  const command = [process.execPath, vitest, 'run', '--globals', '--root', folder, '--reporter', reporter];
  const done = await runChild(command, { limit: 60, env: { TIDELINE_RESULT: file } });
  try {
    return { code: done.code, outcome: JSON.parse(readFileSync(file, 'utf8')) };
  } catch {
    return { code: done.code, outcome: null };
  }
}

test('passed, failed and skipped are counted one by one, a skip with its reason', async () => {
  const { code, outcome: seen } = await outcome(`
    test('a', () => {});
    test('b', () => expect(1).toBe(2));
    test('c', context => context.skip('no such thing here'));
    test.skip('d, skipped: too early', () => {});
    test.skip('e', () => {});
    test.todo('f');
    let tries = 0;
    test('g', { retry: 1 }, () => expect(++tries).toBe(2));`);
  expect(code).toBe(1);
  expect(seen?.passed).toBe(2);
  expect(seen?.again.map(({ name, why }) => [name.at(-1), why])).toEqual([['g', expect.stringContaining('1 to be 2')]]);
  expect(seen?.skipped.map(s => s.why)).toEqual(['no such thing here', 'too early']);
  expect(seen?.failed.map(line => line.replace(/^.*> /, ''))).toEqual([
    'b',
    'e: skipped without saying why',
    'f: skipped without saying why',
  ]);
});

test('a broken preparation counts as a failure, and its tests as not run', async () => {
  const { outcome: seen } = await outcome(`describe('group', () => {
    beforeAll(() => { throw new Error('no ground to stand on'); });
    test('a', () => {});
  });`);
  expect(seen?.passed).toBe(0);
  expect(seen?.failed.join()).toContain('no ground to stand on');
  expect(seen?.skipped).toHaveLength(1);
});

test('a file that cannot be read is a failure, and so is a file without tests', async () => {
  expect((await outcome(`throw new Error('broken file');`)).outcome?.failed.join()).toContain('broken file');
  expect((await outcome('export {};')).outcome?.failed.length).toBeGreaterThan(0);
});

test('an error outside every test is a failure', async () => {
  const { outcome: seen } = await outcome(`test('a', async () => {
    Promise.reject(new Error('nobody listened'));
    await new Promise(done => setTimeout(done, 50));
  });`);
  expect(seen?.failed.join()).toContain('nobody listened');
});

test('a child is stopped after its time, with all that it started', async () => {
  const done = await runChild(['sh', '-c', 'sleep 61 & sleep 62'], { limit: 1 });
  expect(done.stopped).toBe('stopped after 1 s');
  expect(done.seconds).toBeLessThan(5);
  expect(await endLeftovers(1)).toEqual([]);
});

test('a process that left its group is found and ended', async context => {
  const script = `require('node:child_process').spawn('sleep', ['63'], { detached: true, stdio: 'ignore' }).unref()`;
  await runChild([process.execPath, '-e', script], { limit: 10 });
  const left = await endLeftovers(0);
  if (left === null) return context.skip('this system does not show the environment of processes');
  expect(left.join()).toContain('sleep 63');
  expect(await endLeftovers(2)).toEqual([]);
});
