/** Trusted Types let no string become the address of a script; this one policy of the app allows exactly three. */
import transfer from './transfer/worker.ts?worker&url';
import vault from './vault/worker.ts?worker&url';

export const serviceWorker = '/sw.js';
export const transferWorker = transfer;
export const vaultWorker = vault;

interface TrustedTypes {
  createPolicy(
    name: string,
    rules: { createScriptURL(url: string): string },
  ): { createScriptURL(url: string): unknown };
}

function createScriptURL(asked: string): string {
  if (![serviceWorker, transferWorker, vaultWorker].includes(asked))
    throw new TypeError(`not a script of ours: ${asked}`);
  return asked;
}

const types = (globalThis as { trustedTypes?: TrustedTypes }).trustedTypes;
const policy = types?.createPolicy('tideline', { createScriptURL });

/** The address as the browser wants it; a string to the compiler, which does not know these types yet. */
export const trusted = (url: string) => (policy ? policy.createScriptURL(url) : createScriptURL(url)) as string;
