import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { screenOf } from './way-back.ts';

const routes = readFileSync(new URL('../routes.tsx', import.meta.url), 'utf8');
const paths = [...routes.matchAll(/\bpath: '([^']+)'/g)].map(([, path = '']) => path.replaceAll(/:\w+/g, 'a-b'));

test('every screen can be come back to, except those of signing in and those in frames', () => {
  expect(paths.length).toBeGreaterThan(40);
  const none = paths.filter(path => screenOf(path) !== path);
  expect(none).toEqual(['/embed/a-b', '/sign-in', '/auth/callback']);
});

test('a query comes along, what is behind a # does not', () => {
  expect(screenOf('/people/me/calendar?view=list&date=2027-03-24')).toBe(
    '/people/me/calendar?view=list&date=2027-03-24',
  );
  expect(screenOf('/people?text=a%20b&next=//evil.example')).toBe('/people?text=a%20b&next=//evil.example');
  expect(screenOf('/join#secret')).toBe('/join');
  expect(screenOf('/people/../settings')).toBe('/settings');
});

test.each([
  undefined,
  null,
  7,
  { toString: () => '/settings' },
  '',
  'settings',
  '?view=list',
  '//',
  '//evil.example',
  '///evil.example/settings',
  '//evil.example/settings',
  '/\\evil.example',
  '\\\\evil.example',
  '/settings\\..\\..\\\\evil.example',
  '/\t/evil.example',
  '/\n/evil.example',
  ' //evil.example',
  '/people/..//evil.example',
  '/people/%2e%2e//evil.example',
  '/settings/../..//evil.example/settings',
  'javascript:alert(1)',
  '/javascript:alert(1)',
  'java\tscript:alert(1)',
  'data:text/html,x',
  'https://evil.example/settings',
  'https:/settings',
  'https:settings',
  'http://here.invalid/settings',
  '/settingsx',
  '/SETTINGS',
  '/@evil.example',
  '/.evil.example',
  '/functions/v1/api/health',
  '/auth/v1/authorize',
  '/storage/v1/object',
  '/mail',
  '/assets/x.js',
  '/people/../sign-in',
  '/people/../auth/callback?code=x',
])('%j is no screen to come back to', text => {
  expect(screenOf(text)).toBeUndefined();
});
