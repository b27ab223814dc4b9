/** How much JavaScript a first visit costs: gz sizes of the first load, as built and as a real browser fetches it, and of every lazy part. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { parseSync } from 'vite';
import { startStack } from '../../local/stack.ts';
import { words } from '../../web/words/words.ts';
import { buildApp, startChromium, temporaryFolder } from '../app.ts';
import { atMost, informs, type Row } from './row.ts';

/** kB (1000 bytes) of gzip at level 6, what servers commonly send. */
const limit = 120;

export async function measure(): Promise<Row[]> {
  const folder = temporaryFolder('bundle');
  try {
    await buildApp(folder.path);
    const files = readdirSync(join(folder.path, 'assets')).map(name => `assets/${name}`);
    const size = new Map([...files, 'sw.js', 'index.html'].map(file => [file, gz(join(folder.path, file))]));
    const sum = (list: Iterable<string>) => kB([...list].reduce((total, file) => total + (size.get(file) ?? 0), 0));
    const first = firstLoad(folder.path);
    const fetched = await fetchedAtStart(folder.path);
    const scripts = files.filter(file => file.endsWith('.js'));
    return [
      atMost(limit, 'first load, fetched by a browser before and while home shows', sum(fetched.keys()), 'kB gz'),
      atMost(limit, 'first load, entry and its static imports', sum(first), 'kB gz'),
      ...[...fetched].map(file => informs(`  at start: ${plainName(file)}`, sum([file]), 'kB gz')),
      ...scripts
        .filter(file => !fetched.has(file))
        .sort((a, b) => (size.get(b) ?? 0) - (size.get(a) ?? 0))
        .map(file => informs(`lazy: ${plainName(file)}`, sum([file]), 'kB gz')),
      informs('service worker', sum(['sw.js']), 'kB gz'),
      informs('all styles', sum(files.filter(file => file.endsWith('.css'))), 'kB gz'),
    ];
  } finally {
    folder.remove();
  }
}

const gz = (path: string) => gzipSync(readFileSync(path), { level: 6 }).length;
const kB = (bytes: number) => Math.round(bytes / 100) / 10;
const plainName = (file: string) => file.replace(/^assets\//, '').replace(/-[\w-]{8}\.js$/, '.js');

/** Scripts that index.html names, the app that they bring, and all that these import without being asked. */
function firstLoad(dist: string): Set<string> {
  const main = readdirSync(join(dist, 'assets')).find(name => /^main-[\w-]+\.js$/.test(name));
  if (!main) throw new Error('the app is in no chunk called main');
  const html = readFileSync(join(dist, 'index.html'), 'utf8');
  const found = new Set<string>();
  const add = (file: string) => {
    if (found.has(file)) return;
    found.add(file);
    const { module } = parseSync(file, readFileSync(join(dist, file), 'utf8'));
    const sources = [...module.staticImports, ...module.staticExports.flatMap(e => e.entries)];
    for (const { moduleRequest } of sources) if (moduleRequest) add(join('assets', moduleRequest.value));
  };
  for (const [, file = ''] of html.matchAll(/(?:src|href)="\/(assets\/[^"]+\.js)"/g)) add(file);
  add(`assets/${main}`);
  return found;
}

/** Every script the page itself asks for on a first visit to home, until a second after all is quiet. The service worker's own fetches do not hold it up. */
async function fetchedAtStart(dist: string): Promise<Set<string>> {
  const stack = await startStack({ port: 0, data: 'memory', mode: 'built', dist });
  const browser = await startChromium();
  try {
    const page = await browser.newPage();
    const fetched = new Set<string>();
    page.on('request', request => {
      const path = new URL(request.url()).pathname.slice(1);
      if (path.startsWith('assets/') && path.endsWith('.js')) fetched.add(path);
    });
    await page.goto(`${stack.url}/`);
    await page.getByRole('button', { name: words.breath.home.start }).waitFor();
    await page.waitForLoadState('networkidle');
    await page.waitForTimeout(1000);
    return fetched;
  } finally {
    await browser.close();
    await stack.close();
  }
}
