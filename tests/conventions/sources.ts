/** The files the conventions speak about, and what is read from one: its imports and its use of names, by a real parser. */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, posix, relative, sep } from 'node:path';
import { type ESTree, parseSync, Visitor } from 'vite';

const root = join(import.meta.dirname, '../..');

const folders = ['domain', 'web', 'functions', 'supabase', 'local', 'tests'];
const skipped = new Set(['node_modules', 'dist']);

/** Every file below the source folders and every code file at the top, by path from the top with forward slashes. */
export function allFiles(): string[] {
  const top = readdirSync(root, { withFileTypes: true })
    .filter(entry => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map(entry => entry.name);
  return [...top, ...folders.flatMap(folder => walk(join(root, folder)))].sort();
}

function walk(folder: string): string[] {
  let entries: ReturnType<typeof list>;
  try {
    entries = list(folder);
  } catch {
    return []; // a folder exists only when something is in it
  }
  return entries.flatMap(entry => {
    if (skipped.has(entry.name) || entry.name.startsWith('.')) return [];
    const path = join(folder, entry.name);
    return entry.isDirectory() ? walk(path) : [relative(root, path).split(sep).join('/')];
  });
}

const list = (folder: string) => readdirSync(folder, { withFileTypes: true });

export const isCode = (path: string) => /\.tsx?$/.test(path) && !path.endsWith('.d.ts');
export const isTest = (path: string) => /\.test\.tsx?$/.test(path) || path.startsWith('tests/');
export const read = (path: string) => readFileSync(join(root, path), 'utf8');
export const parse = (path: string, source: string) => parseSync(path, source, { lang: 'tsx', sourceType: 'module' });

export interface Import {
  /** As written. */
  readonly from: string;
  /** Path from the top when it is one of our files, else null: a package. */
  readonly file: string | null;
  readonly typeOnly: boolean;
  readonly line: number;
}

/** Every way a file reaches another: import, export from, import(), import('…') in a type. */
export function importsOf(path: string, source: string): Import[] {
  const found: Import[] = [];
  const add = (from: string, at: number, typeOnly: boolean) =>
    found.push({ from, file: resolve(path, from), typeOnly, line: lineAt(source, at) });
  const { program } = parse(path, source);
  new Visitor({
    ImportDeclaration(node) {
      const { specifiers } = node;
      const named = specifiers.length > 0 && specifiers.every(s => 'importKind' in s && s.importKind === 'type');
      add(node.source.value, node.start, node.importKind === 'type' || named);
    },
    ExportAllDeclaration(node) {
      add(node.source.value, node.start, node.exportKind === 'type');
    },
    ExportNamedDeclaration(node) {
      if (node.source) add(node.source.value, node.start, node.exportKind === 'type');
    },
    ImportExpression(node) {
      add(literal(node.source) ?? '(computed)', node.start, false);
    },
    TSImportType(node) {
      add(node.source.value, node.start, true);
    },
  }).visit(program);
  return found;
}

function literal(node: ESTree.Expression): string | null {
  if (node.type === 'Literal' && typeof node.value === 'string') return node.value;
  if (node.type === 'TemplateLiteral' && node.expressions.length === 0) return node.quasis[0]?.value.cooked ?? null;
  return null;
}

function resolve(path: string, from: string): string | null {
  if (!from.startsWith('.')) return null;
  return posix.join(dirname(path), from.replace(/\?.*$/, ''));
}

export const lineAt = (source: string, offset: number) => source.slice(0, offset).split('\n').length;
