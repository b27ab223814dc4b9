/** docs/security.md promises nothing without a test: every row of its tables names one, and every test it names is there. */
import { expect, test } from 'vitest';
import { allFiles, read } from './sources.ts';

const named = (text: string) => [...text.matchAll(/`([\w./-]+\.(?:test\.tsx?|ts))`/g)].map(([, path = '']) => path);

/** Rows of tables, without heads and the lines below them. */
const rows = (text: string) =>
  text
    .split('\n')
    .filter(
      (line, i, all) =>
        line.startsWith('|') && !/^\|[\s:|-]+\|$/.test(line) && !/^\|[\s:|-]+\|$/.test(all[i + 1] ?? ''),
    );

const unproven = (text: string) => rows(text).filter(row => named(row).length === 0);
const missing = (text: string, files: readonly string[]) => named(text).filter(path => !files.includes(path));

test('every line of the threat model names a test that is there', () => {
  const page = read('docs/security.md');
  expect(rows(page).length).toBeGreaterThan(20);
  expect(unproven(page)).toEqual([]);
  expect(missing(page, allFiles())).toEqual([]);
});

test('both can fail', () => {
  const page = '| what | test |\n|---|---|\n| a | `tests/a.test.ts` |\n| b | |\n';
  expect(unproven(page)).toEqual(['| b | |']);
  expect(missing(page, ['tests/b.test.ts'])).toEqual(['tests/a.test.ts']);
});
