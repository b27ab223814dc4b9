/** Sessions as devices push and pull them, for the API's test cases. */
import { box } from '../../domain/breath/library.ts';
import type { Entry } from '../../domain/practice/entry.ts';
import type { Payload } from '../../domain/practice/sync.ts';
import { uuid7 } from '../../domain/time.ts';

export const newSessionId = (time = Date.UTC(2026, 10, 22, 10)) =>
  uuid7(time, crypto.getRandomValues(new Uint8Array(10)));

export interface Pushed {
  readonly id: string;
  readonly payload: Payload | null;
}

const entryOf = (id: string, more: Partial<Entry> = {}): Entry => ({
  version: 1,
  id,
  pattern: box,
  startedAt: '2026-11-22T10:00:00.000Z',
  day: '2026-11-22',
  zone: 'Europe/Berlin',
  seconds: 60,
  breaths: 3,
  whole: true,
  ...more,
});

export function plainSession(more: Partial<Entry> = {}, id = newSessionId()): Pushed {
  return { id, payload: { form: 'plain', entry: entryOf(id, more) } };
}

export const sealedSession = (text = 'c2VhbGVk', key = 1, id = newSessionId()): Pushed => ({
  id,
  payload: { form: 'sealed', key, text },
});

export const tombstone = (id: string): Pushed => ({ id, payload: null });
