/** Every picture that the manifest names is there, in the size it says. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { manifest } from './manifest.ts';

const pictures = [...(manifest.icons ?? []), ...(manifest.screenshots ?? [])];

test('there are icons for every use and pictures for phone and desktop', () => {
  expect(new Set(manifest.icons?.map(({ purpose }) => purpose))).toEqual(new Set(['any', 'maskable', 'monochrome']));
  expect(new Set(manifest.screenshots?.map(of => of.form_factor))).toEqual(new Set(['narrow', 'wide']));
  expect(manifest.screenshots?.every(({ label }) => label)).toBe(true);
});

test.each(pictures)('$src is $sizes', ({ src, sizes }) => {
  const file = readFileSync(join(import.meta.dirname, '../public', src));
  if (sizes === 'any') return expect(file.toString()).toContain('<svg');
  // Width and height of a PNG stand in its first chunk.
  expect(`${file.readUInt32BE(16)}x${file.readUInt32BE(20)}`).toBe(sizes);
});
