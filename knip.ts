/** What counts as used. Everything else that nothing imports is dead, and `npm test` says so. */
import type { KnipConfig } from 'knip';

const config: KnipConfig = {
  entry: [
    'web/sw.ts',
    // Run when the app is built.
    'web/prerender.tsx',
    'functions/main.ts',
    'tests/run/reporter.ts',
    'tests/bench/*.ts',
    // Pages that the benchmarks build, and what a page loads by its name.
    'tests/bench/cues/{page,offline}.ts',
    'tests/bench/peers/stage-peers.tsx',
    // Run by hand: makes the recorded words.
    'local/spoken-words.ts',
    '**/*.test.{ts,tsx}',
    // Named on the command line of another process: Deno.
    'local/leash.ts',
    'tests/api/in-deno.ts',
    'tests/calendars/in-deno.ts',
  ],
  project: ['{domain,web,functions,local,tests,supabase}/**/*.{ts,tsx,css}', '*.ts'],
  ignoreExportsUsedInFile: { interface: true, type: true },
  // hono-openapi imports it without saying so.
  ignoreDependencies: ['@hono/standard-validator'],
  // What local/spoken-words.ts asks for, and says so; and what makes a small disk for a test, where it may.
  ignoreBinaries: ['dpkg-query', 'flite', 'lame', 'mount', 'umount'],
  // The doors that the screens and sync go through.
  ignoreIssues: {
    'web/device/vault/{lock,ring,record,sealed-tables,state,unreadable,windows}.ts': ['exports', 'files'],
  },
  compilers: {
    // Style sheets import each other, and fonts from packages.
    css: (text: string) =>
      [...text.matchAll(/(?:@import|url\()\s*"([.@][^"]+)"/g)].map(([, from]) => `import '${from}';`).join('\n'),
  },
};

export default config;
