/** Deno and Node run the same versions: functions/deno.json repeats package.json, and names all that functions import. */
import { expect, test } from 'vitest';
import { allFiles, importsOf, isCode, isTest, read } from './sources.ts';

type Versions = Record<string, string>;

const manifest = JSON.parse(read('package.json')) as { dependencies: Versions; devDependencies: Versions };
const deno = JSON.parse(read('functions/deno.json')) as { imports: Versions };

/** Imports of a deno.json that name another version than package.json does, or none. */
function differing(imports: Versions, dependencies: Versions): string[] {
  return Object.values(imports)
    .filter(target => !target.startsWith('.'))
    .filter(target => {
      const [, name = '', version] = /^npm:\/?((?:@[^/]+\/)?[^/@]+)@([^/]+)/.exec(target) ?? [];
      return version === undefined || dependencies[name] !== version;
    });
}

/** Packages that are imported and that no line of an import map answers for. */
const unnamed = (packages: readonly string[], imports: Versions) =>
  packages.filter(
    name => !Object.keys(imports).some(key => name === key || (key.endsWith('/') && name.startsWith(key))),
  );

test('functions/deno.json names the versions of package.json', () => {
  expect(Object.keys(deno.imports).length).toBeGreaterThan(1);
  expect(differing(deno.imports, manifest.dependencies)).toEqual([]);
});

test('every package that functions and domain import is named in functions/deno.json', () => {
  const code = allFiles().filter(path => /^(functions|domain)\//.test(path) && isCode(path) && !isTest(path));
  const packages = code.flatMap(path =>
    importsOf(path, read(path))
      .filter(i => i.file === null)
      .map(i => i.from),
  );
  const wanted = [...new Set(packages)].filter(name => !/^(node|npm|jsr):/.test(name));
  expect(wanted.length).toBeGreaterThan(1);
  expect(unnamed(wanted, deno.imports)).toEqual([]);
});

test('every version in package.json is exact', () => {
  const all = Object.entries({ ...manifest.dependencies, ...manifest.devDependencies });
  expect(all.filter(([, version]) => !/^\d+\.\d+\.\d+/.test(version))).toEqual([]);
});

test('each can fail', () => {
  expect(differing({ hono: 'npm:hono@4.13.18' }, { hono: '4.13.19' })).toEqual(['npm:hono@4.13.18']);
  expect(differing({ hono: 'npm:hono' }, { hono: '4.13.19' })).toEqual(['npm:hono']);
  expect(differing({ 'hono/': 'npm:/hono@4.13.19/' }, { hono: '4.13.19' })).toEqual([]);
  expect(differing({ '@a/b': 'npm:@a/b@1.0.0' }, { '@a/b': '1.0.0' })).toEqual([]);
  expect(unnamed(['zod/mini', 'hono'], { hono: 'npm:hono@4.13.19' })).toEqual(['zod/mini']);
  expect(unnamed(['zod/mini'], { 'zod/': 'npm:/zod@4.6.7/' })).toEqual([]);
});
