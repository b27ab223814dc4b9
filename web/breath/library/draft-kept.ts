/** The one draft that is kept on this device, so that a breath being built survives a closed tab. */
import * as z from 'zod/mini';
import { pattern as schema } from '../../../domain/breath/pattern.ts';
import { readPrivate, writePrivate } from '../../device/vault/private-text.ts';
import { type Draft, draftOf, patternOf } from './draft.ts';

const key = 'tideline-draft';
const kept = z.object({ at: z.string(), pattern: schema });

/** `at` is the address of the screen that it belongs to. */
export function keepDraft(at: string, draft: Draft): void {
  try {
    // A draft without a name is still a draft; the schema wants one.
    const pattern = patternOf({ ...draft, name: draft.name.trim() || ' ' });
    writePrivate(key, JSON.stringify({ at, pattern: { ...pattern, name: pattern.name || '?' } }));
  } catch {
    // Storage refused: the draft lives as long as the page.
  }
}

export function keptDraft(at: string): Draft | undefined {
  try {
    const read = kept.safeParse(JSON.parse(readPrivate(key) ?? 'null'));
    return read.success && read.data.at === at ? draftOf(read.data.pattern) : undefined;
  } catch {
    return undefined;
  }
}

export function dropDraft(): void {
  try {
    localStorage.removeItem(key);
  } catch {
    // Nothing was kept, then.
  }
}
