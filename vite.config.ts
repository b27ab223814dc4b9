/** How the app is built: sources in web/, result in dist/, and a service worker of our own. */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import { createServer, defineConfig, type Plugin } from 'vite';
import { VitePWA } from 'vite-plugin-pwa';
import { manifest } from './web/manifest.ts';

const version: string = JSON.parse(readFileSync('package.json', 'utf8')).version;

/** Ours, needed by home and by pages that come later. */
const base =
  /\/domain\/(result|time|breath\/(pattern|timeline|library|sounding|techniques?))\.ts|\/web\/(words\/(words|en\/(shell|breath|count|account|sound|problems))|ui\/trace-path|device\/(busy|trouble|trusted|checkpoint|checkpoint-copy|clock|settings|account))\.ts/;

const define = {
  __VERSION__: JSON.stringify(version),
  __BUILD__: JSON.stringify(process.env.TIDELINE_BUILD ?? sourceHash()),
};

export default defineConfig({
  root: 'web',
  publicDir: '../public',
  envDir: '..',
  build: {
    outDir: '../dist',
    emptyOutDir: true,
    target: 'es2022',
    // The content security policy allows no data: fonts, and a file can be cached by name.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      output: {
        // What changes seldom keeps its name, and so its place in every cache, when our own code changes.
        codeSplitting: {
          groups: [
            { name: 'react', test: /node_modules\/(react|react-dom|scheduler)\// },
            { name: 'dexie', test: /node_modules\/dexie\// },
            // Only for the practitioner who wants the calendar as a picture: one file of its own.
            { name: 'fullcalendar', test: /node_modules\/(@fullcalendar|@full-ui|temporal-[a-z]+)\// },
            { name: 'zod', test: /node_modules\/zod\// },
            // What home shares with other pages, as one file: each file more is a question to the service worker.
            { name: 'base', test: base },
          ],
        },
      },
    },
  },
  define,
  plugins: [
    react(),
    preloadFont(),
    drawHome(),
    VitePWA({
      strategies: 'injectManifest',
      srcDir: '.',
      filename: 'sw.ts',
      injectRegister: false,
      registerType: 'prompt',
      manifest,
      includeManifestIcons: false,
      injectManifest: {
        globPatterns: ['home.html', 'app.html', 'assets/*.{js,css,woff2}', 'icons/icon.svg'],
        // Signing in and the calendar of a practice need the network anyway, so their largest parts are not fetched ahead.
        globIgnores: ['assets/supabase-*.js', 'assets/fullcalendar-*'],
      },
    }),
  ],
});

/** The same sources give the same id, so a build can be told from another without a clock or git. */
function sourceHash() {
  const hash = createHash('sha256');
  for (const folder of ['domain', 'public', 'web']) {
    const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter(entry => entry.isFile());
    const paths = files.map(file => join(file.parentPath, file.name)).sort();
    for (const path of paths) hash.update(path).update(readFileSync(path));
  }
  return hash.digest('hex').slice(0, 8);
}

/** The browser learns of the font only from the stylesheet, one round trip late, unless the page names it. */
function preloadFont(): Plugin {
  return {
    name: 'tideline-preload-font',
    transformIndexHtml: {
      order: 'post',
      handler: (_html, { bundle }) =>
        Object.keys(bundle ?? {})
          .filter(name => /atkinson-hyperlegible-next-latin-wght-normal.*\.woff2$/.test(name))
          .map(name => ({
            tag: 'link',
            attrs: { rel: 'preload', href: `/${name}`, as: 'font', type: 'font/woff2', crossorigin: true },
            injectTo: 'head-prepend' as const,
          })),
    },
  };
}

/**
 * Three pages of one app: `index.html` holds home as markup, so that Start is there before the scripts have run;
 * `home.html` is the same for the service worker, which answers at once: scripts named ahead save a round trip to a server,
 * but kept ones only take the first picture's processor time. `app.html` is empty, for every other address.
 */
function drawHome(): Plugin {
  return {
    name: 'tideline-draw-home',
    apply: 'build',
    enforce: 'post',
    async generateBundle(_options, bundle) {
      const page = bundle['index.html'];
      if (page?.type !== 'asset') throw new Error('no index.html was built');
      const empty = String(page.source);
      this.emitFile({ type: 'asset', fileName: 'app.html', source: empty });
      const markup = await homeMarkup();
      const drawn = empty
        .replace('<div id="root"></div>', () => `<div id="root">${markup}</div>`)
        // The first frame waits for the whole of this short page; without it a frame with nothing in it is drawn first.
        .replace('</head>', '<link rel="expect" href="#drawn" blocking="render"></head>');
      page.source = drawn;
      this.emitFile({
        type: 'asset',
        fileName: 'home.html',
        source: drawn.replace(/<link rel="modulepreload"[^>]*>\s*/g, ''),
      });
    },
  };
}

async function homeMarkup(): Promise<string> {
  const vite = await createServer({
    configFile: false,
    root: 'web',
    appType: 'custom',
    logLevel: 'error',
    define,
    plugins: [react()],
    optimizeDeps: { noDiscovery: true },
    server: { middlewareMode: true, hmr: false, ws: false, watch: null },
  });
  try {
    const { home } = (await vite.ssrLoadModule('/prerender.tsx')) as { home(): string };
    return home();
  } finally {
    await vite.close();
  }
}
