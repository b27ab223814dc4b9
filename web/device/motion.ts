/** How much may move: what the person chose here, else what they asked of their system. */
import { useSyncExternalStore } from 'react';
import { useSettings } from './settings.ts';

export type Motion = 'full' | 'calm' | 'still';

const query = window.matchMedia('(prefers-reduced-motion: reduce)');

const watch = (listener: () => void) => {
  query.addEventListener('change', listener);
  return () => query.removeEventListener('change', listener);
};

/** Full: line and trace. Calm: the line alone. Still: nothing moves. */
export function useMotion(): Motion {
  const reduced = useSyncExternalStore(watch, () => query.matches);
  const { motion } = useSettings();
  if (motion !== 'system') return motion;
  return reduced ? 'still' : 'full';
}
