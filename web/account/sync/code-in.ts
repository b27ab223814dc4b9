/** The code in the address that a square holds; another site's square, or another page's, holds none. */
import { readCode } from '../../device/vault/recovery-code.ts';

const path = '/join';

/** As it is written into the square. A fragment never reaches a server. */
export const joinAddress = (origin: string, code: string) => `${origin}${path}#${code}`;

export function codeIn(text: string, origin: string): string | null {
  if (!URL.canParse(text)) return null;
  const address = new URL(text);
  const code = address.hash.slice(1);
  return address.origin === origin && address.pathname === path && readCode(code) !== null ? code : null;
}
