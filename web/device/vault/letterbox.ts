/**
 * A slot in a locked door: anybody here can put a record in, only the ring's holder can take it out. ECDH on P-256 with a
 * fresh key for every letter, HKDF, AES-GCM. For sessions that end while the app is locked.
 */
import { no, ok, type Result } from '../../../domain/result.ts';

export interface Letterbox {
  /** For putting in; it may lie open. */
  readonly slot: Uint8Array<ArrayBuffer>;
  /** For taking out: PKCS #8, to be kept sealed. */
  readonly key: Uint8Array<ArrayBuffer>;
}

const curve = { name: 'ECDH', namedCurve: 'P-256' };
/** Bytes of a public point, uncompressed. */
const point = 65;

export async function newLetterbox(): Promise<Letterbox> {
  const { publicKey, privateKey } = await crypto.subtle.generateKey(curve, true, ['deriveBits']);
  const [slot, key] = await Promise.all([
    crypto.subtle.exportKey('raw', publicKey),
    crypto.subtle.exportKey('pkcs8', privateKey),
  ]);
  return { slot: new Uint8Array(slot), key: new Uint8Array(key) };
}

/** A letter: the fresh public key, then the sealed text. `id` is bound to it. */
export async function post(slot: Uint8Array<ArrayBuffer>, id: string, text: string): Promise<Uint8Array<ArrayBuffer>> {
  const fresh = await crypto.subtle.generateKey(curve, false, ['deriveBits']);
  const from = new Uint8Array(await crypto.subtle.exportKey('raw', fresh.publicKey));
  const to = await crypto.subtle.importKey('raw', slot, curve, false, []);
  const key = await sharedKey(fresh.privateKey, to, from, slot, 'encrypt');
  const sealed = await crypto.subtle.encrypt(cipher(id), key, new TextEncoder().encode(text));
  const letter = new Uint8Array(point + sealed.byteLength);
  letter.set(from);
  letter.set(new Uint8Array(sealed), point);
  return letter;
}

export async function take(
  { slot, key }: Letterbox,
  id: string,
  letter: Uint8Array<ArrayBuffer>,
): Promise<Result<string, 'damaged'>> {
  try {
    const from = letter.slice(0, point);
    const [mine, theirs] = await Promise.all([
      crypto.subtle.importKey('pkcs8', key, curve, false, ['deriveBits']),
      crypto.subtle.importKey('raw', from, curve, false, []),
    ]);
    const shared = await sharedKey(mine, theirs, from, slot, 'decrypt');
    const opened = await crypto.subtle.decrypt(cipher(id), shared, letter.slice(point));
    return ok(new TextDecoder('utf-8', { fatal: true }).decode(opened));
  } catch {
    return no('damaged');
  }
}

/** A key is used for one letter only, so the nonce may stand still. */
const cipher = (id: string) => ({
  name: 'AES-GCM',
  iv: new Uint8Array(12),
  additionalData: new TextEncoder().encode(`tideline letter 1 ${id}`),
});

/** Both public keys go into the derivation: a letter belongs to this slot and this fresh key. */
async function sharedKey(
  mine: CryptoKey,
  theirs: CryptoKey,
  from: Uint8Array<ArrayBuffer>,
  to: Uint8Array<ArrayBuffer>,
  use: 'encrypt' | 'decrypt',
): Promise<CryptoKey> {
  const bits = await crypto.subtle.deriveBits({ name: 'ECDH', public: theirs }, mine, 256);
  const material = await crypto.subtle.importKey('raw', bits, 'HKDF', false, ['deriveKey']);
  const salt = new Uint8Array([...from, ...to]);
  const info = new TextEncoder().encode('tideline letter');
  return crypto.subtle.deriveKey(
    { name: 'HKDF', hash: 'SHA-256', salt, info },
    material,
    { name: 'AES-GCM', length: 256 },
    false,
    [use],
  );
}
