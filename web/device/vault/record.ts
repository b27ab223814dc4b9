/** What the database knows of the keys: how each opens, and never a key in the open while the lock is on. */
import * as z from 'zod/mini';
import { byPasskey, wrapped } from './wrap.ts';

const bytes = z.custom<Uint8Array<ArrayBuffer>>(of => of instanceof Uint8Array);

/** Minutes without a touch after which the app locks itself. */
export const autoLocks = [1, 5, 15, 60] as const;

export const vaultRecord = z.object({
  form: z.literal(1),
  lock: z.enum(['on', 'off']),
  /** By passphrase and by recovery code, always. */
  wraps: z.array(wrapped),
  passkeys: z.array(z.object({ name: z.string(), addedAt: z.number(), wrap: byPasskey })),
  /** The keys themselves, while this device is not locked but syncs. */
  ring: z.optional(bytes),
  /** A ring that is being left, sealed with the new one, until every row is sealed anew. */
  older: z.optional(bytes),
  /** All rows are on their way into this state, by the worker; taken up again after a crash. */
  sweep: z.optional(z.enum(['sealed', 'open'])),
  /** The letterbox: its public key, and the private one, sealed. */
  slot: bytes,
  letterKey: bytes,
  tries: z.object({ wrong: z.int(), until: z.number() }),
  autoLock: z.nullable(z.literal([...autoLocks])),
  /** Under which number the server has these wraps; absent when it has not got them. */
  revision: z.optional(z.int()),
});

export type VaultRecord = z.infer<typeof vaultRecord>;

/** `foreign`: there is one, but of a later version of the app. */
export function readRecord(value: unknown): VaultRecord | 'foreign' | null {
  if (value === undefined || value === null) return null;
  return vaultRecord.safeParse(value).data ?? 'foreign';
}
