/** Sealed changes as devices push and pull them, for the API's test cases. What is sealed in them means nothing. */
import type { Payload } from '../../domain/practice/sync.ts';
import { uuid7 } from '../../domain/time.ts';

export const newSessionId = (time = Date.UTC(2026, 10, 22, 10)) =>
  uuid7(time, crypto.getRandomValues(new Uint8Array(10)));

export interface Pushed {
  readonly id: string;
  readonly payload: Payload | null;
}

export const sealedSession = (text = 'c2VhbGVk', key = 1, id = newSessionId()): Pushed => ({
  id,
  payload: { key, text },
});

export const tombstone = (id: string): Pushed => ({ id, payload: null });
