/** Whether this device has a database yet. A first visit has none, and then need not load what opens one. */

const key = 'tideline.opened';

export function everOpened(): boolean {
  try {
    return localStorage.getItem(key) !== null;
  } catch {
    // Storage cannot say: look in the database, as if there were one.
    return true;
  }
}

export function noteOpened(): void {
  try {
    localStorage.setItem(key, 'yes');
  } catch {
    // Then `everOpened` answers yes anyway.
  }
}
