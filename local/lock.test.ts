import { mkdir, mkdtemp, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, expect, test } from 'vitest';
import { lock } from './lock.ts';

const folder = await mkdtemp(join(tmpdir(), 'tideline-lock-'));
beforeEach(() => rm(join(folder, 'lock'), { force: true }));
afterAll(() => rm(folder, { recursive: true, force: true }));
const inUse = new RegExp(`in use by another start \\(process ${process.pid}\\)`);

test('one holder at a time, and the next when it is given back', async () => {
  const release = await lock(folder);
  await expect(lock(folder)).rejects.toThrow(inUse);
  await release();
  await (await lock(folder))();
  expect(await readdir(folder)).toEqual([]);
});

test.each([
  ['of a process that is gone', JSON.stringify({ pid: 2 ** 30, began: '' })],
  ['of an earlier process with the same pid', JSON.stringify({ pid: process.ppid, began: 'before the last boot' })],
  ['that was torn while it was written', '{"pid":'],
])('a lock %s does not bind', async (_what, left) => {
  await writeFile(join(folder, 'lock'), left);
  const release = await lock(folder);
  expect(JSON.parse(await readFile(join(folder, 'lock'), 'utf8')).pid).toBe(process.pid);
  await release();
});

test('a start that was killed while it cleared a dead lock does not bind either', async () => {
  await writeFile(join(folder, 'lock'), JSON.stringify({ pid: 2 ** 30, began: '' }));
  await mkdir(join(folder, 'lock.clearing'));
  const long = new Date(Date.now() - 60_000);
  await utimes(join(folder, 'lock.clearing'), long, long);
  await (await lock(folder))();
  expect(await readdir(folder)).toEqual([]);
});

test('of many that find a dead lock at once, one wins', async () => {
  for (let round = 0; round < 30; round++) {
    await writeFile(join(folder, 'lock'), JSON.stringify({ pid: 2 ** 30, began: '' }));
    const tries = await Promise.allSettled(Array.from({ length: 8 }, () => lock(folder)));
    const won = tries.filter(result => result.status === 'fulfilled');
    expect(won).toHaveLength(1);
    for (const result of tries) if (result.status === 'rejected') expect(result.reason.message).toMatch(inUse);
    await won[0]?.value();
  }
});
