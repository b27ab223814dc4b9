import { expect, test } from 'vitest';
import { actOf, keyList } from './keys.ts';
import { views } from './place.ts';

const pressed = (key: string, more: object = {}) =>
  actOf({
    key,
    shiftKey: false,
    ctrlKey: false,
    altKey: false,
    metaKey: false,
    isComposing: false,
    repeat: false,
    ...more,
  });

test('each key does one thing, and every view has one', () => {
  expect(keyList.map(([key]) => pressed(key))).toEqual(keyList.map(([, act]) => act));
  expect(keyList.map(([, act]) => act)).toEqual(expect.arrayContaining(views));
  expect(new Set(keyList.map(([, act]) => act)).size).toBe(keyList.length);
  expect(pressed('?', { shiftKey: true })).toBe('keys');
  expect(pressed('D')).toBe('day');
});

test('with another key held, while a word is composed, and for any other key nothing happens', () => {
  for (const more of ['ctrlKey', 'altKey', 'metaKey', 'isComposing'])
    expect(keyList.map(([key]) => pressed(key, { [more]: true }))).toEqual(keyList.map(() => undefined));
  expect(pressed('D', { shiftKey: true })).toBeUndefined();
  expect(['x', 'Enter', ' ', 'constructor', '__proto__', ''].map(key => pressed(key))).toEqual(
    Array.from({ length: 6 }, () => undefined),
  );
});

test('a key that is held goes on through the dates, and opens nothing again and again', () => {
  expect(pressed('j', { repeat: true })).toBe('later');
  expect(pressed('k', { repeat: true })).toBe('earlier');
  expect(pressed('c', { repeat: true })).toBeUndefined();
});
