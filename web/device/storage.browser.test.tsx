/** What is told of the storage follows it while it is shown, and the person's own question is answered at once. */
import { createRoot } from 'react-dom/client';
import { afterEach, expect, test } from 'vitest';
import { keepNow, useStorage } from './storage.ts';

const { estimate, persist, persisted } = StorageManager.prototype;
afterEach(() => void Object.assign(StorageManager.prototype, { estimate, persist, persisted }));

function Shown() {
  const storage = useStorage();
  return <p>{storage ? `${storage.bytes} of ${storage.quota}, ${storage.safe}` : 'not yet'}</p>;
}

test('space used, space offered and the answer never go stale', async () => {
  let usage = 5;
  let safe = false;
  Object.assign(StorageManager.prototype, {
    estimate: async () => ({ usage, quota: 100 }),
    persisted: async () => safe,
    persist: async () => {
      safe = true;
      return true;
    },
  });
  const place = document.body.appendChild(document.createElement('div'));
  const root = createRoot(place);
  root.render(<Shown />);
  await expect.poll(() => place.textContent).toBe('5 of 100, false');
  usage = 7;
  // As when the person comes back from another tab in which they practised.
  document.dispatchEvent(new Event('visibilitychange'));
  await expect.poll(() => place.textContent).toBe('7 of 100, false');
  expect(await keepNow()).toBe(true);
  await expect.poll(() => place.textContent).toBe('7 of 100, true');
  usage = 9;
  // Nobody does anything: it is looked at again by itself.
  await expect.poll(() => place.textContent).toBe('9 of 100, true');
  root.unmount();
});
