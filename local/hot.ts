/** The app while it is written: Vite with hot reload on our own port, under the policy of production as far as it goes. */
import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { join } from 'node:path';
import { createServer } from 'vite';
import { contentSecurityPolicy } from './headers.ts';

export interface Hot {
  /** Answers what Vite knows, pages included; `next` for the rest. */
  handle(request: IncomingMessage, response: ServerResponse, next: () => void): void;
  close(): Promise<void>;
}

/** Vite writes it into every script and style tag; each answer gets a fresh one in its place. */
const placeholder = 'nonce-of-this-answer';

/** Never handed out, though they lie inside the folder Vite serves sources from: its own list, and our data. */
const secrets = ['.env', '.env.*', '*.{crt,pem}', '**/.git/**', '**/.tideline/**'];

export async function serveHot(root: string, server: Server, socket: string): Promise<Hot> {
  const vite = await createServer({
    root: join(root, 'web'),
    configFile: join(root, 'vite.config.ts'),
    appType: 'custom',
    logLevel: 'warn',
    html: { cspNonce: placeholder },
    server: { middlewareMode: true, hmr: { server }, fs: { deny: secrets } },
  });
  const page = async (request: IncomingMessage, response: ServerResponse) => {
    const nonce = randomBytes(16).toString('base64');
    const html = await readFile(join(root, 'web', 'index.html'), 'utf8');
    const written = await vite.transformIndexHtml(request.url ?? '/', html);
    response.setHeader('content-security-policy', contentSecurityPolicy({ hot: { nonce, socket } }));
    response.setHeader('content-type', 'text/html; charset=utf-8');
    response.setHeader('cache-control', 'no-cache');
    response.end(request.method === 'HEAD' ? undefined : written.replaceAll(placeholder, nonce));
  };
  return {
    handle(request, response, next) {
      vite.middlewares(request, response, (error?: unknown) => {
        const { pathname } = new URL(request.url ?? '/', 'http://localhost');
        const isPage = !error && /^(GET|HEAD)$/.test(request.method ?? '') && !/\.[^/]*$/.test(pathname);
        if (!isPage) return next();
        page(request, response).catch((failed: unknown) => {
          vite.ssrFixStacktrace(failed as Error);
          response.statusCode = 500;
          response.setHeader('content-type', 'text/plain; charset=utf-8');
          response.end(failed instanceof Error ? failed.stack : String(failed));
        });
      });
    },
    close: () => vite.close(),
  };
}
