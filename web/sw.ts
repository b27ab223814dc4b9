/** The service worker: keeps every file of one build, answers pages from them, and never takes over unasked. */
import { clientsClaim } from 'workbox-core';
import { cleanupOutdatedCaches, createHandlerBoundToURL, precacheAndRoute } from 'workbox-precaching';
import { NavigationRoute, registerRoute } from 'workbox-routing';

declare const self: ServiceWorkerGlobalScope;

precacheAndRoute(self.__WB_MANIFEST, { directoryIndex: 'home.html' });
cleanupOutdatedCaches();

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
