/** The screen that sent a person to sign in, and where they come back to: only ever a screen of this app. */

/** Of signing in itself and of frames nobody comes back to. A test holds these against the routes. */
const screens = /^\/((breathe|library|p|health|practice|people|settings|join|unlock)(\/.*)?)?$/;

/** Path and query of a screen, when the text is one as we write them; browsers would read some others as another site. */
export function screenOf(text: unknown): string | undefined {
  if (typeof text !== 'string' || !text.startsWith('/') || /[\\\s]/.test(text)) return undefined;
  const here = 'https://here.invalid';
  try {
    const { origin, pathname, search } = new URL(text, here);
    return origin === here && screens.test(pathname) ? pathname + search : undefined;
  } catch {
    return undefined;
  }
}

/** It stands with the entry of the history, so it is gone when the person goes elsewhere. */
export function sentFrom(): string | undefined {
  const { back } = (window.history.state ?? {}) as { back?: unknown };
  return screenOf(back);
}

const key = 'tideline.way-back';

/** Going to Google or Apple leaves the history's entry behind. Each time one goes there overwrites the time before. */
export function keepWayBack(): void {
  try {
    sessionStorage.setItem(key, sentFrom() ?? '');
  } catch {
    // Then they arrive in the settings.
  }
}

export function keptWayBack(): string | undefined {
  try {
    return screenOf(sessionStorage.getItem(key));
  } catch {
    return undefined;
  }
}
