/** Bytes between the API and PostgreSQL: base64url outside, the base64 of `encode` and `decode` inside. */

/** For `decode($1, 'base64')`. */
export const toBase64 = (url: string) =>
  url.replace(/-/g, '+').replace(/_/g, '/') + '='.repeat((4 - (url.length % 4)) % 4);

/** SQL for a column of bytes as base64url. */
export const asBase64url = (column: string) => `translate(encode(${column}, 'base64'), E'+/=\\n', '-_')`;
