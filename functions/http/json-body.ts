/** The door for bodies: JSON only, of bounded size and depth, storable; what passes can be parsed without fear. */
import { createMiddleware } from 'hono/factory';
import { flawOf } from './json-text.ts';
import { Refusal } from './problem.ts';
import type { ApiEnv } from './request.ts';

/** Bytes. */
const bodyLimit = 256 * 1024;

const jsonType = /^application\/json\s*(;\s*charset="?utf-8"?\s*)?$/i;

export const jsonBody = createMiddleware<ApiEnv>(async (c, next) => {
  const encoding = c.req.header('content-encoding') ?? 'identity';
  if (!jsonType.test(c.req.header('content-type') ?? '') || encoding !== 'identity') throw new Refusal('not-json');
  if (Number(c.req.header('content-length') ?? 0) > bodyLimit) throw new Refusal('body-too-large');
  const text = decode(await readUpTo(bodyLimit, c.req.raw.body));
  const flaw = flawOf(text);
  if (flaw === 'too-deep') throw new Refusal('too-deep');
  if (!isJson(text)) throw new Refusal('malformed-json');
  if (flaw)
    throw new Refusal('invalid', { where: [{ path: '', message: 'text with U+0000 or half a surrogate pair' }] });
  // The validator reads the body again: hand it the text that was checked.
  c.req.raw = new Request(c.req.raw.url, { method: c.req.raw.method, headers: c.req.raw.headers, body: text });
  await next();
});

/** Counts what arrives, because a length can be left out or be a lie. */
async function readUpTo(limit: number, body: ReadableStream<Uint8Array> | null): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let size = 0;
  const reader = body?.getReader();
  for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) {
    size += part.value.byteLength;
    if (size > limit) {
      reader?.cancel().catch(() => {});
      throw new Refusal('body-too-large');
    }
    parts.push(part.value);
  }
  const whole = new Uint8Array(size);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.byteLength;
  }
  return whole;
}

function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new Refusal('malformed-json');
  }
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
