/** Where a person is, drawn as a swell in one line: under the places on a desktop, over them on a phone. */
import { Link } from 'wouter';
import { clock } from '../device/clock.ts';
import { useHydrated } from '../device/hydrated.ts';
import { useOnline } from '../device/online.ts';
import { useVault } from '../device/vault/state.ts';
import { today, words } from '../words/words.ts';

const places = [
  { path: '/', name: words.shell.places.today },
  { path: '/library', name: words.shell.places.library },
  { path: '/practice', name: words.shell.places.practice },
  { path: '/people', name: words.shell.places.people },
] as const;

/** A technique is in the library. */
const isIn = (place: string, path: string) => path === place || (place !== '/' && path.startsWith(`${place}/`));

/** Three quarters of a pixel off the grid, so that a line of one and a half stays sharp. */
const flat = 'M-4000 15.75H4000';
const swell = 'M-4000 15.75H-40C-20 15.75-16 3.75 0 3.75S20 15.75 40 15.75H4000';

const lock = () => void import('../device/vault/lock.ts').then(({ lockNow }) => lockNow());

export function Navigation({ path }: { path: string }) {
  const online = useOnline();
  const here = places.findIndex(place => isIn(place.path, path));
  return (
    <nav className="nav" aria-label={words.shell.navigation}>
      <Link className="nav-brand" href="/">
        {words.shell.brand}
      </Link>
      <div className="nav-places">
        {places.map(place => (
          <Link
            key={place.path}
            href={place.path}
            aria-current={place.path === path ? 'page' : isIn(place.path, path) ? 'true' : undefined}
          >
            {place.name}
          </Link>
        ))}
        <svg className="swell" data-here={here} data-offline={!online} aria-hidden="true" focusable="false">
          {/* A nested svg may begin at 50 %, so the swell stays in the middle of a column of any width. */}
          <svg x="50%" overflow="visible" aria-hidden="true">
            <path d={here < 0 ? flat : swell} />
          </svg>
        </svg>
      </div>
      <span className="nav-day">{useHydrated() && today(clock.now())}</span>
      <Link className="nav-settings" href="/settings" aria-current={path === '/settings' ? 'page' : undefined}>
        {words.shell.places.settings}
      </Link>
      {useVault() === 'unlocked' && (
        <button type="button" className="nav-lock link" aria-keyshortcuts="Alt+Shift+L" onClick={lock}>
          {words.shell.lock}
        </button>
      )}
    </nav>
  );
}
