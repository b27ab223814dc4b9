/** Our own export: everything a person has here, as one JSON document. docs/export.md tells the same in words. */
import * as z from 'zod/mini';
import { pattern } from '../../breath/pattern.ts';
import { conditions } from '../../breath/safety-table.ts';
import { instant } from '../../time.ts';
import { entry } from '../entry.ts';
import { goal } from '../goal.ts';
import { trial } from '../trial.ts';

export const format = 'tideline';

/** Raised when a reader of the version before could misunderstand; a new optional field is no reason. */
export const exportVersion = 1;

export const exportFile = z.object({
  /** Where the schema of this version is published. */
  $schema: z.optional(z.string()),
  format: z.literal(format),
  version: z.literal(exportVersion),
  exportedAt: instant,
  /** Every session, in the order of their ids. */
  sessions: z.array(entry),
  /** The person's own patterns, in their order. */
  patterns: z.array(pattern),
  goals: z.array(goal),
  trials: z.array(trial),
  /** Ids of the patterns liked best, newest first. */
  favourites: z.array(z.string().check(z.maxLength(64))).check(z.maxLength(500)),
  /** Choices on the device it came from (sound, motion, lengths). Their form may change without a new version. */
  settings: z.record(z.string(), z.unknown()),
  /** What the person said about their health, where they were asked: empty means that nothing applies. */
  conditions: z.optional(z.array(z.enum(conditions))),
});

export type ExportFile = z.infer<typeof exportFile>;

/** The published form of it. Rules that span several fields are not in it; docs/export.md has them. */
export function exportJsonSchema(): Record<string, unknown> {
  const { $schema, ...rest } = z.toJSONSchema(exportFile, { target: 'draft-2020-12', io: 'input' });
  return { $schema, title: 'Tideline export, version 1', ...rest };
}
