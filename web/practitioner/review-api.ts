/** The API for admins: who waits to be verified, what they brought, and the judgement. */
import type * as z from 'zod/mini';
import { judged, type QueueQuery, reviewedPractice, reviewQueue } from '../../domain/practitioner/review.ts';
import type { judgement } from '../../domain/practitioner/verification.ts';
import { type Asking, apiAt, fileFrom, options, parsed } from '../api.ts';

export function reviewApi(asking: Asking) {
  const { review } = apiAt(asking);
  return {
    queue: (query: Partial<QueueQuery> = {}) => parsed(reviewQueue, () => review.$get({ query }, options())),
    read: (id: string) => parsed(reviewedPractice, () => review[':id'].$get({ param: { id } }, options())),
    photo: (id: string) => fileFrom(() => review[':id'].photo.$get({ param: { id } }, options())),
    paper: (id: string, paper: string) =>
      fileFrom(() => review[':id'].papers[':paper'].$get({ param: { id, paper } }, options())),
    judge: (id: string, json: z.infer<typeof judgement>) =>
      parsed(judged, () => review[':id'].$post({ param: { id }, json }, options())),
  };
}
