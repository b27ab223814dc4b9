/** Writes what is made from code and kept in the repository: docs/openapi.json and .env.example. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { environmentExample } from '../functions/environment.ts';
import { openApiDocument } from '../functions/openapi.ts';

const root = join(import.meta.dirname, '..');

/** As they must stand in the repository; tests compare. */
export const documents = {
  'docs/openapi.json': async () => `${JSON.stringify(await openApiDocument(), null, 2)}\n`,
  '.env.example': async () => environmentExample(),
} as const;

const asked = { openapi: 'docs/openapi.json', 'env-example': '.env.example' } as const;

const name = process.argv[2];
if (name === 'openapi' || name === 'env-example') {
  writeFileSync(join(root, asked[name]), await documents[asked[name]]());
  console.log(`wrote ${asked[name]}`);
}
