/** A screen that reads the database follows it, whoever writes. */
import { createRoot } from 'react-dom/client';
import { expect, test } from 'vitest';
import { database, saveEntry } from './database.ts';
import { deleteEntry, newestDays } from './history.ts';
import { useLive } from './live.ts';
import { emptyDatabase, session } from './test-entries.ts';
import { setTrouble } from './trouble.ts';

function List() {
  const live = useLive(newestDays, 10);
  if (live.state !== 'ready') return <p>{live.state}</p>;
  return <p>{live.value.days.map(({ total }) => `${total.day}: ${total.sessions}`).join(', ') || 'none'}</p>;
}

test('sessions saved and deleted appear and disappear by themselves', async () => {
  await emptyDatabase();
  const place = document.body.appendChild(document.createElement('div'));
  const root = createRoot(place);
  root.render(<List />);
  await expect.poll(() => place.textContent).toBe('none');
  await saveEntry(session(0));
  await saveEntry(session(1));
  await saveEntry(session(2));
  await expect.poll(() => place.textContent).toBe('2026-11-02: 1, 2026-11-01: 2');
  await deleteEntry(session(1).id, 0);
  await expect.poll(() => place.textContent).toBe('2026-11-02: 1, 2026-11-01: 1');
  root.unmount();
});

function Answer({ query }: { readonly query: () => Promise<string> }) {
  const live = useLive(query, undefined);
  if (live.state === 'loading') return null;
  return live.state === 'ready' ? (
    live.value
  ) : (
    <button type="button" onClick={live.again}>
      {live.state}
    </button>
  );
}

test('a query that fails says so, and can be tried again', async () => {
  let broken = true;
  const query = async () => {
    if (broken) throw new Error('no');
    return 'yes';
  };
  const place = document.body.appendChild(document.createElement('div'));
  const root = createRoot(place);
  root.render(<Answer query={query} />);
  await expect.poll(() => place.textContent).toBe('failed');
  broken = false;
  place.querySelector('button')?.click();
  await expect.poll(() => place.textContent).toBe('yes');
  root.unmount();
});

test('what failed in a time of trouble answers by itself when it is over', async () => {
  let broken = true;
  const query = async () => {
    if (broken) throw new Error('no');
    return 'yes';
  };
  setTrouble('full');
  const place = document.body.appendChild(document.createElement('div'));
  const root = createRoot(place);
  root.render(<Answer query={query} />);
  await expect.poll(() => place.textContent).toBe('failed');
  broken = false;
  setTrouble(null);
  await expect.poll(() => place.textContent).toBe('yes');
  root.unmount();
});

test('what is asked while the database is being mended is followed like anything else', async () => {
  await emptyDatabase();
  // As the browser does with every connection after a full disk.
  database.backendDB().dispatchEvent(new Event('close'));
  const place = document.body.appendChild(document.createElement('div'));
  const root = createRoot(place);
  root.render(<List />);
  await expect.poll(() => place.textContent).toBe('none');
  await saveEntry(session(0));
  await expect.poll(() => place.textContent).toBe('2026-11-01: 1');
  root.unmount();
});
