/** Who may be shown to others, as one table: what may be done to a practice in which state, by whom, and what it becomes. */
import * as z from 'zod/mini';
import { plainText } from '../plain-text.ts';

export const verificationStates = ['draft', 'submitted', 'verified', 'refused', 'suspended'] as const;
export type VerificationState = (typeof verificationStates)[number];

interface Act {
  readonly by: 'owner' | 'admin';
  readonly from: readonly VerificationState[];
  readonly to: VerificationState;
  /** Whether a reason must be given, which the owner then reads. */
  readonly reason: boolean;
}

/** The database has the same table (private.verification_acts); a test compares. */
export const verificationActs = {
  submit: { by: 'owner', from: ['draft', 'refused'], to: 'submitted', reason: false },
  /** Of itself, when who was verified changes their name. */
  rename: { by: 'owner', from: ['verified'], to: 'submitted', reason: false },
  withdraw: { by: 'owner', from: ['submitted'], to: 'draft', reason: false },
  verify: { by: 'admin', from: ['submitted'], to: 'verified', reason: false },
  refuse: { by: 'admin', from: ['submitted'], to: 'refused', reason: true },
  suspend: { by: 'admin', from: ['verified'], to: 'suspended', reason: true },
  restore: { by: 'admin', from: ['suspended'], to: 'verified', reason: false },
} as const satisfies Record<string, Act>;

export type VerificationAct = keyof typeof verificationActs;

const actsOf = (by: Act['by']) =>
  (Object.keys(verificationActs) as VerificationAct[]).filter(act => verificationActs[act].by === by);

/** What somebody may do now; the screens offer exactly this. A rename happens of itself. */
export const actsIn = (state: VerificationState, by: Act['by']): VerificationAct[] =>
  actsOf(by).filter(
    act => act !== 'rename' && (verificationActs[act].from as readonly VerificationState[]).includes(state),
  );

/** Only then others see it, find it and book it. */
export const isShown = (state: VerificationState) => state === 'verified';

export const ownAct = z
  .strictObject({ act: z.enum(['submit', 'withdraw']) })
  .register(z.globalRegistry, { id: 'OwnVerificationAct' });

const reason = plainText(1_000, { lines: true });

/** What an admin decides. */
export const judgement = z
  .discriminatedUnion('act', [
    z.strictObject({ act: z.literal('verify') }),
    z.strictObject({ act: z.literal('refuse'), reason }),
    z.strictObject({ act: z.literal('suspend'), reason }),
    z.strictObject({ act: z.literal('restore') }),
  ])
  .register(z.globalRegistry, { id: 'Judgement' });
