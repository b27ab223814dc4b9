/** A practice as its owner sees it: all of it, with what others do not see. */
import * as z from 'zod/mini';
import { instant } from '../time.ts';
import { availability } from './availability.ts';
import { service } from './offer.ts';
import { paper } from './papers.ts';
import { profile } from './profile.ts';
import { verificationActs, verificationStates } from './verification.ts';

const missing = ['headline', 'about', 'documents'] as const;

export const ownPractice = z
  .object({
    profile,
    /** The name of its file; another photo has another. */
    photo: z.nullable(z.string()),
    state: z.enum(verificationStates),
    /** Why it was refused or suspended. */
    reason: z.nullable(z.string()),
    /** What is lacking before it can be submitted. */
    missing: z.array(z.enum(missing)),
    changedAt: instant,
  })
  .register(z.globalRegistry, { id: 'OwnPractice' });

export type OwnPractice = z.infer<typeof ownPractice>;

/** Null before it is opened. */
export const maybePractice = z.object({ practice: z.nullable(ownPractice) });

export const keptService = z
  .object({ id: z.uuid(), service, changedAt: instant })
  .register(z.globalRegistry, { id: 'KeptService' });

export type KeptService = z.infer<typeof keptService>;

export const ownServices = z.object({ services: z.array(keptService) });

export const deletedRow = z.object({ id: z.uuid() });

/** Revision 0 and null before there are any. */
export const keptAvailability = z.object({ revision: z.int(), availability: z.nullable(availability) });

/** In place of the hours of a known revision. */
export const availabilityChange = z.strictObject({
  replaces: z.int().check(z.gte(0), z.lte(2_000_000_000)),
  availability,
});

export const availabilityRevision = z.object({ revision: z.int() });

export const verificationRecord = z.object({
  act: z.enum(Object.keys(verificationActs) as [keyof typeof verificationActs]),
  reason: z.nullable(z.string()),
  at: instant,
});

/** How far it is with being verified; the newest act last. */
export const ownVerification = z
  .object({
    state: z.enum(verificationStates),
    reason: z.nullable(z.string()),
    missing: z.array(z.enum(missing)),
    papers: z.array(paper),
    history: z.array(verificationRecord),
  })
  .register(z.globalRegistry, { id: 'OwnVerification' });

export type OwnVerification = z.infer<typeof ownVerification>;
