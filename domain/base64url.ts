/** Bytes as text: base64url without padding (RFC 4648, 5), of a length that some bytes really have. */
import * as z from 'zod/mini';

/** At most so many characters; four of them are three bytes. */
export const base64url = (most: number) =>
  z.string().check(z.minLength(1), z.maxLength(most), z.regex(/^(?:[\w-]{4})*(?:[\w-]{2,3})?$/));
