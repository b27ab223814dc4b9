/** The first script of home. Start can be seen before the app behind it is ready; a tap in between must not be lost. */
let tapped = false;

const noteTap = (event: Event) => {
  if ((event.target as Element | null)?.closest('.start')) tapped = true;
};

/** Listen until the app asks. */
export const listenEarly = () => document.addEventListener('click', noteTap, true);

/** Whether Start was tapped before the app was ready; asked once, and from then on the button answers by itself. */
export function takeEarlyTap(): boolean {
  document.removeEventListener('click', noteTap, true);
  const was = tapped;
  tapped = false;
  return was;
}
