/** Reads a body up to a limit, however much is sent. */
import { Refusal } from './problem.ts';

/** Bytes. Counts what arrives, because a length can be left out or be a lie. */
export async function readUpTo(limit: number, body: ReadableStream<Uint8Array> | null): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let size = 0;
  const reader = body?.getReader();
  for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) {
    size += part.value.byteLength;
    if (size > limit) {
      reader?.cancel().catch(() => {});
      throw new Refusal('body-too-large');
    }
    parts.push(part.value);
  }
  const whole = new Uint8Array(size);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.byteLength;
  }
  return whole;
}
