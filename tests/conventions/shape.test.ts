/** How the tree is shaped: small files that say what they are for, no barrels, no drawers for leftovers. */
import { expect, test } from 'vitest';
import { allFiles, isCode, parse, read } from './sources.ts';

const files = allFiles();

/** Data and migrations may be long; what is written by hand to be read may not. */
const mayBeLong = (path: string) =>
  path.startsWith('supabase/') || path.includes('/data/') || /\.(json|svg|png|woff2)$/.test(path);

const tooLong = (path: string, source: string) => !mayBeLong(path) && source.trimEnd().split('\n').length > 350;

/** utils.ts and utils/ are where code goes that has no place; here everything has one. */
const isDrawer = (path: string) =>
  path.split('/').some(name => /^(utils?|helpers?|services?|managers?|common|misc)(\.[a-z.]+)?$/i.test(name));

/** A file that only passes on what others export hides where things are. */
function isBarrel(path: string, source: string): boolean {
  const { body } = parse(path, source).program;
  const passesOn = body.filter(
    node => node.type === 'ExportAllDeclaration' || (node.type === 'ExportNamedDeclaration' && node.source !== null),
  );
  return passesOn.length > 0 && passesOn.length === body.length;
}

const saysWhatItIsFor = (source: string) => /^(#!.*\n)?(\/\/\/ <.*>\n)*(\/\*\*? ?\S|\/\/ \S)/.test(source);

test('no file is over 350 lines', () => {
  expect(files.filter(path => tooLong(path, isCode(path) || path.endsWith('.css') ? read(path) : ''))).toEqual([]);
});

test('nine in ten files are under 220 lines', () => {
  const lengths = files.filter(path => isCode(path) && !mayBeLong(path)).map(path => read(path).split('\n').length);
  expect(lengths.filter(length => length < 220).length / lengths.length).toBeGreaterThanOrEqual(0.9);
});

test('every file of code says in its first line what it is for', () => {
  // A test that stands beside its source is for that source.
  const code = files.filter(path => /\.(tsx?|css)$/.test(path) && !/\.test\.tsx?$/.test(path));
  expect(code.filter(path => !saysWhatItIsFor(read(path)))).toEqual([]);
});

test('there are no utils, helpers, services or managers', () => {
  expect(files.filter(isDrawer)).toEqual([]);
});

test('there are no barrels', () => {
  expect(files.filter(path => isCode(path) && isBarrel(path, read(path)))).toEqual([]);
});

test('a default export has the name of its file', () => {
  const wrong = files.filter(isCode).filter(path => {
    const name = /export default (?:async )?(?:function|class) (\w+)/.exec(read(path))?.[1];
    return path.endsWith('.tsx') && name !== undefined && !path.endsWith(`/${name}.tsx`);
  });
  expect(wrong).toEqual([]);
});

test('each of these can fail', () => {
  expect(tooLong('web/a.ts', 'a\n'.repeat(351))).toBe(true);
  expect(tooLong('web/a.ts', 'a\n'.repeat(350))).toBe(false);
  expect(tooLong('supabase/migrations/1.sql', 'a\n'.repeat(351))).toBe(false);
  expect(isDrawer('web/utils/a.ts')).toBe(true);
  expect(isDrawer('functions/session/helpers.ts')).toBe(true);
  expect(isDrawer('web/practice/History.tsx')).toBe(false);
  expect(isBarrel('web/ui/index.ts', `export * from './a.ts';\nexport { b } from './b.ts';`)).toBe(true);
  expect(isBarrel('web/ui/a.ts', `export { b } from './b.ts';\nexport const c = 1;`)).toBe(false);
  expect(saysWhatItIsFor('import a from "a";')).toBe(false);
  expect(saysWhatItIsFor('/** The stage. */\nimport a from "a";')).toBe(true);
});
