/** What takes long to make and comes out the same from the same sources: made once, copied by every test that wants it. */
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');
const all = join(root, 'node_modules', '.tideline-test-builds');

/** Put into a folder what `make` fills one with; `sources` are the files and folders of the repository that it depends on. */
export async function copyKept(
  name: string,
  sources: readonly string[],
  make: (into: string) => Promise<void>,
  into: string,
): Promise<void> {
  const kept = join(all, `${name}-${hashOf(sources)}`);
  if (!existsSync(kept)) {
    const fresh = `${kept}-${process.pid}`;
    mkdirSync(all, { recursive: true });
    await make(fresh);
    try {
      renameSync(fresh, kept);
    } catch (error) {
      // Another process may have been quicker; its own is as good.
      if (!existsSync(kept)) throw error;
      rmSync(fresh, { recursive: true, force: true });
    }
    forgetOld();
  }
  cpSync(kept, into, { recursive: true, preserveTimestamps: true });
}

function hashOf(sources: readonly string[]): string {
  const hash = createHash('sha256');
  for (const source of sources) {
    const path = join(root, source);
    const paths = statSync(path).isFile() ? [path] : filesIn(path);
    for (const file of paths) hash.update(file.slice(root.length)).update(readFileSync(file));
  }
  return hash.digest('hex').slice(0, 16);
}

const filesIn = (folder: string) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter(of => of.isFile())
    .map(file => join(file.parentPath, file.name))
    .sort();

/** Those of an hour ago are of other sources; younger ones another run may just be copying. */
function forgetOld() {
  for (const name of readdirSync(all)) {
    const path = join(all, name);
    // Gone while we looked: another process tidied up as well.
    const made = statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? Date.now();
    if (Date.now() - made > 3_600_000) rmSync(path, { recursive: true, force: true });
  }
}
