/** Writes what is made from code and kept in the repository: docs/openapi.json, .env.example, the schema of exports. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { exportJsonSchema } from '../domain/practice/transfer/file.ts';
import { environmentExample } from '../functions/environment.ts';
import { openApiDocument } from '../functions/openapi.ts';

const root = join(import.meta.dirname, '..');

/** As they must stand in the repository; tests compare. */
export const documents = {
  'docs/openapi.json': async () => `${JSON.stringify(await openApiDocument(), null, 2)}\n`,
  '.env.example': async () => environmentExample(),
  'public/schema/export-1.json': async () => `${JSON.stringify(exportJsonSchema(), null, 2)}\n`,
} as const;

const asked = {
  openapi: 'docs/openapi.json',
  'env-example': '.env.example',
  'export-schema': 'public/schema/export-1.json',
} as const;

const name = process.argv[2];
if (name === 'openapi' || name === 'env-example' || name === 'export-schema') {
  mkdirSync(dirname(join(root, asked[name])), { recursive: true });
  writeFileSync(join(root, asked[name]), await documents[asked[name]]());
  console.log(`wrote ${asked[name]}`);
}
