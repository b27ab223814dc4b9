/**
 * One change as it lies on the server: written, deflated with words that both ends know, filled up to a round size so that
 * sizes say less, and sealed to the row it travels as.
 */
import { deflateSync, inflateSync } from 'fflate';
import { type Change, readChange, writeChange } from '../../../domain/practice/change-text.ts';
import { no, type Result } from '../../../domain/result.ts';
import { openBytes, type Place, type Ring, sealBytes, type Unopened } from '../vault/seal.ts';
import { usual } from './usual.ts';

/** Bytes that the server takes at most (domain/practice/sync.ts has it in characters). */
export const mostBytes = 12_288;
/** No change is that long, in bytes; one that says so was made to hurt. */
const longest = 131_072;
const roundTo = 128;

const format = 1;
const dictionary = new TextEncoder().encode(usual);

const place = (owner: string, row: string): Place => ({ table: 'changes', owner, id: row });

/** `row` is the id it will have on the server; `random` 12 fresh bytes. It may come out larger than the server takes. */
export function sealChange(
  ring: Ring,
  { owner, row, random }: { readonly owner: string; readonly row: string; readonly random: Uint8Array },
  change: Change,
): Uint8Array<ArrayBuffer> {
  const deflated = deflateSync(new TextEncoder().encode(writeChange(change)), { level: 1, dictionary });
  const filled = new Uint8Array(Math.ceil((1 + deflated.length) / roundTo) * roundTo);
  filled[0] = format;
  filled.set(deflated, 1);
  return sealBytes(ring, place(owner, row), filled, random);
}

/** Opening is synchronous, so one scratch place serves all. */
const scratch = new Uint8Array(longest);

export function openChange(ring: Ring, owner: string, row: string, sealed: Uint8Array): Result<Change, Unopened> {
  const opened = openBytes(ring, place(owner, row), sealed);
  if (!opened.ok) return opened;
  if (opened.value[0] !== format) return no('unknown-format');
  let text: string;
  try {
    const bytes = inflateSync(opened.value.subarray(1), { dictionary, out: scratch });
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return no('damaged');
  }
  return readChange(text);
}
