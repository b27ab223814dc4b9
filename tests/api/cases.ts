/** All cases of the API, in the order in which they run. */
import { doorCases } from './door-cases.ts';
import { refusalCases } from './refusal-cases.ts';
import { sessionCases } from './session-cases.ts';
import type { Case } from './world.ts';

export const cases: readonly Case[] = [...doorCases, ...sessionCases, ...refusalCases];
