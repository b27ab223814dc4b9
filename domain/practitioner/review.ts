/** What an admin looks at before a practice is shown to others: the queue, and one practice with its papers. */
import * as z from 'zod/mini';
import { instant } from '../time.ts';
import { paper } from './papers.ts';
import { verificationRecord } from './practice.ts';
import { profile } from './profile.ts';
import { verificationStates } from './verification.ts';

/** So many on one page. */
export const queuePageSize = 50;

/** Who was never submitted is nobody's business. */
const seenStates = ['submitted', 'verified', 'refused', 'suspended'] as const;

export const queueQuery = z.object({
  state: z._default(z.enum(seenStates), 'submitted'),
  after: z.optional(z.string().check(z.maxLength(300), z.regex(/^[\w-]+$/))),
});

export type QueueQuery = z.infer<typeof queueQuery>;

/** Whoever has waited longest first. */
export const reviewQueue = z.object({
  practices: z.array(
    z.object({ id: z.uuid(), name: z.string(), slug: z.string(), headline: z.string(), changedAt: instant }),
  ),
  after: z.nullable(z.string()),
});

export type ReviewQueue = z.infer<typeof reviewQueue>;

export const reviewedPractice = z
  .object({
    id: z.uuid(),
    profile,
    photo: z.nullable(z.string()),
    state: z.enum(verificationStates),
    reason: z.nullable(z.string()),
    papers: z.array(paper),
    history: z.array(verificationRecord),
  })
  .register(z.globalRegistry, { id: 'ReviewedPractice' });

export type ReviewedPractice = z.infer<typeof reviewedPractice>;

export const judged = z.object({ state: z.enum(verificationStates) });
