/** A person has come to a screen: its title, its top, and the focus on its heading. */
import { useEffect } from 'react';

let first = true;

/** Stands beside the screen, so its effect runs when that is there, not when it was asked for. */
export function Arrival({ path, title }: { path: string; title: string }) {
  // biome-ignore lint/correctness/useExhaustiveDependencies: the path is what brings a person here
  useEffect(() => {
    document.title = title;
    if (first) {
      first = false;
      return;
    }
    window.scrollTo(0, 0);
    const heading = document.querySelector<HTMLElement>('main h1') ?? document.getElementById('content');
    // A heading takes the focus only from us; Tab does not stop there.
    heading?.setAttribute('tabindex', '-1');
    heading?.focus({ preventScroll: true });
  }, [path, title]);
  return null;
}
