/** The one place that reads the wall clock; a test may put its own in place before the app loads. */
export interface Clock {
  now(): Date;
  /** Session seconds per real second: 1 for people, more for a test that cannot wait a minute. */
  readonly rate: number;
}

declare global {
  interface Window {
    tidelineClock?: { readonly rate?: number; readonly now?: () => number };
  }
}

const injected = globalThis.window?.tidelineClock;

export const clock: Clock = {
  now: () => (injected?.now ? new Date(injected.now()) : new Date()),
  rate: injected?.rate ?? 1,
};
