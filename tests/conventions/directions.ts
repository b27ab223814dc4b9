/** Which way imports may point (docs/architecture.md), as a table: where a file stands, and what it may not reach. */
import { type Import, importsOf, isTest } from './sources.ts';

/** Where a file stands. `noun` is set in a folder that is a noun of the field. */
interface Place {
  readonly area: 'domain' | 'web' | 'functions' | 'local' | 'tests' | 'supabase' | 'top';
  readonly part: string;
  readonly noun: string | null;
}

/** Folders that serve every noun. All others below web/ and functions/ are nouns. */
const webParts = new Set(['device', 'ui', 'words']);
const functionParts = new Set(['http', 'vendors']);

function placeOf(path: string): Place {
  const [first = '', second = '', third] = path.split('/');
  const area = ['domain', 'web', 'functions', 'local', 'tests', 'supabase'].includes(first) ? first : 'top';
  const part = third === undefined ? 'shell' : second;
  const parts = area === 'web' ? webParts : functionParts;
  const noun = (area === 'web' || area === 'functions') && part !== 'shell' && !parts.has(part) ? part : null;
  return { area: area as Place['area'], part, noun };
}

interface Rule {
  readonly name: string;
  /** True when this import must not be. `to` is null for a package. */
  readonly broken: (from: Place & { path: string }, to: (Place & { path: string }) | null, what: Import) => boolean;
  /** Tests beside the source may do what the source may not: import test tools and stand-ins. */
  readonly testsToo?: true;
}

const shipped = new Set(['domain', 'web', 'functions']);

export const rules: Rule[] = [
  {
    name: 'domain imports only domain, zod and data',
    broken: (from, to, what) =>
      from.area === 'domain' &&
      (to ? to.area !== 'domain' : !/^zod(\/|$)/.test(what.from) && !what.from.endsWith('.json')),
  },
  {
    name: 'domain stands alone, in its tests too',
    testsToo: true,
    broken: (from, to) => from.area === 'domain' && to !== null && !['domain', 'tests'].includes(to.area),
  },
  {
    name: 'nouns meet in domain or in the shell, not in each other',
    testsToo: true,
    broken: (from, to) => from.noun !== null && to?.area === from.area && to.noun !== null && to.noun !== from.noun,
  },
  {
    name: 'what serves every noun knows none',
    broken: (from, to) =>
      (from.area === 'web' || from.area === 'functions') &&
      from.part !== 'shell' &&
      from.noun === null &&
      to?.area === from.area &&
      to.noun !== null,
  },
  {
    name: 'inside web only api.ts of the shell may be imported',
    broken: (from, to) =>
      from.area === 'web' && from.part !== 'shell' && to?.area === 'web' && to.part === 'shell' && !isApi(to.path),
  },
  {
    name: 'functions: only ports.ts of the shell may be imported',
    broken: (from, to) =>
      from.area === 'functions' &&
      from.part !== 'shell' &&
      to?.area === 'functions' &&
      to.part === 'shell' &&
      !['functions/ports.ts', 'functions/environment.ts'].includes(to.path),
  },
  {
    name: 'vendors fill a port and know nothing else of the API',
    broken: (from, to) =>
      from.area === 'functions' && from.part === 'vendors' && to?.area === 'functions' && to.part === 'http',
  },
  {
    name: 'only main.ts knows vendors',
    broken: (from, to) =>
      from.area === 'functions' &&
      from.part !== 'vendors' &&
      from.path !== 'functions/main.ts' &&
      to?.area === 'functions' &&
      to.part === 'vendors',
  },
  {
    name: 'functions never imports web',
    testsToo: true,
    broken: (from, to) => from.area === 'functions' && to?.area === 'web',
  },
  {
    name: 'web knows of functions only the type of api.ts, in web/api.ts',
    testsToo: true,
    broken: (from, to, what) =>
      from.area === 'web' &&
      to?.area === 'functions' &&
      !(from.path === 'web/api.ts' && to.path === 'functions/api.ts' && what.typeOnly),
  },
  {
    name: 'nothing shipped imports local or tests',
    broken: (from, to) => shipped.has(from.area) && (to?.area === 'local' || to?.area === 'tests'),
  },
  {
    name: 'what is shipped imports only what is shipped',
    broken: (from, to) => shipped.has(from.area) && (to?.area === 'top' || to?.area === 'supabase'),
  },
  {
    name: 'only web/device/voice/tone.ts imports tone; benchmarks may measure it',
    testsToo: true,
    broken: (from, to, what) =>
      to === null &&
      /^tone(\/|$)/.test(what.from) &&
      from.path !== 'web/device/voice/tone.ts' &&
      !from.path.startsWith('tests/bench/'),
  },
  {
    name: 'a browser has no node: modules',
    broken: (from, to, what) => from.area === 'web' && to === null && what.from.startsWith('node:'),
  },
  {
    name: 'our own files are imported with their ending, so that every tool can read them',
    testsToo: true,
    broken: (_, to) => to !== null && !/\.[a-z0-9]+$/.test(to.path),
  },
  {
    name: 'what is shipped names its imports in full',
    broken: (from, _, what) => shipped.has(from.area) && what.from === '(computed)',
  },
];

const isApi = (path: string) => path === 'web/api.ts';

/** Every import of a file that breaks a rule, as one line each. */
export function breaches(path: string, source: string): string[] {
  const from = { ...placeOf(path), path };
  return importsOf(path, source).flatMap(what => {
    const to = what.file === null ? null : { ...placeOf(what.file), path: what.file };
    return rules
      .filter(rule => (rule.testsToo || !isTest(path)) && rule.broken(from, to, what))
      .map(rule => `${path}:${what.line} imports ${what.from}: ${rule.name}`);
  });
}
