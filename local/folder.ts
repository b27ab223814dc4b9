/** The data folder of `npm start` (`.tideline/`): who may use it, which form it has, and the secret that signs sign-ins. */
import { randomBytes } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod/mini';
import { lock } from './lock.ts';
import { codeOf, notWritable, StartRefused } from './refusal.ts';

/** Raise it when the folder's form changes so that an older checkout could not read it. */
const form = 1;
/** The major version of PostgreSQL inside PGlite 0.4. Its files cannot be read by another one. */
const postgres = '17';

export interface Folder {
  readonly path: string;
  /** Where PGlite keeps its files. */
  readonly database: string;
  /** Signs access tokens; kept, so that a restart signs nobody out. */
  readonly secret: string;
  /** Say that the database came up once. Until then a database found here is a torn attempt and is made again. */
  made(): Promise<void>;
  release(): Promise<void>;
}

const marker = z.object({ form: z.number(), made: z.boolean() });

/** Open or make the folder and take its lock. Nothing in it is changed when this throws. */
export async function openFolder(path: string): Promise<Folder> {
  const release = await writing(path, async () => {
    await mkdir(path, { recursive: true });
    return lock(path);
  });
  try {
    const made = await checkForm(path);
    const database = join(path, 'database');
    if (!made) await writing(path, () => rm(database, { recursive: true, force: true }));
    await writing(path, () => mark(path, made));
    return {
      path,
      database,
      secret: await writing(path, () => keptSecret(join(path, 'secret'))),
      made: () => writing(path, () => mark(path, true)),
      release,
    };
  } catch (error) {
    await release();
    throw error;
  }
}

/** Delete all data. Refuses a folder in use, and one that is not ours. */
export async function clearFolder(path: string): Promise<'cleared' | 'nothing there'> {
  const files = await readdir(path).catch((error: unknown) => {
    if (codeOf(error) === 'ENOENT') return null;
    throw notWritable(path, error);
  });
  if (files === null) return 'nothing there';
  if (files.length > 0 && !files.includes('tideline.json')) {
    throw new StartRefused(`${path} does not look like a data folder of Tideline, so nothing in it was deleted.`);
  }
  const release = await writing(path, () => lock(path));
  try {
    await writing(path, () =>
      Promise.all(files.map(file => rm(join(path, file), { recursive: true, force: true, maxRetries: 3 }))),
    );
  } finally {
    await release();
  }
  await rm(path, { recursive: true, force: true });
  return 'cleared';
}

/** Whether a whole database stands here. Throws when it is not one this checkout can read. */
async function checkForm(path: string): Promise<boolean> {
  const text = await readFile(join(path, 'tideline.json'), 'utf8').catch(() => null);
  if (text === null) return false;
  const found = marker.safeParse(parsed(text));
  if (!found.success) throw new StartRefused(`${join(path, 'tideline.json')} is damaged. npm run reset starts over.`);
  if (found.data.form > form) throw newer(path);
  if (!found.data.made) return false;
  const version = await readFile(join(path, 'database', 'PG_VERSION'), 'utf8').catch(() => postgres);
  if (Number(version) > Number(postgres)) throw newer(path);
  if (version.trim() !== postgres) {
    throw new StartRefused(`The data in ${path} is of PostgreSQL ${version.trim()}, which this version cannot read.`);
  }
  return true;
}

export const newer = (where: string) =>
  new StartRefused(
    `The data in ${where} is of a newer version of Tideline than this one. Update, or start over with npm run reset.`,
  );

const mark = (path: string, made: boolean) => replace(join(path, 'tideline.json'), JSON.stringify({ form, made }));

async function keptSecret(file: string) {
  const found = await readFile(file, 'utf8').catch(() => '');
  if (/^[0-9a-f]{64}$/.test(found)) return found;
  const secret = randomBytes(32).toString('hex');
  await replace(file, secret);
  return secret;
}

/** Whole or not at all, also when we are killed in the middle. */
async function replace(file: string, text: string) {
  await writeFile(`${file}.new`, text, { mode: 0o600 });
  await rename(`${file}.new`, file);
}

async function writing<T>(path: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw error instanceof StartRefused || codeOf(error) === '' ? error : notWritable(path, error);
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
