/** Every place of the app: its path, its title, its screen, and whether the navigation is shown there. */
import { type ComponentType, Fragment, type ReactNode, useEffect, useState } from 'react';
import { matchRoute, Route, Switch, useLocation, useRouter } from 'wouter';
import { stage } from './breath/fetch-stage.ts';
import Home from './breath/Home.tsx';
import { useVault } from './device/vault/state.ts';
import { Arrival } from './ui/Arrival.tsx';
import { Missing } from './ui/Missing.tsx';
import { Shell } from './ui/Shell.tsx';
import { words } from './words/words.ts';

interface Screen {
  /** Undefined until it was fetched. */
  there(): ComponentType | undefined;
  fetched(): Promise<ComponentType>;
}

interface Place {
  readonly path: string;
  readonly title: string;
  readonly screen: Screen;
  /** Shows or changes what the lock seals: while the app is locked, the ways to unlock stand in its place. */
  readonly sealed?: true;
  /** The stage fills the window; nothing else is on it. */
  readonly alone?: true;
}

const titles = words.shell.titles;

type Load = () => Promise<{ readonly default: ComponentType }>;

/**
 * Fetched when it is first shown, or ahead of that when somebody is on the way there. Not React's `lazy`: where that has to wait, React leaves
 * the empty page standing for 300 ms, however soon the screen has come.
 */
function lazy(load: Load): Screen {
  let there: ComponentType | undefined;
  return {
    there: () => there,
    async fetched() {
      there = (await load()).default;
      return there;
    },
  };
}

interface Showing {
  readonly of: Screen;
  readonly arrival: ReactNode;
}

function Shown({ of, arrival }: Showing) {
  const [Now, setNow] = useState(of.there);
  useEffect(() => {
    let gone = false;
    if (!Now)
      of.fetched().then(
        screen => gone || setNow(() => screen),
        error =>
          // The frame catches what a screen throws.
          gone ||
          setNow(() => {
            throw error;
          }),
      );
    return () => {
      gone = true;
    };
  }, [of, Now]);
  return (
    Now && (
      <>
        <Now />
        {arrival}
      </>
    )
  );
}

