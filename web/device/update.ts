/** The service worker: registered, watched for a new version, and let in only when a person says so. */
import { useSyncExternalStore } from 'react';
import type { Workbox } from 'workbox-window';
import { isBusy, onIdle, whileNobodyIsBusy } from './busy.ts';
import { serviceWorker as script, trusted } from './trusted.ts';

export interface Version {
  /** Everything for the main job is on this device. */
  readonly offline: boolean;
  /** That has come true, and nobody has been told yet. */
  readonly news: boolean;
  /** A new version is here and waits. */
  readonly waiting: boolean;
}

/** How often a page that stays open looks for a new version, in milliseconds. */
const interval = 3_600_000;

/** In localStorage: `ready` when it is to be said, `said` when it was. */
const offlineKey = 'tideline.offline';

let version: Version = { offline: false, news: remembered() === 'ready', waiting: false };
let workbox: Workbox | undefined;
let registration: ServiceWorkerRegistration | undefined;
const listeners = new Set<() => void>();

function set(change: Partial<Version>) {
  version = { ...version, ...change };
  for (const listener of [...listeners]) listener();
}

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

const unknown: Version = { offline: false, news: false, waiting: false };

export const useVersion = () =>
  useSyncExternalStore(
    subscribe,
    () => version,
    () => unknown,
  );

export function newsHeard(): void {
  localStorage.setItem(offlineKey, 'said');
  set({ news: false });
}

function remembered(): string | null {
  try {
    return localStorage.getItem(offlineKey);
  } catch {
    return 'said';
  }
}

export async function registerWorker(): Promise<void> {
  if (!('serviceWorker' in navigator) || import.meta.env.DEV) return;
  const { serviceWorker } = navigator;
  // Without a worker before, the one that takes over is the first, and no reason to load the page again.
  let ours = serviceWorker.controller !== null;
  serviceWorker.addEventListener('controllerchange', () => {
    // Taken away is not taken over: a person cleared the storage, and what runs here goes on.
    if (!serviceWorker.controller) return;
    if (ours) reloadWhenIdle();
    ours = true;
  });
  const { Workbox } = await import('workbox-window');
  workbox = new Workbox(trusted(script));
  registration = await workbox.register({ immediate: true });
  if (!registration) return;
  look(registration);
  registration.addEventListener('updatefound', () => watch(registration?.installing));
  watch(registration.installing);

  const check = () => void workbox?.update().catch(() => {});
  setInterval(check, interval);
  document.addEventListener('visibilitychange', () => document.visibilityState === 'visible' && check());
  window.addEventListener('online', check);
}

function look({ active, waiting }: ServiceWorkerRegistration) {
  const offline = active?.state === 'activated';
  if (offline && remembered() === null) {
    localStorage.setItem(offlineKey, 'ready');
    set({ news: true });
  }
  set({ offline, waiting: waiting !== null && active !== null });
}

function watch(worker: ServiceWorker | null | undefined) {
  worker?.addEventListener('statechange', () => registration && look(registration));
}

/**
 * Let the new version in and load every tab again. False when a tab is in a session, a form or a sign-in: lazy parts
 * of a running page belong to the old version, which goes away with this.
 */
export const switchToNewVersion = () => whileNobodyIsBusy(takeOver);

async function takeOver(): Promise<void> {
  const changed = new Promise(resolve => {
    navigator.serviceWorker.addEventListener('controllerchange', resolve, { once: true });
  });
  workbox?.messageSkipWaiting();
  // Another tab may have let it in a moment ago; then nothing more will happen.
  await Promise.race([changed, new Promise(resolve => setTimeout(resolve, 5_000))]);
}

function reloadWhenIdle() {
  if (!isBusy()) return location.reload();
  const stop = onIdle(() => {
    stop();
    location.reload();
  });
}
