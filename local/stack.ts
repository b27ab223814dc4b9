/** Everything of the product in one process and on one port, without keys: what `npm start` and the tests run. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseEnv } from 'node:util';
import { listen } from './door.ts';
import { openFolder } from './folder.ts';
import type { Mail } from './mailbox.ts';

export interface StackOptions {
  /** 0 for any free one. */
  readonly port: number;
  readonly data: string | 'memory';
  /** A PostgreSQL to use in place of PGlite. */
  readonly postgres?: string;
  /** Run the API in real Deno. */
  readonly deno?: boolean;
  readonly mode: 'built' | 'dev';
  /** A built app to serve as it is. */
  readonly dist?: string;
  readonly log?: (line: string) => void;
}

export interface Stack {
  readonly url: string;
  /** Features switched off for want of a key. */
  readonly off: readonly string[];
  mails(): Mail[];
  close(): Promise<void>;
}

const root = fileURLToPath(new URL('..', import.meta.url));

/** Throws `StartRefused` with one sentence when it cannot; everything it had opened is closed again then. */
export async function startStack(options: StackOptions): Promise<Stack> {
  const closers: (() => Promise<void>)[] = [];
  const close = async () => {
    for (const closer of closers.splice(0).reverse()) await closer();
  };
  try {
    const door = await listen(options.port, await connectSources());
    closers.push(door.close);
    const folder = options.data === 'memory' ? null : await openFolder(options.data);
    if (folder) closers.push(folder.release);
    // Databases and the API take seconds to load; a start that cannot be is refused before.
    const { assemble } = await import('./assemble.ts');
    return await assemble(options, { door, folder, closers, close });
  } catch (error) {
    await close();
    throw error;
  }
}

/** Where an app built for a hosted project talks to: what Vite reads, from the same places. */
async function connectSources(): Promise<string[]> {
  const file = parseEnv(await readFile(join(root, '.env'), 'utf8').catch(() => ''));
  const hosted = process.env.VITE_SUPABASE_URL ?? file.VITE_SUPABASE_URL;
  return hosted && URL.canParse(hosted) ? [new URL(hosted).origin] : [];
}
