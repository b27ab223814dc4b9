/** All cases of the API, in the order in which they run. */
import { boundCases } from './bound-cases.ts';
import { calendarCases } from './calendar-cases.ts';
import { deviceCases } from './device-cases.ts';
import { directoryCases } from './directory-cases.ts';
import { doorCases } from './door-cases.ts';
import { emptyCases } from './empty-cases.ts';
import { handoverCases } from './handover-cases.ts';
import { keysCases } from './keys-cases.ts';
import { practiceCases } from './practice-cases.ts';
import { practiceRefusalCases } from './practice-refusal-cases.ts';
import { refusalCases } from './refusal-cases.ts';
import { sessionCases } from './session-cases.ts';
import type { Case } from './world.ts';

export const cases: readonly Case[] = [
  ...doorCases,
  ...sessionCases,
  ...boundCases,
  ...deviceCases,
  ...keysCases,
  ...handoverCases,
  ...emptyCases,
  ...refusalCases,
  ...practiceCases,
  ...directoryCases,
  ...calendarCases,
  ...practiceRefusalCases,
];
