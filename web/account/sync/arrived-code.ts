/** A code that came with the address. It leaves the address bar at once, and is kept until it was used: signing in may leave the page. */
import { readCode } from '../../device/vault/recovery-code.ts';

const key = 'tideline.join';

/** The code, or an empty text. */
export function arrivedCode(): string {
  const came = window.location.hash.slice(1);
  if (readCode(came) !== null) {
    // Over the shoulder and in the history it has no business.
    history.replaceState(history.state, '', window.location.pathname);
    try {
      sessionStorage.setItem(key, came);
    } catch {
      // Then it lives as long as this screen.
    }
    return came;
  }
  return waitingCode();
}

/** Where a person goes who has just signed in: `back` to the screen that sent them, when one did. */
export const afterSignIn = (back: string | undefined) => (waitingCode() ? '/join' : (back ?? '/settings'));

function waitingCode(): string {
  try {
    return sessionStorage.getItem(key) ?? '';
  } catch {
    return '';
  }
}

export function forgetCode(): void {
  try {
    sessionStorage.removeItem(key);
  } catch {
    // Nothing was kept either.
  }
}
