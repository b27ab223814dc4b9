/** The keys handed to another device: under a one-time code that a person carries over. The server learns only a digest of it. */
import { no, ok, type Result } from '../../../domain/result.ts';
import type { Refusal } from '../../api.ts';
import { fromBase64url, toBase64url } from '../base64url.ts';
import { writeCode } from '../vault/recovery-code.ts';
import type { Ring } from '../vault/seal.ts';
import { random } from '../vault/sealer.ts';
import { unwrapByRecovery, wrapByRecovery, wrapped } from '../vault/wrap.ts';
import { ask } from './asking.ts';
import { keysHere } from './keys-here.ts';

export interface Offer {
  /** As a person types it. */
  readonly code: string;
  /** Milliseconds since 1970. */
  readonly expires: number;
}

export async function offerHandover(account: string): Promise<Result<Offer, Refusal>> {
  const keys = await keysHere();
  if (!keys) return no('forbidden');
  const code = random(20);
  const { salt, nonce, text } = await wrapByRecovery(keys.ring, code, random);
  const packed = JSON.stringify([salt, nonce, text].map(toBase64url));
  const proof = await proofOf(code);
  const offered = await ask(account, api => api.offerKeys(proof, toBase64url(new TextEncoder().encode(packed))));
  return offered.ok ? ok({ code: writeCode(code), expires: Date.parse(offered.value.expiresAt) }) : offered;
}

/** `gone`: no such offer, or no longer. */
export async function takeHandover(
  account: string,
  code: Uint8Array<ArrayBuffer>,
): Promise<Result<Ring, Refusal | 'wrong' | 'gone'>> {
  const proof = await proofOf(code);
  const taken = await ask(account, api => api.takeKeys(proof));
  if (!taken.ok) return taken.problem === 'not-found' ? no('gone') : taken;
  const parts: unknown = JSON.parse(new TextDecoder().decode(fromBase64url(taken.value.ring)));
  const [salt, nonce, text] = Array.isArray(parts) ? parts.map(part => fromBase64url(String(part))) : [];
  const wrap = wrapped.safeParse({ by: 'recovery', salt, nonce, text });
  return wrap.success && wrap.data.by === 'recovery' ? unwrapByRecovery(wrap.data, code) : no('garbled');
}

async function proofOf(code: Uint8Array<ArrayBuffer>): Promise<string> {
  const material = await crypto.subtle.importKey('raw', code, 'HKDF', false, ['deriveBits']);
  const info = new TextEncoder().encode('tideline handover proof');
  const how = { name: 'HKDF', hash: 'SHA-256', salt: new Uint8Array(32), info };
  return toBase64url(new Uint8Array(await crypto.subtle.deriveBits(how, material, 256)));
}
