/** The door for bodies: JSON only, of bounded size and depth, storable; what passes can be parsed without fear. */
import { createMiddleware } from 'hono/factory';
import { flawOf } from './json-text.ts';
import { Refusal } from './problem.ts';
import { readUpTo } from './read.ts';
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
  Object.assign(c.req.bodyCache, { text: Promise.resolve(text) });
  await next();
});

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
