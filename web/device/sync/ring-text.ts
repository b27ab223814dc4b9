/**
 * The wrapped ring as the server keeps it. What wraps it is not secret, but must be ours: a device that has the ring sees by
 * a sealed digest whether these wraps were made by somebody who had it too.
 */
import * as z from 'zod/mini';
import { base64url } from '../../../domain/base64url.ts';
import { fromBase64url, toBase64url } from '../base64url.ts';
import { keyVersion, open, type Ring, seal } from '../vault/seal.ts';
import { wrapped } from '../vault/wrap.ts';
import type { Keys } from './keys-here.ts';

const bytes = base64url(8_192);
const wrap = z.object({
  by: z.enum(['passphrase', 'recovery']),
  rounds: z.optional(z.int()),
  salt: bytes,
  nonce: bytes,
  text: bytes,
});
const written = z.object({ version: z.literal(1), wraps: z.array(wrap).check(z.maxLength(8)), proof: bytes });

const place = (account: string) => ({ table: 'keys', owner: account, id: 'wraps' });
const utf8 = (text: string) => new TextEncoder().encode(text);

async function digestOf(wraps: z.infer<typeof wrap>[]): Promise<string> {
  return toBase64url(new Uint8Array(await crypto.subtle.digest('SHA-256', utf8(JSON.stringify(wraps)))));
}

export async function writeRing(account: string, { ring, wraps }: Keys): Promise<string> {
  const travelling = wraps.map(of => ({
    by: of.by,
    ...(of.by === 'passphrase' ? { rounds: of.rounds } : {}),
    salt: toBase64url(of.salt),
    nonce: toBase64url(of.nonce),
    text: toBase64url(of.text),
  }));
  const sealed = seal(ring, place(account), await digestOf(travelling), crypto.getRandomValues(new Uint8Array(12)));
  return toBase64url(utf8(JSON.stringify({ version: 1, wraps: travelling, proof: toBase64url(sealed) })));
}

export interface RingText {
  readonly wraps: Keys['wraps'];
  /** Of the ring's keys, the newest when it was wrapped so. */
  readonly keyVersion: number;
  /** Whether somebody who had this ring wrapped it so. */
  isOf(ring: Ring): Promise<boolean>;
}

/** Null when no version of ours wrote it. */
export function readRing(account: string, text: string): RingText | null {
  let found: unknown;
  try {
    found = JSON.parse(new TextDecoder().decode(fromBase64url(text)));
  } catch {
    return null;
  }
  const parsed = written.safeParse(found);
  if (!parsed.success) return null;
  const { wraps, proof } = parsed.data;
  const read = wraps.map(of =>
    wrapped.safeParse({
      ...of,
      salt: fromBase64url(of.salt),
      nonce: fromBase64url(of.nonce),
      text: fromBase64url(of.text),
    }),
  );
  return {
    wraps: read.flatMap(of => (of.success ? [of.data] : [])),
    keyVersion: keyVersion(fromBase64url(proof)),
    async isOf(ring) {
      const opened = open(ring, place(account), fromBase64url(proof));
      return opened.ok && opened.value === (await digestOf(wraps));
    },
  };
}