const places: readonly Place[] = [
  { path: '/', title: titles.today, screen: { there: () => Home, fetched: async () => Home } },
  { path: '/breathe/:id', title: titles.breathe, screen: lazy(stage), alone: true },
  { path: '/library', title: titles.library, screen: lazy(() => import('./breath/library/Library.tsx')) },
  {
    path: '/library/new',
    title: titles.builder,
    sealed: true,
    screen: lazy(() => import('./breath/library/Builder.tsx')),
  },
  {
    path: '/library/import',
    title: titles.importing,
    sealed: true,
    screen: lazy(() => import('./breath/library/Import.tsx')),
  },
  { path: '/library/:id', title: titles.technique, screen: lazy(() => import('./breath/library/Technique.tsx')) },
  {
    path: '/library/:id/edit',
    title: titles.builder,
    sealed: true,
    screen: lazy(() => import('./breath/library/Builder.tsx')),
  },
  { path: '/p', title: titles.shared, screen: lazy(() => import('./breath/library/Shared.tsx')) },
  {
    path: '/health',
    title: titles.health,
    sealed: true,
    screen: lazy(() => import('./breath/library/Conditions.tsx')),
  },
  { path: '/practice', title: titles.practice, sealed: true, screen: lazy(() => import('./practice/Practice.tsx')) },
  {
    path: '/practice/month/:month',
    title: titles.month,
    sealed: true,
    screen: lazy(() => import('./practice/MonthPage.tsx')),
  },
  { path: '/practice/years', title: titles.years, sealed: true, screen: lazy(() => import('./practice/Years.tsx')) },
  { path: '/practice/trends', title: titles.trends, sealed: true, screen: lazy(() => import('./practice/Trends.tsx')) },
  { path: '/practice/search', title: titles.search, sealed: true, screen: lazy(() => import('./practice/Search.tsx')) },
  {
    path: '/practice/goals',
    title: titles.goals,
    sealed: true,
    screen: lazy(() => import('./practice/goals/Goals.tsx')),
  },
  {
    path: '/practice/trial',
    title: titles.trial,
    sealed: true,
    screen: lazy(() => import('./practice/trial/Trial.tsx')),
  },
  {
    path: '/practice/day/:day',
    title: titles.day,
    sealed: true,
    screen: lazy(() => import('./practice/record/DayPage.tsx')),
  },
  {
    path: '/practice/session/:id',
    title: titles.session,
    sealed: true,
    screen: lazy(() => import('./practice/record/SessionPage.tsx')),
  },
  {
    path: '/practice/add',
    title: titles.add,
    sealed: true,
    screen: lazy(() => import('./practice/record/AddPage.tsx')),
  },
  {
    path: '/practice/data',
    title: titles.data,
    sealed: true,
    screen: lazy(() => import('./practice/transfer/Data.tsx')),
  },
  { path: '/people', title: titles.people, screen: lazy(() => import('./practitioner/People.tsx')) },
  { path: '/people/me', title: titles.ownPractice, screen: lazy(() => import('./practitioner/own/Mine.tsx')) },
  {
    path: '/people/me/profile',
    title: titles.ownPractice,
    screen: lazy(() => import('./practitioner/own/ProfilePage.tsx')),
  },
  {
    path: '/people/me/services',
    title: titles.ownPractice,
    screen: lazy(() => import('./practitioner/own/ServicesPage.tsx')),
  },
  {
    path: '/people/me/services/:id',
    title: titles.ownPractice,
    screen: lazy(() => import('./practitioner/own/ServicePage.tsx')),
  },
  {
    path: '/people/me/hours',
    title: titles.ownPractice,
    screen: lazy(() => import('./practitioner/own/HoursPage.tsx')),
  },
  {
    path: '/people/me/calendar',
    title: titles.ownPractice,
    screen: lazy(() => import('./practitioner/own/CalendarPage.tsx')),
  },
  {
    path: '/people/me/verification',
    title: titles.ownPractice,
    screen: lazy(() => import('./practitioner/own/VerificationPage.tsx')),
  },
  { path: '/people/admin', title: titles.review, screen: lazy(() => import('./practitioner/own/ReviewQueue.tsx')) },
  { path: '/people/admin/:id', title: titles.review, screen: lazy(() => import('./practitioner/own/Review.tsx')) },
  // May stand in a frame of anybody's page (local/headers.ts), so it has nothing of the reader's own and no way to other screens.
  { path: '/embed/:slug', title: titles.embed, screen: lazy(() => import('./practitioner/Embed.tsx')), alone: true },
  { path: '/people/:slug', title: titles.person, screen: lazy(() => import('./practitioner/Person.tsx')) },
  { path: '/settings/delete', title: titles.erase, screen: lazy(() => import('./practice/transfer/Delete.tsx')) },
  { path: '/settings', title: titles.settings, screen: lazy(() => import('./account/Settings.tsx')) },
  {
    path: '/settings/sound',
    title: titles.soundAndMotion,
    screen: lazy(() => import('./breath/SoundAndMotion.tsx')),
  },
  { path: '/settings/lock', title: titles.lock, sealed: true, screen: lazy(() => import('./account/lock/Lock.tsx')) },
  { path: '/settings/sync', title: titles.sync, sealed: true, screen: lazy(() => import('./account/sync/Sync.tsx')) },
  { path: '/join', title: titles.join, sealed: true, screen: lazy(() => import('./account/sync/Join.tsx')) },
  { path: '/unlock', title: titles.locked, sealed: true, screen: lazy(() => import('./account/lock/Unlocked.tsx')) },
  { path: '/sign-in', title: titles.signIn, screen: lazy(() => import('./account/SignIn.tsx')) },
  { path: '/auth/callback', title: titles.signIn, screen: lazy(() => import('./account/Callback.tsx')) },
];

const Locked = lazy(() => import('./account/lock/Locked.tsx'));

export function Routes() {
  const { parser } = useRouter();
  const [path] = useLocation();
  const vault = useVault();
  const place = places.find(({ path: pattern }) => matchRoute(parser, pattern, path)[0]);
  const closed = vault === 'locked' && place?.sealed === true;
  // While the passphrase is typed, the screen behind it comes.
  const wanted = closed ? place.screen : null;
  useEffect(() => void wanted?.fetched().catch(() => {}), [wanted]);
  const title = closed ? titles.locked : (place?.title ?? titles.missing);
  const arrival = <Arrival path={path} title={title} />;
  return (
    <Shell path={path} alone={place?.alone ?? false}>
      {/* A screen begins anew when it is locked or unlocked; a session goes on, whatever the lock does. */}
      <Fragment key={place?.alone ? '' : String(vault === 'locked')}>
        <Switch>
          {places.map(({ path: pattern, sealed, screen }) => (
            <Route key={pattern} path={pattern}>
              <Shown of={closed && sealed ? Locked : screen} arrival={arrival} />
            </Route>
          ))}
          <Route>
            <Missing />
            {arrival}
          </Route>
        </Switch>
      </Fragment>
    </Shell>
  );
}
