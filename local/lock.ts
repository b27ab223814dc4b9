/** One start per data folder: a lock file that names its process, so that the lock of a killed start does not bind the next one. */
import { execFileSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { link, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { codeOf, StartRefused } from './refusal.ts';

interface Holder {
  readonly pid: number;
  /** When that process began, as the system words it: a reused pid is another process. */
  readonly began: string;
}

/** Take the lock or throw `StartRefused`. Returns what gives it back. */
export async function lock(folder: string): Promise<() => Promise<void>> {
  const file = join(folder, 'lock');
  const mine = `${file}.${randomUUID()}`;
  await writeFile(mine, JSON.stringify({ pid: process.pid, began: began(process.pid) } satisfies Holder));
  try {
    while (!(await placed(mine, file))) {
      const holder = parse(await readFile(file, 'utf8').catch(() => ''));
      if (holder && alive(holder)) {
        throw new StartRefused(
          `The data in ${folder} is in use by another start (process ${holder.pid}). Stop that one.`,
        );
      }
      await clear(file);
    }
  } finally {
    await rm(mine, { force: true });
  }
  return async () => {
    if (parse(await readFile(file, 'utf8').catch(() => ''))?.pid === process.pid) await rm(file, { force: true });
  };
}

/** `link` either creates the name or fails: two starts cannot both win. */
async function placed(mine: string, file: string) {
  try {
    await link(mine, file);
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    throw error;
  }
}

/**
 * Remove a dead lock, one start at a time and looking again first: it may be a living start's by now. The folder that
 * keeps the others out stands for a moment only; an old one is of a start that was killed in that moment.
 */
async function clear(file: string) {
  const gate = `${file}.clearing`;
  try {
    mkdirSync(gate);
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw error;
    const age = Date.now() - (statSync(gate, { throwIfNoEntry: false })?.mtimeMs ?? Date.now());
    if (age > 5000) rmSync(gate, { recursive: true, force: true });
    await new Promise(resolve => setTimeout(resolve, 10));
    return;
  }
  try {
    // A lock is placed without asking here: only one that stands and is dead may go.
    const holder = parse(readFileSync(file, 'utf8'));
    if (!holder || !alive(holder)) rmSync(file, { force: true });
  } catch (error) {
    if (codeOf(error) !== 'ENOENT') throw error;
  } finally {
    rmSync(gate, { recursive: true, force: true });
  }
}

function parse(text: string): Holder | null {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value !== 'object' || value === null || !('pid' in value) || !('began' in value)) return null;
    return typeof value.pid === 'number' && typeof value.began === 'string'
      ? { pid: value.pid, began: value.began }
      : null;
  } catch {
    return null;
  }
}

function alive({ pid, began: then }: Holder) {
  try {
    process.kill(pid, 0);
  } catch (error) {
    // EPERM: it lives, under another user.
    if (codeOf(error) !== 'EPERM') return false;
  }
  return began(pid) === then;
}

/**
 * On Linux the boot and the tick since it, which no change of the clock moves; elsewhere what `ps` says; empty where
 * neither answers (Windows), and then only the pid decides.
 */
function began(pid: number) {
  try {
    const afterName = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1) ?? '';
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
    return `${boot} ${afterName.split(' ')[19]}`;
  } catch {
    return asked(pid);
  }
}

function asked(pid: number) {
  try {
    return execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], {
      encoding: 'utf8',
      env: { ...process.env, LC_ALL: 'C', TZ: 'UTC' },
      stdio: ['ignore', 'pipe', 'ignore'],
    }).trim();
  } catch {
    return '';
  }
}
