/** Supabase's own advisors look at our database: no error, no warning, and no remark that is not explained here. */
import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { type Engine, onEngines } from './engines.ts';

interface Finding {
  readonly name: string;
  readonly level: 'INFO' | 'WARN' | 'ERROR';
  readonly detail: string;
}

/** Remarks of level INFO that are as they should be, and why. */
const explained: { name: string; on: RegExp; because: string }[] = [
  {
    name: 'rls_enabled_no_policy',
    on: /`private\./,
    because: 'no policy means nobody: partitions and counters are reached through their parent and triggers only',
  },
  { name: 'unused_index', on: /./, because: 'the database was made a moment ago, so hardly any index was used yet' },
];

const cli = ['-y', 'supabase@3.1.0'];
const run = promisify(execFile);

/** Our project with the Data API on: while it is off the advisors see nothing exposed, and so nothing wrong. */
function exposed(): string {
  const folder = mkdtempSync(join(tmpdir(), 'tideline-advisors-'));
  const config = readFileSync(join(import.meta.dirname, '../config.toml'), 'utf8');
  mkdirSync(join(folder, 'supabase'));
  writeFileSync(
    join(folder, 'supabase/config.toml'),
    config.replace('[api]\nenabled = false', '[api]\nenabled = true'),
  );
  return folder;
}

async function advise(engine: Engine): Promise<{ code: number; findings: Finding[]; said: string }> {
  const workdir = exposed();
  const look = [
    '--workdir',
    workdir,
    'db',
    'advisors',
    `--remote=${engine.url}`,
    '--level',
    'info',
    '--fail-on',
    'warn',
  ];
  const { code, stdout, stderr } = await run('npx', [...cli, ...look, '--output-format', 'json'], {
    timeout: 120_000,
    maxBuffer: 1 << 26,
  }).then(
    done => ({ code: 0, ...done }),
    (error: { code?: number; stdout?: string; stderr?: string }) => ({ code: -1, stdout: '', stderr: '', ...error }),
  );
  rmSync(workdir, { recursive: true });
  const start = stdout.indexOf('{');
  const findings = start < 0 ? [] : (JSON.parse(stdout.slice(start)).results as Finding[]);
  return { code: Number(code), findings, said: `${stdout.slice(0, 500)}\n${stderr}` };
}

onEngines(
  "Supabase's advisors",
  engine => {
    test('have nothing against our database that is not explained', { timeout: 180_000 }, async context => {
      const there = await run('npx', [...cli, '--version'], { timeout: 120_000 }).catch((error: Error) => error);
      if (there instanceof Error) context.skip(`the Supabase CLI cannot be had: ${there.message.split('\n')[0]}`);
      const { code, findings, said } = await advise(engine());
      expect(code, said).toBe(0);
      expect(findings.length, said).toBeGreaterThan(0);
      const open = findings.filter(
        ({ name, level, detail }) => level !== 'INFO' || !explained.some(e => e.name === name && e.on.test(detail)),
      );
      expect(open.map(({ name, level, detail }) => `${level} ${name}: ${detail}`)).toEqual([]);

      await engine().owner('create table public.open_to_all (id uuid primary key)');
      const second = await advise(engine());
      expect(second.code, 'an open table is found').not.toBe(0);
      expect(second.findings.some(finding => /open_to_all/.test(finding.detail))).toBe(true);
    });
  },
  'PostgreSQL',
);
