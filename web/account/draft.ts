/** How far a sign-in has come. Phones close the page while the person looks into their mail; this survives it. */
import * as z from 'zod/mini';

const draft = z.object({
  email: z.string(),
  /** When the code was sent, milliseconds since 1970; null before. */
  sentAt: z.nullable(z.number()),
});
export type SignInDraft = z.infer<typeof draft>;

const key = 'tideline.sign-in';

/** `email` is what to begin with when nothing was typed yet. */
export function readDraft(email: string): SignInDraft {
  try {
    const result = draft.safeParse(JSON.parse(sessionStorage.getItem(key) ?? 'null'));
    if (result.success) return result.data;
  } catch {
    // Storage is switched off, or holds something else; a sign-in can begin anew.
  }
  return { email, sentAt: null };
}

export function keepDraft(next: SignInDraft): void {
  try {
    sessionStorage.setItem(key, JSON.stringify(next));
  } catch {
    // Without storage it lives as long as the page.
  }
}

export const forgetDraft = () => sessionStorage.removeItem(key);
