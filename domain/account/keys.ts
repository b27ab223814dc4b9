/** The ring of data keys as it travels: wrapped on the device, one text to the server, replaced as a whole. */
import * as z from 'zod/mini';
import { base64url } from '../base64url.ts';

const ring = base64url(8_192);

export const keysChange = z
  .object({
    /** The revision this takes the place of; 0 when there is none yet. */
    replaces: z.int().check(z.gte(0)),
    /** Its copies, each wrapped in another way: what is inside is between the devices. */
    ring,
  })
  .register(z.globalRegistry, { id: 'KeysChange' });

export const keysRevision = z.object({ revision: z.int() }).register(z.globalRegistry, { id: 'KeysRevision' });

export const keptKeys = z
  .object({
    /** 0 when there is none. */
    revision: z.int(),
    ring: z.nullable(ring),
  })
  .register(z.globalRegistry, { id: 'KeptKeys' });

export type KeptKeys = z.infer<typeof keptKeys>;
