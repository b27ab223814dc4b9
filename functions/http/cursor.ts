/** Where a page ended, as a text that a client hands back and need not understand. */
import * as z from 'zod/mini';
import { toBase64, toBase64url } from './base64.ts';
import { Refusal } from './problem.ts';

const pair = z.tuple([z.string().check(z.maxLength(200)), z.string().check(z.maxLength(60))]);

export function cursorOf(key: string, id: string): string {
  const bytes = new TextEncoder().encode(JSON.stringify([key, id]));
  return toBase64url(btoa(String.fromCharCode(...bytes)));
}

export function readCursor(cursor: string | undefined): { key: string; id: string } | null {
  if (cursor === undefined) return null;
  const read = pair.safeParse(parsed(cursor));
  if (read.success) return { key: read.data[0], id: read.data[1] };
  throw new Refusal('invalid', { where: [{ path: 'after', message: 'must be what the last page answered' }] });
}

function parsed(cursor: string): unknown {
  try {
    const bytes = Uint8Array.from(atob(toBase64(cursor)), letter => letter.charCodeAt(0));
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return undefined;
  }
}
