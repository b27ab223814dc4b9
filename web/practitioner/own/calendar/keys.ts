/** The calendar by one key each, the same keys as in calendars that people know. */
import { useEffect, useRef, useState } from 'react';
import type { View } from './place.ts';

const keys = {
  t: 'today',
  j: 'later',
  k: 'earlier',
  d: 'day',
  w: 'week',
  m: 'month',
  l: 'list',
  c: 'add',
  '?': 'keys',
} as const satisfies Record<string, View | 'today' | 'later' | 'earlier' | 'add' | 'keys'>;

export type Act = (typeof keys)[keyof typeof keys];

export const keyList = Object.entries(keys) as [key: string, act: Act][];

type Pressed = Pick<KeyboardEvent, 'key' | 'shiftKey' | 'ctrlKey' | 'altKey' | 'metaKey' | 'isComposing' | 'repeat'>;

/** What this key asks for. A key that is held goes on through the dates, and does nothing else twice. */
export function actOf({ key, shiftKey, ctrlKey, altKey, metaKey, isComposing, repeat }: Pressed): Act | undefined {
  if (ctrlKey || altKey || metaKey || isComposing) return undefined;
  // With Caps Lock they are the same keys; with Shift they are others, and only so is there a question mark.
  const asked = shiftKey ? key : key.toLowerCase();
  const act = keyList.find(([of]) => of === asked)?.[1];
  return repeat && act !== 'later' && act !== 'earlier' ? undefined : act;
}

const typing = 'input:not([type=radio], [type=checkbox]), textarea, select, dialog, [contenteditable]';

const kept = 'tideline.calendar-keys';

/**
 * Hears them while the calendar is shown and no sheet is over it. Whoever speaks to the device, or presses keys without
 * meaning to, can switch them off (WCAG 2.1.4); `?` goes with them, the button stays.
 */
export function useKeys(free: boolean, onAct: (act: Act) => void) {
  const [on, setOn] = useState(() => read() !== 'off');
  const act = useRef(onAct);
  useEffect(() => {
    act.current = onAct;
  });
  useEffect(() => {
    if (!free || !on) return;
    const hear = (event: KeyboardEvent) => {
      const asked = actOf(event);
      if (!asked || event.defaultPrevented || (event.target instanceof Element && event.target.closest(typing))) return;
      // The letter would be typed into the form that it opens.
      event.preventDefault();
      act.current(asked);
    };
    window.addEventListener('keydown', hear);
    return () => window.removeEventListener('keydown', hear);
  }, [free, on]);
  const turn = (next: boolean) => {
    setOn(next);
    try {
      localStorage.setItem(kept, next ? 'on' : 'off');
    } catch {
      // Then it lasts as long as this screen.
    }
  };
  return { on, turn };
}

function read(): string | null {
  try {
    return localStorage.getItem(kept);
  } catch {
    return null;
  }
}
