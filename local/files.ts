/** Serves the built app from folders: the right type, cache rule, compression and byte ranges for each file. */
import { createReadStream } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { Readable } from 'node:stream';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

const types: Record<string, string> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.m4a': 'audio/mp4',
  '.map': 'application/json',
  '.mp3': 'audio/mpeg',
  '.ogg': 'audio/ogg',
  '.opus': 'audio/ogg',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
  '.wav': 'audio/wav',
  '.webm': 'video/webm',
  '.webmanifest': 'application/manifest+json',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
  '.xml': 'application/xml',
};
const worthPacking = /^(text\/|application\/(json|manifest|xml|wasm)|image\/svg)/;

/** The file at this path in the first folder that has it, or null. `path` is as in the URL. */
export async function serveFile(request: Request, path: string, folders: readonly string[]): Promise<Response | null> {
  const name = safeName(path);
  if (name === null) return null;
  for (const folder of folders) {
    const file = join(folder, name);
    const found = await stat(file).catch(() => null);
    if (found?.isFile()) return answer(request, file, name, found);
  }
  return null;
}

/** Only plain names below the folder: no dots at the start of a part, no escapes that hide a slash. */
function safeName(path: string): string | null {
  let name: string;
  try {
    name = decodeURIComponent(path);
  } catch {
    return null;
  }
  const parts = name.split('/').slice(1);
  return parts.every(part => /^[\w-][\w.@~+-]*$/.test(part)) ? parts.join('/') : null;
}

async function answer(request: Request, file: string, name: string, found: { size: number; mtimeMs: number }) {
  const type = types[extname(name)] ?? 'application/octet-stream';
  const headers = new Headers({
    'content-type': type,
    // Vite puts a hash of the content into these names: what they say once they say for ever.
    'cache-control': /^(assets|sounds)\/.*-[\w-]{8}\.\w+$/.test(name)
      ? 'public, max-age=31536000, immutable'
      : 'no-cache',
  });
  const etag = `${found.size.toString(36)}-${Math.trunc(found.mtimeMs).toString(36)}`;
  if (!worthPacking.test(type)) return whole(request, file, found.size, `"${etag}"`, headers);

  headers.set('vary', 'accept-encoding');
  const encoding = chosenEncoding(request);
  headers.set('etag', `W/"${etag}"`);
  if (matches(request, etag)) return new Response(null, { status: 304, headers });
  const bytes = encoding ? await packed(file, etag, encoding) : await readFile(file);
  if (encoding) headers.set('content-encoding', encoding);
  headers.set('content-length', String(bytes.byteLength));
  return new Response(request.method === 'HEAD' ? null : new Uint8Array(bytes), { headers });
}

/** Pictures and sound: never packed, so that a player can ask for a part. */
function whole(request: Request, file: string, size: number, etag: string, headers: Headers) {
  headers.set('etag', etag);
  headers.set('accept-ranges', 'bytes');
  if (matches(request, etag.slice(1, -1))) return new Response(null, { status: 304, headers });
  const range = (request.headers.get('if-range') ?? etag) === etag ? rangeOf(request, size) : null;
  if (range === 'none of it') {
    headers.set('content-range', `bytes */${size}`);
    return new Response(null, { status: 416, headers });
  }
  const { start, end } = range ?? { start: 0, end: size - 1 };
  if (range) headers.set('content-range', `bytes ${start}-${end}/${size}`);
  headers.set('content-length', String(end - start + 1));
  const body =
    request.method === 'HEAD' || size === 0
      ? null
      : (Readable.toWeb(createReadStream(file, { start, end })) as BodyInit);
  return new Response(body, { status: range ? 206 : 200, headers });
}

/** One range, as players ask; several at once, or a malformed one, get the whole file (RFC 9110, 14.2). */
function rangeOf(request: Request, size: number) {
  const [, from, to] = /^bytes=(\d*)-(\d*)$/.exec(request.headers.get('range') ?? '') ?? [];
  if (from === undefined || to === undefined || (from === '' && to === '')) return null;
  const start = from === '' ? Math.max(0, size - Number(to)) : Number(from);
  const end = from === '' || to === '' ? size - 1 : Math.min(Number(to), size - 1);
  return start < size && start <= end ? { start, end } : 'none of it';
}

function matches(request: Request, etag: string) {
  const asked = request.headers.get('if-none-match');
  return asked?.split(',').some(tag => tag.trim().replace(/^W\//, '') === `"${etag}"`) ?? false;
}

function chosenEncoding(request: Request) {
  const accepted = request.headers.get('accept-encoding') ?? '';
  return (['br', 'gzip'] as const).find(name =>
    new RegExp(`\\b${name}\\b(?!\\s*;\\s*q=0(\\.0*)?(,|$))`).test(accepted),
  );
}

const brotli = promisify(brotliCompress);
const zip = promisify(gzip);
const shelf = new Map<string, Promise<Uint8Array>>();

/** Packed once for each state of a file. A build is a few hundred small files, so the shelf stays small. */
function packed(file: string, etag: string, encoding: 'br' | 'gzip') {
  const key = `${encoding} ${etag} ${file}`;
  const made =
    shelf.get(key) ??
    readFile(file).then(bytes =>
      encoding === 'gzip' ? zip(bytes) : brotli(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 6 } }),
    );
  shelf.set(key, made);
  made.catch(() => shelf.delete(key));
  return made;
}
