/** The one port: only this machine can reach it, every answer carries the security headers, and nothing is let in early. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import { mayBeFramed, securityHeaders } from './headers.ts';
import type { Hot } from './hot.ts';
import { codeOf, StartRefused } from './refusal.ts';

export interface Door {
  readonly url: string;
  /** The names under which a browser on this machine may know us. */
  readonly origins: readonly [string, ...string[]];
  readonly server: Server;
  /** Until then every request is asked to come back in a moment. */
  open(fetch: (request: Request) => Response | Promise<Response>, hot?: HotPart): void;
  close(): Promise<void>;
}

interface HotPart extends Pick<Hot, 'handle'> {
  /** Paths that are not Vite's. */
  readonly isOurs: (path: string) => boolean;
}

const pathOf = ({ url }: IncomingMessage) => (url ?? '/').split('?', 1)[0] ?? '/';

type Listener = (request: IncomingMessage, response: ServerResponse) => void;

/** `connect`: other origins the app is built to talk to. */
export async function listen(port: number, connect: readonly string[]): Promise<Door> {
  const headers = Object.entries(securityHeaders({ https: false, connect }));
  const framed = Object.entries(securityHeaders({ https: false, connect, framed: true }));
  let answer: Listener = (_request, response) => plain(response, 503, 'Tideline is starting.', { 'retry-after': '1' });
  let hosts: readonly string[] = [];
  const server = createServer((request, response) => {
    for (const [name, value] of mayBeFramed(pathOf(request)) ? framed : headers) response.setHeader(name, value);
    // A foreign page can point its own name at 127.0.0.1 and read us as its own origin: by that name we are not here.
    if (!hosts.includes(request.headers.host ?? '')) return plain(response, 421, 'This is not the host you asked for.');
    answer(request, response);
  });
  server.on('clientError', (_error, socket) => {
    const lines = headers.map(([name, value]) => `${name}: ${value}\r\n`).join('');
    if (socket.writable)
      socket.end(`HTTP/1.1 400 Bad Request\r\n${lines}content-length: 0\r\nconnection: close\r\n\r\n`);
  });
  const bound = await bind(server, port);
  hosts = [`127.0.0.1:${bound}`, `localhost:${bound}`];
  const url = `http://127.0.0.1:${bound}`;
  return {
    url,
    origins: [url, `http://localhost:${bound}`],
    server,
    open(fetch, hot) {
      const ours = getRequestListener(fetch);
      answer = (request, response) => {
        const path = pathOf(request);
        if (!hot || hot.isOurs(path)) void ours(request, response);
        else hot.handle(request, response, () => void ours(request, response));
      };
    },
    close: () =>
      new Promise(resolve => {
        const late = setTimeout(() => server.closeAllConnections(), 1000);
        server.close(() => {
          clearTimeout(late);
          resolve();
        });
        server.closeIdleConnections();
      }),
  };
}

function bind(server: Server, port: number) {
  return new Promise<number>((resolve, reject) => {
    server.once('error', error =>
      reject(
        codeOf(error) === 'EADDRINUSE'
          ? new StartRefused(`Port ${port} is taken by another program. Choose one: PORT=${port + 1} npm start`)
          : codeOf(error) === 'EACCES'
            ? new StartRefused(`Port ${port} is not ours to use. Choose one above 1023: PORT=5173 npm start`)
            : error,
      ),
    );
    server.listen(port, '127.0.0.1', () => {
      const address = server.address();
      resolve(typeof address === 'object' && address ? address.port : port);
    });
  });
}

function plain(response: ServerResponse, status: number, text: string, more: Record<string, string> = {}) {
  response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store', ...more });
  response.end(`${text}\n`);
}
