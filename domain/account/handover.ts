/** The ring of keys on its way from one device to the next: wrapped by a code that a person carries between them. */
import * as z from 'zod/mini';
import { base64url } from '../base64url.ts';

/** 32 bytes, derived from the code: shows that one knows it, and does not tell it. */
const proof = base64url(43).check(z.length(43));
const ring = base64url(8_192);

export const handoverOffer = z.object({ proof, ring }).register(z.globalRegistry, { id: 'HandoverOffer' });

export const offeredHandover = z
  .object({
    /** Until when it can be taken. */
    expiresAt: z.iso.datetime(),
  })
  .register(z.globalRegistry, { id: 'OfferedHandover' });

export const handoverTaking = z.object({ proof }).register(z.globalRegistry, { id: 'HandoverTaking' });

export const takenHandover = z.object({ ring }).register(z.globalRegistry, { id: 'TakenHandover' });
