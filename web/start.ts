/** What runs first: home is drawn already (prerender.tsx), so the app comes after the picture; elsewhere it makes the picture. */
import './ui/base.css';
// All that home needs, in one sheet: each file more costs a slow phone some ten milliseconds before the first picture.
import './ui/trace.css';
import './breath/at-rest.css';
import './breath/home.css';
import { hideAnother, listenEarly } from './breath/early.ts';

const begin = () => void import('./main.tsx');
const drawn = document.getElementById('root')?.hasChildNodes() === true;
if (drawn) {
  listenEarly();
  hideAnother();
}

// From the service worker the app is quick to come and dear to start; from the network it is the other way round.
if (drawn && navigator.serviceWorker?.controller && document.visibilityState === 'visible') {
  afterFirstPicture(begin);
} else begin();

/** Drawing takes a while after the frame, on other threads; loading the app meanwhile would take their processor time. */
function afterFirstPicture(then: () => void): void {
  let done = false;
  const once = () => {
    if (!done) then();
    done = true;
  };
  if (PerformanceObserver.supportedEntryTypes?.includes('paint')) {
    new PerformanceObserver(once).observe({ type: 'paint', buffered: true });
  } else requestAnimationFrame(() => setTimeout(once));
  // A page that is not drawn after all, behind another window, is not to wait for ever.
  setTimeout(once, 400);
}
