/** Touch: a pattern for each phase, told apart with closed eyes. Chromium on Android only; iOS never vibrates for a page. */
import type { CueKind } from '../../domain/breath/timeline.ts';

/** Milliseconds on, off, on ... In climbs, out falls, a hold is two even taps, a rest one. */
export const patterns: Record<CueKind, readonly number[]> = {
  in: [30, 60, 60, 60, 110],
  'second-in': [90],
  hold: [40, 120, 40],
  out: [110, 60, 60, 60, 30],
  hum: [60, 30, 60, 30, 60, 30, 60],
  rest: [40],
  stroke: [25],
  free: [20, 200, 20, 200, 20],
  settle: [20],
  end: [200, 100, 200],
};

/** Desktop browsers have the function without the motor; a coarse pointer is the best sign of a hand that holds the device. */
export const canVibrate =
  typeof matchMedia === 'function' && 'vibrate' in navigator && matchMedia('(pointer: coarse)').matches;

export function vibratePhase(kind: CueKind): void {
  if (canVibrate) navigator.vibrate([...patterns[kind]]);
}
