/** The two ways a thing can end that a person can act on. Everything else throws. */
export type Result<T, P> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problem: P };

export const ok = <T>(value: T): Result<T, never> => ({ ok: true, value });
export const no = <P>(problem: P): Result<never, P> => ({ ok: false, problem });
