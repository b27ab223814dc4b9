/** The benchmark's page: built once, served from a folder by a plain server. */
import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join } from 'node:path';
import { build } from 'vite';
import { temporaryFolder } from '../../app.ts';

const types: Record<string, string> = { '.html': 'text/html', '.js': 'text/javascript', '.mp3': 'audio/mpeg' };

export async function servePage(entry: string): Promise<{ url: string; close(): void }> {
  const folder = temporaryFolder('bench-page');
  await build({
    configFile: false,
    logLevel: 'error',
    root: import.meta.dirname,
    publicDir: join(import.meta.dirname, '../../../public'),
    build: {
      outDir: folder.path,
      emptyOutDir: true,
      target: 'es2022',
      rollupOptions: { input: join(import.meta.dirname, entry), output: { entryFileNames: 'page.js' } },
    },
  });
  cpSync(join(import.meta.dirname, 'recorder.js'), join(folder.path, 'recorder.js'));
  writeFileSync(
    join(folder.path, 'index.html'),
    '<!doctype html><title>cues</title><link rel="icon" href="data:,"><script type="module" src="/page.js"></script>',
  );
  const server = createServer((request, response) => {
    const { pathname: path, search } = new URL(request.url ?? '/', 'http://127.0.0.1');
    if (path === '/wait') return void setTimeout(() => response.end(), Number(search.slice(1)));
    try {
      const file = join(folder.path, path === '/' ? 'index.html' : path);
      const body = readFileSync(file);
      response.writeHead(200, { 'content-type': types[extname(file)] ?? 'application/octet-stream' }).end(body);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  const at = server.address();
  return {
    url: `http://127.0.0.1:${typeof at === 'object' ? at?.port : 0}/`,
    close() {
      server.close();
      server.closeAllConnections();
      folder.remove();
    },
  };
}
