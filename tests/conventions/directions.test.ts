/** Imports point one way. The first test walks the real tree; the others prove that each rule can fail, and only where it should. */
import { expect, test } from 'vitest';
import { breaches, rules } from './directions.ts';
import { allFiles, importsOf, isCode, read } from './sources.ts';

test('no import points the wrong way', () => {
  const files = allFiles().filter(isCode);
  expect(files.length).toBeGreaterThan(10);
  expect(files.flatMap(path => breaches(path, read(path)))).toEqual([]);
});

/** Rule, file, source: each must be caught by that rule. */
const forbidden: [rule: string, path: string, source: string][] = [
  ['domain imports only', 'domain/breath/a.ts', `import { Hono } from 'hono';`],
  ['domain imports only', 'domain/breath/a.ts', `import type { Kysely } from 'kysely';`],
  ['domain imports only', 'domain/breath/a.ts', `import { a } from '../../web/device/clock.ts';`],
  ['domain imports only', 'domain/breath/a.ts', `import { readFileSync } from 'node:fs';`],
  ['domain stands alone', 'domain/breath/a.test.ts', `import { a } from '../../functions/api.ts';`],
  ['nouns meet', 'web/breath/Home.tsx', `import { List } from '../practice/List.tsx';`],
  ['nouns meet', 'web/breath/Home.tsx', `const list = () => import('../practice/List.tsx');`],
  ['nouns meet', 'web/breath/Home.tsx', `export type { Row } from '../practice/List.tsx';`],
  ['nouns meet', 'functions/session/push.ts', `import { me } from '../account/routes.ts';`],
  ['nouns meet', 'functions/session/push.ts', `type Me = import('../account/routes.ts').Me;`],
  ['what serves every noun', 'web/device/sync.ts', `import { List } from '../practice/List.tsx';`],
  ['what serves every noun', 'functions/http/who.ts', `import { me } from '../account/me.ts';`],
  ['inside web only api.ts', 'web/practice/List.tsx', `import { Routes } from '../routes.tsx';`],
  ['functions: only ports.ts', 'functions/session/push.ts', `import type { Api } from '../api.ts';`],
  ['vendors fill a port', 'functions/vendors/postgres.ts', `import { problem } from '../http/problem.ts';`],
  ['only main.ts knows vendors', 'functions/session/push.ts', `import { db } from '../vendors/postgres.ts';`],
  ['only main.ts knows vendors', 'functions/api.ts', `import { db } from './vendors/postgres.ts';`],
  ['functions never imports web', 'functions/session/push.ts', `import { words } from '../../web/words/words.ts';`],
  ['web knows of functions', 'web/api.ts', `import { createApi } from '../functions/api.ts';`],
  ['web knows of functions', 'web/api.ts', `import type { Ports } from '../functions/ports.ts';`],
  ['web knows of functions', 'web/device/sync.ts', `import type { Api } from '../../functions/api.ts';`],
  ['nothing shipped', 'functions/main.ts', `import { stack } from '../local/stack.ts';`],
  ['nothing shipped', 'web/main.tsx', `import '../tests/chromium.ts';`],
  ['nothing shipped', 'domain/time.ts', `export * from '../local/headers.ts';`],
  ['what is shipped imports only', 'web/main.tsx', `import config from '../vite.config.ts';`],
  ['only web/device/voice/tone.ts', 'web/device/voice/voice.ts', `import * as Tone from 'tone';`],
  ['a browser has no node', 'web/device/ids.ts', `import { randomUUID } from 'node:crypto';`],
  ['our own files', 'web/main.tsx', `import { routes } from './routes';`],
  ['what is shipped names', 'web/main.tsx', `const page = (name: string) => import(name);`],
];

test.each(forbidden)('%s: %s, %s', (rule, path, source) => {
  expect(breaches(path, source).join('\n')).toContain(rule);
});

test('every rule is proved able to fail', () => {
  const proved = rules.filter(rule => forbidden.some(([name]) => rule.name.startsWith(name)));
  expect(proved.map(rule => rule.name)).toEqual(rules.map(rule => rule.name));
});

const allowed: [path: string, source: string][] = [
  ['domain/practice/entry.ts', `import * as z from 'zod/mini';\nimport { pattern } from '../breath/pattern.ts';`],
  ['domain/breath/timeline.test.ts', `import fc from 'fast-check';\nimport { test } from 'vitest';`],
  ['web/breath/Home.tsx', `import { clock } from '../device/clock.ts';\nimport { words } from '../words/words.ts';`],
  ['web/api.ts', `import type { Api } from '../functions/api.ts';\nimport { hc } from 'hono/client';`],
  ['web/api.ts', `import { type Api } from '../functions/api.ts';`],
  ['web/routes.tsx', `const home = () => import('./breath/Home.tsx');`],
  ['web/device/voice/tone.ts', `import * as Tone from 'tone';`],
  ['functions/main.ts', `import { postgresDatabase } from './vendors/postgres.ts';`],
  ['functions/session/push.ts', `import type { Ports } from '../ports.ts';\nimport { no } from '../http/problem.ts';`],
  ['functions/session/push.test.ts', `import { pgliteDatabase } from '../../local/pglite-database.ts';`],
  ['local/stack.ts', `import { createApi } from '../functions/api.ts';\nimport { createServer } from 'vite';`],
];

test.each(allowed)('nothing against %s', (path, source) => {
  expect(breaches(path, source)).toEqual([]);
});

test('words in comments and strings are not imports', () => {
  expect(importsOf('web/a.ts', `// import './b.ts'\nconst s = "import './c.ts'";`)).toEqual([]);
});
