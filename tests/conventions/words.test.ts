/** Every way the API says no has a sentence for the person, and no sentence raises its voice. */
import { join } from 'node:path';
import { type ESTree, Visitor } from 'vite';
import { expect, test } from 'vitest';
import { problemTypes } from '../../domain/problem.ts';
import { problems } from '../../web/words/en/problems.ts';
import { allFiles, isTest, lineAt, parse, read } from './sources.ts';

/** Types of problem that a person would meet without a sentence. */
const wordless = (types: readonly string[], sentences: Record<string, string>) =>
  types.filter(type => !/^\p{Lu}.+[.?]$/su.test(sentences[type] ?? ''));

/** All strings in a tree of words, with the path to each; what a function says is read from its own source. */
function sentences(node: unknown, path = 'words'): [path: string, text: string][] {
  if (typeof node === 'string') return [[path, node]];
  if (typeof node === 'function')
    return [[path, [...String(node).matchAll(/(['"`])(.*?)\1/gs)].map(m => m[2]).join(' ')]];
  if (typeof node !== 'object' || node === null) return [];
  return Object.entries(node).flatMap(([key, value]) => sentences(value, `${path}.${key}`));
}

const loud = (tree: unknown) => sentences(tree).filter(([, text]) => text.includes('!'));

const shown = new Set([
  'aria-label',
  'aria-description',
  'aria-roledescription',
  'alt',
  'title',
  'placeholder',
  'label',
]);
const hasWord = (text: unknown): text is string => typeof text === 'string' && /\p{L}{2}/u.test(text);

/** Text that a component shows and that does not come from web/words. */
function ownSentences(path: string, source: string): string[] {
  const found: string[] = [];
  const look = (node: ESTree.Node | null) => {
    const text = node && 'value' in node ? node.value : null;
    if (node && hasWord(text)) found.push(`${path}:${lineAt(source, node.start)} ${text.trim()}`);
  };
  new Visitor({
    JSXText: look,
    JSXAttribute(node) {
      if (node.name.type === 'JSXIdentifier' && shown.has(node.name.name)) look(node.value);
    },
    JSXExpressionContainer(node) {
      if (node.expression.type === 'Literal' && !source.slice(0, node.start).endsWith('=')) look(node.expression);
    },
  }).visit(parse(path, source).program);
  return found;
}

test('every problem has words, and there are words for nothing else', () => {
  expect(wordless(problemTypes, problems)).toEqual([]);
  expect(Object.keys(problems).sort()).toEqual([...problemTypes].sort());
});

test('no sentence has an exclamation mark, on the first page or on those that bring their own words', async () => {
  const files = allFiles().filter(path => /^web\/words\/en\/[\w-]+\.ts$/.test(path) && !isTest(path));
  const trees: unknown[] = await Promise.all(files.map(path => import(join(import.meta.dirname, '../..', path))));
  expect(trees.flatMap(tree => sentences(tree)).length).toBeGreaterThan(300);
  expect(trees.flatMap(loud)).toEqual([]);
});

test('no sentence stands in a component', () => {
  const components = allFiles().filter(path => /^web\/.+\.tsx$/.test(path) && !isTest(path));
  expect(components.length).toBeGreaterThan(5);
  expect(components.flatMap(path => ownSentences(path, read(path)))).toEqual([]);
});

test('all can fail', () => {
  expect(ownSentences('web/a.tsx', 'const a = <p>Well done</p>;')).toHaveLength(1);
  expect(ownSentences('web/a.tsx', 'const a = <p aria-label="Well done" />;')).toHaveLength(1);
  expect(ownSentences('web/a.tsx', "const a = <p>{'Well done'}</p>;")).toHaveLength(1);
  expect(ownSentences('web/a.tsx', 'const a = <p className="row wide" id={"row"}>{words.done} · 4</p>;')).toEqual([]);
  expect(wordless(['a', 'b', 'c'], { a: 'It is gone.', b: '' })).toEqual(['b', 'c']);
  expect(loud({ a: { b: 'Well done!' } })).toEqual([['words.a.b', 'Well done!']]);
  expect(loud({ a: (n: number) => `${n} minutes!` })).toHaveLength(1);
});
