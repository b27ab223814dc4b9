/** Time and chance are arguments: nothing in domain/ asks for them, and only functions/main.ts says Deno. */
import { expect, test } from 'vitest';
import { ambientIn, denoIn } from './ambient.ts';
import { allFiles, isCode, isTest, read } from './sources.ts';

const code = allFiles().filter(path => isCode(path) && !isTest(path));

test('domain asks nobody for the time, for chance or for the world', () => {
  const domain = code.filter(path => path.startsWith('domain/'));
  expect(domain.length).toBeGreaterThan(5);
  expect(domain.flatMap(path => ambientIn(path, read(path)))).toEqual([]);
});

test('only functions/main.ts says Deno', () => {
  const places = code.filter(path => path !== 'functions/main.ts').flatMap(path => denoIn(path, read(path)));
  expect(places).toEqual([]);
});

test.each([
  'const t = Date.now();',
  'const t = new Date();',
  'const t = new Date;',
  'const t = new Date(2026, 10, 22);',
  'const t = Date();',
  'const x = Math.random();',
  "const x = Math['random']();",
  'const { random } = Math;',
  'setTimeout(() => {}, 1);',
  'const t = performance.now();',
  'const id = crypto.randomUUID();',
  'const c = crypto;',
  'const w = globalThis.Date;',
  'const h = (d: Date) => d.getHours();',
  'const s = (d: Date) => d.toLocaleDateString();',
])('caught: %s', source => {
  expect(ambientIn('domain/a.ts', source)).not.toEqual([]);
});

test.each([
  'const t = (now: Date) => new Date(now.getTime() + 1000);',
  'const t = (iso: string) => new Date(iso).getUTCHours();',
  'const u = (random: Uint8Array) => Math.floor((random[0] ?? 0) / 2);',
  '// Date.now() is only spoken of here\nconst s = "Math.random()";',
])('nothing against: %s', source => {
  expect(ambientIn('domain/a.ts', source)).toEqual([]);
});

test('Deno is found as a value and as a type, not in words', () => {
  expect(denoIn('functions/a.ts', 'Deno.serve(() => new Response());')).toHaveLength(1);
  expect(denoIn('functions/a.ts', 'let s: Deno.HttpServer;')).toHaveLength(1);
  expect(denoIn('functions/a.ts', '// Deno\nconst s = "Deno";')).toEqual([]);
});
