/** How large a sealed change is: a finished session with mood and note, every field under its stamp. */
import { box } from '../../../domain/breath/library.ts';
import { difference } from '../../../domain/practice/change.ts';
import { writeChange } from '../../../domain/practice/change-text.ts';
import { fieldsOf } from '../../../domain/practice/session-fields.ts';
import { nextStamp } from '../../../domain/practice/stamp.ts';
import { uuid7 } from '../../../domain/time.ts';

/** Format, key version, nonce and tag (web/device/vault/seal.ts). */
const around = 31;

/** Bytes. */
export function sealedLength(): number {
  const now = Date.UTC(2026, 10, 22, 8);
  const id = uuid7(now, new Uint8Array(10));
  const at = nextStamp(null, now, '0123456789abcdef');
  const values = fieldsOf({
    version: 1,
    id,
    pattern: box,
    startedAt: '2026-11-22T08:00:00.000Z',
    day: '2026-11-22',
    zone: 'Europe/Berlin',
    seconds: 300,
    breaths: 18,
    whole: true,
    note: 'Slept badly, calmer now. The holds were easier than yesterday.',
  });
  const fields = difference([], new Map(), values, at);
  return Buffer.byteLength(writeChange({ kind: 'session', id, fields })) + around;
}
