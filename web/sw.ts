/** The service worker: keeps every file of one build, answers pages from them, and never takes over unasked. */
import { cacheNames, clientsClaim } from 'workbox-core';
import { addPlugins, cleanupOutdatedCaches, createHandlerBoundToURL, precacheAndRoute } from 'workbox-precaching';
import { NavigationRoute, registerRoute } from 'workbox-routing';

declare const self: ServiceWorkerGlobalScope;

const files = self.__WB_MANIFEST;
const home = '/home.html';

// Home and what it is made of come from the caches without waiting for this worker to start, where a browser can do that (static
// routing). Home in a cache of its own, by this build's revision: a new version that only waits must not be seen.
const homes = 'tideline-home-';
const homeCache = `${homes}${revisionOf(home)}`;

function revisionOf(path: string): string {
  const file = files.find(of => typeof of !== 'string' && `/${of.url}` === path);
  return (typeof file === 'object' && file.revision) || 'none';
}

addPlugins([
  {
    async cacheWillUpdate({ request, response }) {
      if (response.ok && new URL(request.url).pathname === home)
        await (await caches.open(homeCache)).put('/', response.clone());
      return response;
    },
  },
]);
precacheAndRoute(files, { directoryIndex: 'home.html' });
cleanupOutdatedCaches();

/** Not in TypeScript's library yet: https://w3c.github.io/ServiceWorker/#dom-installevent-addroutes */
interface RoutingInstallEvent extends ExtendableEvent {
  addRoutes?(
    rules: readonly {
      readonly condition: { readonly requestMethod: string; readonly urlPattern: URLPatternInit };
      readonly source: { readonly cacheName: string };
    }[],
  ): Promise<void>;
}

self.addEventListener('install', (event: RoutingInstallEvent) => {
  const from = (cacheName: string, urlPattern: URLPatternInit) => ({
    condition: { requestMethod: 'GET', urlPattern },
    source: { cacheName },
  });
  // What is not in the cache would be asked of the network and no longer of this worker: no more than what always is.
  const routed = event.addRoutes?.([
    from(homeCache, { pathname: '/', search: '' }),
    from(cacheNames.precache, { pathname: '/assets/*', search: '' }),
  ]);
  if (routed) event.waitUntil(routed);
});

self.addEventListener('activate', event => {
  const outdated = (name: string) => name.startsWith(homes) && name !== homeCache;
  event.waitUntil(caches.keys().then(names => Promise.all(names.filter(outdated).map(name => caches.delete(name)))));
});

// Every page but home is the app without a picture, except what the server answers itself, and
// what may be framed: that has headers of its own.
const servers = [/^\/embed\//, /^\/auth\/v1(\/|$)/, /^\/functions(\/|$)/, /^\/mail(\/|\.|$)/, /^\/rest(\/|$)/];
registerRoute(new NavigationRoute(createHandlerBoundToURL('/app.html'), { denylist: servers }));

// Without this the very first visit would not survive losing its network before a reload.
clientsClaim();

// A new version takes over only when a person has said so: lazy parts of a running page belong to the old one.
self.addEventListener('message', event => {
  if (event.data?.type === 'SKIP_WAITING') void self.skipWaiting();
});
