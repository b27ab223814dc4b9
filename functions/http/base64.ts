/** Bytes between the API and PostgreSQL: base64url outside, the base64 of `encode` and `decode` inside. */

/** For `decode($1, 'base64')`. */
export const toBase64 = (url: string) =>
  url.replaceAll('-', '+').replaceAll('_', '/') + '='.repeat((4 - (url.length % 4)) % 4);

/** From `encode(bytes, 'base64')`, which comes in lines. Not in SQL: `translate` looks at every letter, slowly. */
export const toBase64url = (base64: string) =>
  base64.replaceAll('\n', '').replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
