/** Which tests run where. `npm test` runs all of it in order (tests/run.ts); `npx vitest run <file>` runs one. */
import { playwright } from '@vitest/browser-playwright';
import { defineConfig, type TestProjectConfiguration } from 'vitest/config';
import { installedChromium, launchOptions } from './tests/chromium.ts';

const chromium = installedChromium();
const exclude = ['**/node_modules/**', '**/*.browser.test.*'];

/** How long a test waits for what it expects to become so: a machine may be several times slower than ours. */
const expecting = { poll: { timeout: 20_000 } };

const node = (name: string, include: string[], more: object = {}): TestProjectConfiguration => ({
  test: {
    name,
    include,
    exclude,
    environment: 'node',
    testTimeout: 30_000,
    hookTimeout: 120_000,
    expect: expecting,
    // By itself it would take one less than there are cores, and most of the database tests wait for another process.
    maxWorkers: 2,
    // Files that run one after the other in a process share what they loaded: starting and loading was half of their time.
    isolate: false,
    ...more,
  },
});

/**
 * Real processes and whole browsers. They wait for a page half of the time, so three files keep two cores busy; those that
 * run one after the other in a process may share a world (tests/e2e/world.ts). What fails is run once more, and counts as
 * failed when it fails again: on a busy machine a browser now and then loses a click or a frame. Vitest takes the projects in
 * the order of their names, and in each the largest files first: small journeys come last, so no core waits long at the end.
 */
const whole = (groupOrder: number, maxWorkers: number) => ({
  maxWorkers,
  // The database is WebAssembly; compiled once more to be quicker, it would not win that back here.
  execArgv: ['--liftoff-only'],
  retry: 1,
  sequence: { groupOrder },
  testTimeout: 300_000,
  hookTimeout: 180_000,
});

/** This one makes its process look like a browser, which others would take for one. */
const likeBrowser = ['web/device/sync/model.test.ts'];

/** The journey that listens to the loudspeaker runs alone. */
const realTime = ['tests/e2e/sound.test.ts'];

/** Tone is imported part by part (web/device/voice/tone.ts); named here, so that no test is reloaded when they are found. */
const tone = [
  'tone/build/esm/component/envelope/AmplitudeEnvelope.js',
  'tone/build/esm/component/filter/Convolver.js',
  'tone/build/esm/component/filter/Filter.js',
  'tone/build/esm/core/context/Context.js',
  'tone/build/esm/core/context/Gain.js',
  'tone/build/esm/core/context/ToneAudioNode.js',
  'tone/build/esm/core/Global.js',
  'tone/build/esm/effect/AutoPanner.js',
  'tone/build/esm/source/oscillator/LFO.js',
];

/** Tests that need a real IndexedDB, audio or layout, without the whole app around them. */
const browser: TestProjectConfiguration = {
  // What vite.config.ts says of a build.
  define: { __BUILD__: '"test"' },
  optimizeDeps: {
    include: [
      'dexie',
      'fast-check',
      'hono/client',
      'papaparse',
      ...tone,
      'zod/mini',
      'react',
      'react-dom/client',
      'react/jsx-dev-runtime',
      'wouter',
    ],
  },
  test: {
    name: 'browser',
    // With a run of its own in `npm test`; Vitest wants those of one group to have as many workers as each other.
    sequence: { groupOrder: 3 },
    maxWorkers: 3,
    include: ['{domain,web}/**/*.browser.test.{ts,tsx}'],
    testTimeout: 60_000,
    expect: expecting,
    browser: {
      enabled: true,
      headless: true,
      screenshotFailures: false,
      instances: [{ browser: 'chromium' }],
      provider: playwright({ launchOptions: chromium ? launchOptions(chromium) : {} }),
    },
  },
};

export default defineConfig({
  test: {
    projects: [
      node('node', ['{domain,functions,local,web,supabase}/**/*.test.{ts,tsx}'], {
        exclude: [...exclude, ...likeBrowser],
      }),
      node('like-browser', likeBrowser, { isolate: true }),
      node('conventions', ['tests/{conventions,run}/**/*.test.ts']),
      node('contract', ['tests/contract/**/*.test.ts']),
      browser,
      node('faults', ['tests/faults/**/*.test.ts'], whole(1, 3)),
      node('journeys', ['tests/e2e/**/*.test.ts'], { ...whole(1, 3), exclude: [...exclude, ...realTime] }),
      node('journeys-alone', realTime, whole(2, 1)),
    ],
  },
});
