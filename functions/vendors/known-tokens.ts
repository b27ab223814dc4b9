/** Tokens whose signature was found good a moment ago: asked again, they need no second look. Only in this process's memory. */
import type { Caller } from '../ports.ts';

export interface KnownTokens {
  /** Null when it has expired, or was not looked at for `trusted` milliseconds. */
  callerOf(token: string): Caller | null;
  /** `expires` in seconds since 1970, as a token says it. */
  keep(token: string, caller: Caller, expires: number): void;
}

/** Milliseconds. Auth's client looks for withdrawn keys every ten minutes; a token outlives its key by at most this much more. */
const trusted = 5 * 60_000;

/** More people at once than this take turns being looked at again. */
const most = 5_000;

/** A token that differs in one letter is another token: the whole of it is the key. `now` in milliseconds. */
export function knownTokens(now: () => number): KnownTokens {
  const known = new Map<string, { caller: Caller; until: number }>();
  return {
    callerOf(token) {
      const found = known.get(token);
      if (!found) return null;
      if (now() < found.until) return found.caller;
      known.delete(token);
      return null;
    },
    keep(token, caller, expires) {
      const [oldest] = known.keys();
      if (known.size >= most && oldest !== undefined) known.delete(oldest);
      known.set(token, { caller, until: Math.min(expires * 1_000, now() + trusted) });
    },
  };
}
