/**
 * The first script of home. Start can be seen before the app behind it is ready, on a slow network for seconds; a tap in between must not
 * be lost. Before this script is there the browser itself answers: the button opens a word beside it, and that it is open says the rest.
 */
let tapped = false;

export const startingId = 'starting';

const noteTap = (event: Event) => {
  if ((event.target as Element | null)?.closest('.start')) tapped = true;
};

/** Listen until the app asks. */
export const listenEarly = () => document.addEventListener('click', noteTap, true);

/**
 * Drawn is what a new person is offered. Whoever breathed something else last sees their own come into an empty place,
 * which is calmer than one name turning into another.
 */
export function hideAnother(): void {
  const drawn = document.querySelector('.rest-head .link')?.getAttribute('href');
  const last = lastBreathed();
  if (last && drawn !== `/breathe/${last}?card`) document.documentElement.dataset.home = 'other';
}

export const showOwn = () => delete document.documentElement.dataset.home;

/** Read without the schema: a wrong answer hides a name for a moment, no more. */
function lastBreathed(): unknown {
  try {
    return JSON.parse(localStorage.getItem('tideline-settings') ?? '{}').last;
  } catch {
    return undefined;
  }
}

/** Whether Start was tapped before the app was ready; asked once, and from then on the button answers by itself. */
export function takeEarlyTap(): boolean {
  document.removeEventListener('click', noteTap, true);
  const was = tapped;
  tapped = false;
  const word = document.getElementById(startingId);
  // Firefox learnt it later than all else that is needed here.
  if (!CSS.supports('selector(:popover-open)') || !word?.matches(':popover-open')) return was;
  word.hidePopover();
  return true;
}
