/** The store of files, through the client that production uses: in memory and in a folder, and never out of it. */
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { supabaseFiles } from '../functions/vendors/supabase-files.ts';
import { openStorage, within } from './storage.ts';

const folder = await mkdtemp(join(tmpdir(), 'tideline-storage-'));
afterAll(() => rm(folder, { recursive: true, force: true }));

const bytes = (text: string) => new TextEncoder().encode(text);

const over = (place: string | null, key = 'key') => {
  const storage = openStorage(place, 'key');
  return supabaseFiles({ url: 'http://store', key, fetch: within(storage) });
};

test.each([
  ['memory', null],
  ['a folder', join(folder, 'files')],
])('in %s files are put, replaced, read and removed; one that is not there is null', async (_, place) => {
  const files = over(place);
  await files.put('papers/ada/one', bytes('first'), 'application/pdf');
  await files.put('papers/ada/one', bytes('second'), 'application/pdf');
  expect(await files.get('papers/ada/one')).toEqual(bytes('second'));
  expect(await files.get('papers/ada/two')).toBe(null);
  await files.remove('papers/ada/one');
  await files.remove('papers/ada/one');
  expect(await files.get('papers/ada/one')).toBe(null);
});

test('nothing leads out of the folder, and another key opens nothing', async () => {
  await writeFile(join(folder, 'secret'), 'secret');
  const files = over(join(folder, 'files'));
  for (const name of ['../../secret', '..%2f..%2fsecret', 'a/../../../secret', '.secret']) {
    expect(await files.get(name), name).toBe(null);
    await expect(files.put(name, bytes('x'), 'image/png'), name).rejects.toThrow();
  }
  expect((await readdir(folder)).sort()).toEqual(['files', 'secret']);
  const stranger = over(join(folder, 'files'), 'other');
  await expect(stranger.get('papers/ada/one')).rejects.toThrow('Invalid key');
});
