/** What doors of one kind may say no with, for the OpenAPI document. */
import type { ProblemType } from '../../domain/problem.ts';

export const ofAnybody: readonly ProblemType[] = ['origin-refused', 'invalid'];
export const ofThePerson: readonly ProblemType[] = ['sign-in-needed', 'origin-refused', 'invalid'];
export const ofJson: readonly ProblemType[] = ['malformed-json', 'too-deep', 'body-too-large', 'not-json'];
export const ofFiles: readonly ProblemType[] = ['body-too-large', 'file-type'];
