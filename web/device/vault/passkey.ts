/** Passkeys: for a salt each gives 32 bytes (WebAuthn's PRF extension), the same every time, when its owner says so. */
import { no, ok, type Result } from '../../../domain/result.ts';
import { random } from './sealer.ts';
import type { WrappedBy } from './wrap.ts';

export type PasskeyProblem = 'unsupported' | 'cancelled' | 'failed';

export interface Given {
  readonly credential: Uint8Array<ArrayBuffer>;
  readonly salt: Uint8Array<ArrayBuffer>;
  readonly output: Uint8Array<ArrayBuffer>;
}

/** A new passkey on this device, or on the phone beside it. */
export async function createPasskey(name: string): Promise<Result<Given, PasskeyProblem>> {
  const salt = random(32);
  const made = await ask(() =>
    navigator.credentials.create({
      publicKey: {
        challenge: random(32),
        rp: { name: 'Tideline' },
        user: { id: random(16), name, displayName: name },
        // Ed25519, P-256 and RSA: what authenticators have.
        pubKeyCredParams: [-8, -7, -257].map(alg => ({ type: 'public-key', alg })),
        authenticatorSelection: { residentKey: 'preferred', userVerification: 'required' },
        extensions: { prf: { eval: { first: salt } } },
      },
    }),
  );
  if (!made.ok) return made;
  const { prf } = made.value.getClientExtensionResults();
  if (!prf?.enabled) return no('unsupported');
  const credential = new Uint8Array(made.value.rawId);
  // Many say at the making only that they can, and give it when asked.
  return prf.results?.first
    ? ok({ credential, salt, output: bytesOf(prf.results.first) })
    : askPasskeys([{ credential, salt }]);
}

/** Whichever of these passkeys its owner takes. */
export async function askPasskeys(
  known: readonly Pick<WrappedBy<'passkey'>, 'credential' | 'salt'>[],
): Promise<Result<Given, PasskeyProblem>> {
  const evalByCredential = Object.fromEntries(
    known.map(({ credential, salt }) => [named(credential), { first: salt }]),
  );
  const got = await ask(() =>
    navigator.credentials.get({
      publicKey: {
        challenge: random(32),
        allowCredentials: known.map(({ credential }) => ({ type: 'public-key', id: credential })),
        userVerification: 'required',
        extensions: { prf: { evalByCredential } },
      },
    }),
  );
  if (!got.ok) return got;
  const credential = new Uint8Array(got.value.rawId);
  const asked = known.find(of => named(of.credential) === named(credential));
  const output = got.value.getClientExtensionResults().prf?.results?.first;
  return asked && output ? ok({ credential, salt: asked.salt, output: bytesOf(output) }) : no('unsupported');
}

async function ask(way: () => Promise<Credential | null>): Promise<Result<PublicKeyCredential, PasskeyProblem>> {
  if (!('PublicKeyCredential' in globalThis)) return no('unsupported');
  try {
    const credential = await way();
    return credential ? ok(credential as PublicKeyCredential) : no('cancelled');
  } catch (error) {
    const { name } = error as Error;
    if (name === 'NotAllowedError' || name === 'AbortError') return no('cancelled');
    return no(name === 'NotSupportedError' ? 'unsupported' : 'failed');
  }
}

const bytesOf = (of: BufferSource) =>
  new Uint8Array(
    of instanceof ArrayBuffer ? of.slice(0) : of.buffer.slice(of.byteOffset, of.byteOffset + of.byteLength),
  );

/** In base64 for addresses, as WebAuthn names credentials in texts. */
export const named = (id: Uint8Array): string =>
  btoa(String.fromCharCode(...id)).replace(/[+/=]/g, letter => ({ '+': '-', '/': '_', '=': '' })[letter] ?? '');
