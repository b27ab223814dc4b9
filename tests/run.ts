/** `npm test`: everything that must hold, in order from quick to slow, counted honestly. The last line is the sum. */
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { postgresBinaries } from '../local/postgres-binaries.ts';
import { ensureChromium, ensureWindowless } from './chromium.ts';
import { endLeftovers, runChild } from './run/child.ts';
import type { Outcome } from './run/reporter.ts';

const root = join(import.meta.dirname, '..');
/** Everything temporary of every test, so that nothing stays when one is killed. PostgreSQL reads there as another user. */
const scratch = mkdtempSync(join(tmpdir(), 'tideline-test-'));
chmodSync(scratch, 0o755);
const total: Outcome = { passed: 0, failed: [], skipped: [], again: [] };
const begun = performance.now();

const tool = (name: string) => join(root, 'node_modules/.bin', name);

/** Checks that are right or wrong as a whole; each counts as one. */
const checks: [name: string, command: string[]][] = [
  ...['domain', 'functions', 'web', 'web/tsconfig.sw.json', 'tests', '.'].map((project): [string, string[]] => [
    `types of ${project === '.' ? 'local, tests and configuration' : project}`,
    [tool('tsc'), '-p', project],
  ]),
  ['lint and format', [tool('biome'), 'check', '--error-on-warnings', '--max-diagnostics=200', '.']],
  ['nothing unused', [tool('knip')]],
];

/**
 * Vitest projects (vitest.config.ts): two lanes side by side, so that both cores have something to do, and in each one run after the other.
 * Limits in seconds, for a machine several times slower than two quiet cores, and never beyond `whole`.
 */
const lanes: { projects: string[]; limit: number }[][] = [
  [{ projects: ['node', 'like-browser', 'conventions', 'contract'], limit: 900 }],
  [
    { projects: ['browser'], limit: 900 },
    { projects: ['faults', 'journeys', 'journeys-alone'], limit: 1500 },
  ],
];

/** Seconds for everything: a little less than CI allows, so that the sum is still said. */
const whole = 29 * 60;

/** What a missing browser takes away; the rest still runs. */
const needsChromium = new Set(['browser', 'journeys', 'journeys-alone']);

process.chdir(root);
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => void giveUp(signal));
process.stdout.on('error', () => {}); // whoever was reading has gone; the exit code still counts

await main();

async function main() {
  const waiting = [...checks];
  const lane = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) await check(...next);
  };
  await Promise.all([lane(), lane()]);
  const chromium = await ensureChromium(say);
  say(chromium.path !== null ? `\nChromium: ${chromium.path} (${chromium.how})` : `\n${chromium.why}`);
  const windowless = chromium.path && (await ensureWindowless(chromium.path, say));
  if (windowless !== chromium.path) say(`for pages that need no window: ${windowless}`);
  // Before the lanes: two of them would install it at once.
  const postgres = postgresBinaries();
  say(`PostgreSQL: ${postgres.ok ? postgres.value : postgres.problem}`);
  const browsers = chromium.path ? { TIDELINE_CHROMIUM: chromium.path, TIDELINE_WINDOWLESS: windowless ?? '' } : {};
  await Promise.all(
    lanes.map(async runs => {
      for (const { projects, limit } of runs) {
        const begun = performance.now();
        const missing = chromium.path === null ? projects.filter(project => needsChromium.has(project)) : [];
        const there = projects.filter(project => !missing.includes(project));
        if (chromium.path === null) for (const project of missing) skip(`all of ${project}`, chromium.why);
        if (there.length > 0) await run(there, limit, browsers);
        say(`== ${projects.join(', ')}: ${seconds((performance.now() - begun) / 1000)}`);
      }
    }),
  );
  await leftovers();
  close();
}

async function check(name: string, command: string[]) {
  const done = await runChild(command, { limit: 180 });
  if (done.code === 0 && !done.stopped) {
    total.passed++;
    say(`ok    ${name} (${seconds(done.seconds)})`);
    return;
  }
  fail(`${name}${done.stopped ? `: ${done.stopped}` : ''}`);
  say(`FAIL  ${name} (${seconds(done.seconds)}${done.stopped ? `, ${done.stopped}` : ''})\n${done.output}`);
}

async function run(projects: string[], limit: number, browsers: Record<string, string>) {
  const name = projects.join(', ');
  const file = join(scratch, `${projects.join('-')}.json`);
  const command = [tool('vitest'), 'run', '--allowOnly=false', ...projects.flatMap(project => ['--project', project])];
  command.push('--reporter=default', '--reporter=./tests/run/reporter.ts');
  const env = { TMPDIR: scratch, TIDELINE_RESULT: file, ...browsers };
  const left = Math.round(whole - (performance.now() - begun) / 1000);
  const done = await runChild(command, { limit: Math.max(60, Math.min(limit, left)), show: true, env });
  const outcome = read(file);
  if (!outcome) fail(`${name}: vitest gave no result (${done.stopped ?? `exit code ${done.code}`})`);
  else {
    total.passed += outcome.passed;
    total.skipped.push(...outcome.skipped);
    total.again.push(...outcome.again);
    for (const line of outcome.failed) fail(line);
    if (outcome.passed + outcome.failed.length + outcome.skipped.length === 0) fail(`${name}: no test was found`);
    else if (done.code !== 0 && outcome.failed.length === 0)
      fail(`${name}: every test passed, yet vitest ended with ${done.stopped ?? `exit code ${done.code}`}`);
  }
}

function read(file: string): Outcome | null {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Outcome;
  } catch {
    return null; // vitest ended before it could write it
  }
}

async function leftovers() {
  const left = await endLeftovers();
  if (left === null) skip('nothing outlives the tests', 'this system does not show the environment of processes');
  else if (left.length === 0) total.passed++;
  else fail(`nothing outlives the tests: ended ${left.join('; ')}`);
}

function skip(name: string, why: string) {
  total.skipped.push({ name, why });
}

function fail(line: string) {
  total.failed.push(line);
}

async function giveUp(signal: string) {
  say(`\n${signal}: ending what was started`);
  await endLeftovers(0);
  rmSync(scratch, { recursive: true, force: true });
  process.exit(130);
}

function close() {
  rmSync(scratch, { recursive: true, force: true });
  say('');
  for (const { name, why } of total.again) say(`passed at the second try: ${name}\n${why}\n`);
  for (const { name, why } of total.skipped) say(`skipped: ${why} -- ${name}`);
  for (const line of total.failed) say(`failed: ${line}`);
  say(`${seconds((performance.now() - begun) / 1000)} in all`);
  say(`${total.passed} passed, ${total.failed.length} failed, ${total.skipped.length} skipped`);
  process.exit(total.failed.length > 0 || total.passed === 0 ? 1 : 0);
}

function seconds(s: number) {
  return s < 60 ? `${s.toFixed(1)} s` : `${Math.floor(s / 60)} min ${Math.round(s % 60)} s`;
}

function say(line: string) {
  process.stdout.write(`${line}\n`);
}
