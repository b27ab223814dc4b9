/** What runs first: on home the picture is there already, so the app comes after it; elsewhere the app makes the picture. */
import './ui/base.css';
import { listenEarly } from './breath/early.ts';

const begin = () => void import('./main.tsx');

if (document.getElementById('root')?.hasChildNodes() && document.visibilityState === 'visible') {
  listenEarly();
  // The frame is drawn between this callback and the timer.
  requestAnimationFrame(() => setTimeout(begin));
} else begin();
