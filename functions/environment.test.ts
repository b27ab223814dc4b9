/** Settings: what is missing is named, what is wrong is refused, and the written documents say what the code says. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { documents } from '../local/documents.ts';
import { readEnvironment, switchedOff } from './environment.ts';

const full = {
  SUPABASE_URL: 'https://project.supabase.co',
  SUPABASE_ANON_KEY: 'sb_publishable_x',
  SUPABASE_SERVICE_ROLE_KEY: 'sb_secret_x',
  DATABASE_URL: 'postgresql://user:password@host:6543/postgres',
  APP_ORIGINS: 'https://tideline.example, http://localhost:5173',
};

test('nothing is needed, and what a missing key turns off is named', () => {
  expect(switchedOff(readEnvironment({}))).toEqual([
    'sign-in',
    'photos and papers of practitioners',
    'sync',
    'calls from a browser',
  ]);
  expect(switchedOff(readEnvironment(full))).toEqual([]);
  expect(switchedOff(readEnvironment({ ...full, SUPABASE_ANON_KEY: '' }))).toEqual(['sign-in']);
  const onEdge = { ...full, DATABASE_URL: undefined, SUPABASE_DB_URL: 'postgres://postgres@db/postgres' };
  expect(switchedOff(readEnvironment(onEdge))).toEqual([]);
});

test('origins come as a list, exact', () => {
  expect(readEnvironment(full).APP_ORIGINS).toEqual(['https://tideline.example', 'http://localhost:5173']);
  for (const APP_ORIGINS of [
    '*',
    'https://tideline.example/',
    'tideline.example',
    'https://a.example,https://*.b.example/x',
  ]) {
    expect(() => readEnvironment({ APP_ORIGINS }), APP_ORIGINS).toThrow('APP_ORIGINS');
  }
});

test('a wrong setting is named, and its value is not repeated', () => {
  const wrong = { DATABASE_URL: 'mysql://root:hunter2@host', SUPABASE_URL: 'project', API_PORT: '-1' };
  expect(() => readEnvironment(wrong)).toThrow(/SUPABASE_URL.*DATABASE_URL.*API_PORT/);
  expect(() => readEnvironment(wrong)).not.toThrow(/hunter2/);
});

for (const [file, written] of Object.entries(documents)) {
  test(`${file} is what the code makes of it`, async () => {
    const kept = readFileSync(join(import.meta.dirname, '..', file), 'utf8');
    expect(kept === (await written()), `run npm run ${file.startsWith('.env') ? 'env-example' : 'openapi'}`).toBe(true);
  });
}

test('the OpenAPI document has every route, its body, and a problem for every refusal', async () => {
  const document = JSON.parse(await documents['docs/openapi.json']());
  expect(document.openapi).toBe('3.1.0');
  expect(Object.keys(document.paths).sort()).toEqual([
    '/account/devices',
    '/account/devices/{id}',
    '/account/handover',
    '/account/handover/take',
    '/account/keys',
    '/health',
    '/practice',
    '/practice/availability',
    '/practice/calendars',
    '/practice/calendars/busy',
    '/practice/calendars/{id}',
    '/practice/calendars/{id}/address',
    '/practice/calendars/{id}/refresh',
    '/practice/photo',
    '/practice/services',
    '/practice/services/{id}',
    '/practice/services/{id}/times',
    '/practice/services/{id}/why',
    '/practice/verification',
    '/practice/verification/papers/{id}',
    '/practitioners',
    '/practitioners/{slug}',
    '/practitioners/{slug}/photo',
    '/practitioners/{slug}/services/{service}/times',
    '/ready',
    '/review',
    '/review/{id}',
    '/review/{id}/papers/{paper}',
    '/review/{id}/photo',
    '/sessions',
    '/sessions/push',
  ]);
  const push = document.paths['/sessions/push'].post;
  expect(push.requestBody.content['application/json'].schema).toEqual({ $ref: '#/components/schemas/PushRequest' });
  const statuses = ['200', '400', '401', '403', '409', '413', '415', '422', '500', '503', '507'];
  expect(Object.keys(push.responses)).toEqual(statuses);
  expect(push.responses['409'].content['application/problem+json'].schema).toEqual({
    $ref: '#/components/schemas/Problem',
  });
  const names = document.paths['/sessions'].get.parameters.map((p: { name: string }) => p.name);
  expect(names).toEqual(['tideline-device', 'after', 'limit']);
});
