/** What a person said is kept on the device, can be taken back, and broken storage is as if nobody had been asked. */
import { afterEach, expect, test } from 'vitest';
import { simple } from '../../domain/breath/library.ts';
import { findPattern, visitPattern } from './patterns.ts';
import { acknowledge, getPerson, setConditions } from './person.ts';

const key = 'tideline-person';

afterEach(() => localStorage.clear());

test('never asked, answered, none, forgotten', () => {
  expect(getPerson().conditions).toBeUndefined();
  setConditions(['pregnancy']);
  expect(getPerson().conditions).toEqual(['pregnancy']);
  expect(JSON.parse(localStorage.getItem(key) ?? '')).toMatchObject({ conditions: ['pregnancy'] });
  setConditions([]);
  expect(getPerson().conditions).toEqual([]);
  acknowledge(['hold:30:40', 'hold:30:40']);
  setConditions(undefined);
  expect(getPerson()).toEqual({ conditions: undefined, acknowledged: ['hold:30:40'] });
});

test.each(['{', '{"conditions":["gout"],"acknowledged":[]}', '7', '{"conditions":"all"}'])(
  '%s in another window is as if nobody had been asked',
  text => {
    setConditions([]);
    localStorage.setItem(key, text);
    window.dispatchEvent(new StorageEvent('storage', { key }));
    expect(getPerson()).toEqual({ conditions: undefined, acknowledged: [] });
  },
);

test('a pattern that came by a link can be breathed here without being kept', async () => {
  const visitor = simple('visitor', 'Visitor', { by: 'minutes', minutes: 5 }, [
    ['in', 4],
    ['out', 6],
  ]);
  visitPattern(visitor);
  expect(await findPattern('visitor')).toEqual(visitor);
  sessionStorage.setItem('tideline-visiting', '{"id":"visitor"}');
  expect(await findPattern('visitor')).toBeUndefined();
});
