/** What travels between a device and the Session API. The server keeps what it is given and never needs to read it. */
import * as z from 'zod/mini';
import { base64url } from '../base64url.ts';
import { sessionId } from '../time.ts';

export const pushLimit = 50;
export const pullLimit = 200;
/** Characters of a sealed payload (base64url). */
const sealedLimit = 16_384;

/** A change, sealed on the device (web/device/sync/parcel.ts). */
export const payload = z
  .object({
    /** Which key sealed it, so that keys can change. */
    key: z.int().check(z.gte(1), z.lte(65_535)),
    text: base64url(sealedLimit),
  })
  .register(z.globalRegistry, { id: 'Payload' });

/** A sealed change as pushed: its content, or null for a tombstone ("a newer change says all that this one said"). */
const pushed = z.object({ id: sessionId, payload: z.nullable(payload) });

export const pushRequest = z
  .object({
    sessions: z.array(pushed).check(z.minLength(1), z.maxLength(pushLimit)),
    /** The epoch that the device pulled last: refused as `emptied` when the server was emptied since. */
    epoch: z.optional(z.int().check(z.gte(1), z.lte(2_147_483_647))),
  })
  .register(z.globalRegistry, { id: 'PushRequest' });

/**
 * `known`: the same push arrived before; nothing was written twice. `deleted`: another device has said anew what this row
 * says, and it stays a tombstone.
 */
export const pushResponse = z
  .object({
    sessions: z.array(z.object({ id: sessionId, outcome: z.enum(['stored', 'known', 'deleted']), cursor: z.int() })),
  })
  .register(z.globalRegistry, { id: 'PushResponse' });

export const pullResponse = z
  .object({
    /** Ordered by cursor. A null payload is a tombstone. */
    sessions: z.array(z.object({ id: sessionId, cursor: z.int(), payload: z.nullable(payload) })),
    /** Ask with this as `after` next time. */
    cursor: z.int(),
    /** True when another page waits. */
    more: z.boolean(),
    /**
     * Changes when the person deletes everything on the server. A device that sees another one than before must not
     * send again what it had sent: it asks the person.
     */
    epoch: z.int(),
  })
  .register(z.globalRegistry, { id: 'PullResponse' });

export const emptiedResponse = z
  .object({
    /** Rows that went. */
    sessions: z.int(),
    keyRings: z.int(),
    devices: z.int(),
    /** The epoch that has begun. */
    epoch: z.int(),
  })
  .register(z.globalRegistry, { id: 'EmptiedResponse' });

export type Payload = z.infer<typeof payload>;
export type PushRequest = z.infer<typeof pushRequest>;
export type PushResponse = z.infer<typeof pushResponse>;
export type PullResponse = z.infer<typeof pullResponse>;
export type EmptiedResponse = z.infer<typeof emptiedResponse>;
