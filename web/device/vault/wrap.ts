/** The ring wrapped for keeping: by a passphrase, by a recovery code or by what a passkey gives. Each opens it alone. */
import * as z from 'zod/mini';
import { no, ok, type Result } from '../../../domain/result.ts';
import type { Ring } from './seal.ts';

/** Rounds of PBKDF2-SHA256: about 0.2 s on a laptop (OWASP asks for 600,000). */
export const passphraseRounds = 1_000_000;

const bytes = z.custom<Uint8Array<ArrayBuffer>>(of => of instanceof Uint8Array);

const byPassphrase = z.object({
  by: z.literal('passphrase'),
  rounds: z.int().check(z.gte(100_000), z.lte(10_000_000)),
  salt: bytes,
  nonce: bytes,
  text: bytes,
});
const byRecovery = z.object({ by: z.literal('recovery'), salt: bytes, nonce: bytes, text: bytes });
export const byPasskey = z.object({
  by: z.literal('passkey'),
  credential: bytes,
  salt: bytes,
  nonce: bytes,
  text: bytes,
});

/** How to open it again on any device; nothing in it is secret. A passkey's wrap stays on the device that made it. */
export const wrapped = z.discriminatedUnion('by', [byPassphrase, byRecovery]);

export type Wrapped = z.infer<typeof wrapped> | z.infer<typeof byPasskey>;
export type WrappedBy<By extends Wrapped['by']> = Extract<Wrapped, { by: By }>;

type Random = (length: number) => Uint8Array<ArrayBuffer>;

/** Wrap under a passphrase. It is normalised (NFKC) first, so that another keyboard types the same. */
export async function wrapByPassphrase(ring: Ring, passphrase: string, random: Random) {
  const [salt, nonce] = [random(16), random(12)];
  const key = await passphraseKey(passphrase, salt, passphraseRounds);
  return {
    by: 'passphrase',
    rounds: passphraseRounds,
    salt,
    nonce,
    text: await encrypt(key, nonce, 'passphrase', ring),
  } satisfies Wrapped;
}

export const unwrapByPassphrase = async (kept: WrappedBy<'passphrase'>, passphrase: string) =>
  decrypt(await passphraseKey(passphrase, kept.salt, kept.rounds), kept);

/** Wrap under 20 random bytes that a person keeps on paper: they need no stretching. */
export async function wrapByRecovery(ring: Ring, code: Uint8Array<ArrayBuffer>, random: Random) {
  const [salt, nonce] = [random(16), random(12)];
  const key = await derivedKey(code, salt, 'recovery');
  return { by: 'recovery', salt, nonce, text: await encrypt(key, nonce, 'recovery', ring) } satisfies Wrapped;
}

export const unwrapByRecovery = async (kept: WrappedBy<'recovery'>, code: Uint8Array<ArrayBuffer>) =>
  decrypt(await derivedKey(code, kept.salt, 'recovery'), kept);

/** Wrap under the 32 bytes of a passkey's PRF extension for `salt`, which was asked for beforehand. */
export async function wrapByPasskey(
  ring: Ring,
  passkey: {
    readonly credential: Uint8Array<ArrayBuffer>;
    readonly salt: Uint8Array<ArrayBuffer>;
    readonly output: Uint8Array<ArrayBuffer>;
  },
  random: Random,
) {
  const nonce = random(12);
  const key = await derivedKey(passkey.output, passkey.salt, 'passkey');
  const { credential, salt } = passkey;
  return { by: 'passkey', credential, salt, nonce, text: await encrypt(key, nonce, 'passkey', ring) } satisfies Wrapped;
}

export const unwrapByPasskey = async (kept: WrappedBy<'passkey'>, output: Uint8Array<ArrayBuffer>) =>
  decrypt(await derivedKey(output, kept.salt, 'passkey'), kept);

const utf8 = (text: string) => new TextEncoder().encode(text);

async function passphraseKey(
  passphrase: string,
  salt: Uint8Array<ArrayBuffer>,
  iterations: number,
): Promise<CryptoKey> {
  const material = await crypto.subtle.importKey('raw', utf8(passphrase.normalize('NFKC')), 'PBKDF2', false, [
    'deriveKey',
  ]);
  return crypto.subtle.deriveKey(
    { name: 'PBKDF2', hash: 'SHA-256', salt: salt, iterations },
    material,
    aes,
    false,
    uses,
  );
}

async function derivedKey(
  secret: Uint8Array<ArrayBuffer>,
  salt: Uint8Array<ArrayBuffer>,
  by: Wrapped['by'],
): Promise<CryptoKey> {
  const material = await crypto.subtle.importKey('raw', secret, 'HKDF', false, ['deriveKey']);
  const info = utf8(`tideline ring by ${by}`);
  return crypto.subtle.deriveKey({ name: 'HKDF', hash: 'SHA-256', salt: salt, info }, material, aes, false, uses);
}

const aes = { name: 'AES-GCM', length: 256 };
const uses: KeyUsage[] = ['encrypt', 'decrypt'];

/** The way it was wrapped is bound to it. */
const cipher = (nonce: Uint8Array<ArrayBuffer>, by: Wrapped['by']) => ({
  name: 'AES-GCM',
  iv: nonce,
  additionalData: utf8(`tideline ring 1 ${by}`),
});

async function encrypt(key: CryptoKey, nonce: Uint8Array<ArrayBuffer>, by: Wrapped['by'], ring: Ring) {
  return new Uint8Array(await crypto.subtle.encrypt(cipher(nonce, by), key, ringBytes(ring)));
}

/** A wrong secret and a changed text cannot be told apart, and need not be. */
async function decrypt(key: CryptoKey, { by, nonce, text }: Wrapped): Promise<Result<Ring, 'wrong'>> {
  try {
    const opened = await crypto.subtle.decrypt(cipher(nonce, by), key, text);
    return ok(ringFrom(new Uint8Array(opened)));
  } catch {
    return no('wrong');
  }
}

const keyLength = 32;

/** Version (2 bytes) and key (32 bytes), newest first. */
export function ringBytes({ newest, keys }: Ring): Uint8Array<ArrayBuffer> {
  const versions = [...keys.keys()].sort((a, b) => (a === newest ? -1 : b === newest ? 1 : a - b));
  const all = new Uint8Array(versions.length * (2 + keyLength));
  for (const [i, version] of versions.entries()) {
    const at = i * (2 + keyLength);
    all.set([version >> 8, version & 0xff], at);
    all.set(keys.get(version) ?? new Uint8Array(keyLength), at + 2);
  }
  return all;
}

export function ringFrom(bytes: Uint8Array): Ring {
  if (bytes.length === 0 || bytes.length % (2 + keyLength) !== 0) throw new Error('not a ring');
  const keys = new Map<number, Uint8Array>();
  for (let at = 0; at < bytes.length; at += 2 + keyLength) {
    keys.set(((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0), bytes.slice(at + 2, at + 2 + keyLength));
  }
  return { newest: ((bytes[0] ?? 0) << 8) | (bytes[1] ?? 0), keys };
}
