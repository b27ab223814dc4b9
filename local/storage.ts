/** Stands in for Supabase Storage: one store of files behind a key, in the data folder or in memory. */
import { createHash, timingSafeEqual } from 'node:crypto';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';

interface Shelf {
  put(name: string, bytes: Uint8Array): Promise<void>;
  get(name: string): Promise<Uint8Array | null>;
  remove(name: string): Promise<void>;
}

/** Null: only as long as the process lives. */
export function openStorage(folder: string | null, key: string) {
  const shelf = folder === null ? inMemory() : inFolder(folder);
  const missing = { statusCode: '404', error: 'not_found', message: 'Object not found' };
  return new Hono()
    .use(async (c, next) => {
      if (!isSame(c.req.header('authorization') ?? '', `Bearer ${key}`)) {
        return c.json({ statusCode: '403', error: 'Unauthorized', message: 'Invalid key' }, 400);
      }
      await next();
    })
    .use(bodyLimit({ maxSize: 16 * 1024 * 1024 }))
    .post('/object/:bucket/:name{.+}', async c => {
      const name = nameIn(c.req.param());
      if (name === null) return c.json(missing, 400);
      await shelf.put(name, new Uint8Array(await c.req.arrayBuffer()));
      return c.json({ Id: name, Key: name });
    })
    .get('/object/:bucket/:name{.+}', async c => {
      const name = nameIn(c.req.param());
      const bytes = name === null ? null : await shelf.get(name);
      return bytes ? c.body(bytes as Uint8Array<ArrayBuffer>) : c.json(missing, 400);
    })
    .delete('/object/:bucket', async c => {
      const { prefixes } = await c.req.json<{ prefixes: string[] }>();
      const names = prefixes.flatMap(name => nameIn({ bucket: c.req.param('bucket'), name }) ?? []);
      for (const name of names) await shelf.remove(name);
      return c.json(names.map(name => ({ name })));
    });
}

/** Asked in this process, without the way over the network. */
export const within =
  (storage: Hono): typeof fetch =>
  async (input, init) =>
    storage.request(String(input).replace(/^.*\/storage\/v1/, ''), init);

const isSame = (a: string, b: string) => {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(a), digest(b));
};

/** Plain parts only, so that nothing leads out of the folder. */
function nameIn({ bucket, name }: { bucket: string; name: string }): string | null {
  const whole = `${bucket}/${name}`;
  return whole.split('/').every(part => /^[\w-][\w.-]*$/.test(part)) ? whole : null;
}

function inMemory(): Shelf {
  const files = new Map<string, Uint8Array>();
  return {
    put: async (name, bytes) => void files.set(name, bytes),
    get: async name => files.get(name) ?? null,
    remove: async name => void files.delete(name),
  };
}

function inFolder(folder: string): Shelf {
  return {
    async put(name, bytes) {
      const path = join(folder, name);
      await mkdir(dirname(path), { recursive: true });
      // Under another name first: a file that is there is whole.
      await writeFile(`${path}.new`, bytes);
      await rename(`${path}.new`, path);
    },
    get: name => readFile(join(folder, name)).catch(() => null),
    remove: name => rm(join(folder, name), { force: true }),
  };
}
