/** The safety table at the practitioner's door: asked where a technique needs it, refused or released, never held before. */
import { expect, test } from 'vitest';
import { conditions } from '../breath/safety.ts';
import { conditionsOf, gateOf } from './gate.ts';

const hard = { techniques: ['kapalabhati' as const], whenConditions: 'release' as const };

test('the conditions are those of the safety table for what is breathed', () => {
  expect(conditionsOf(['coherent', 'six', 'long-exhale'])).toEqual([]);
  expect(conditionsOf(['box'])).toEqual(['pregnancy', 'high-pressure']);
  expect(conditionsOf(['kapalabhati'])).toEqual(conditions.filter(condition => condition !== 'diabetes'));
  expect(conditionsOf(['box', '4-7-8'])).toEqual(['pregnancy', 'high-pressure', 'heart', 'diabetes']);
});

test('a service without such techniques asks nothing', () => {
  expect(gateOf({ techniques: ['coherent'], whenConditions: 'refuse' }, undefined)).toEqual({ verdict: 'go' });
  expect(gateOf({ techniques: [], whenConditions: 'refuse' }, ['heart'])).toEqual({ verdict: 'go' });
});

test('with them the client is asked first, and goes on with none of the conditions', () => {
  expect(gateOf(hard, undefined)).toMatchObject({ verdict: 'ask' });
  expect(gateOf(hard, [])).toEqual({ verdict: 'go' });
  expect(gateOf(hard, ['diabetes'])).toEqual({ verdict: 'go' });
});

test('a condition in the way is refused, or waits for the practitioner, who must release all of them', () => {
  expect(gateOf({ ...hard, whenConditions: 'refuse' }, ['heart'], ['heart'])).toEqual({
    verdict: 'refuse',
    conditions: ['heart'],
  });
  expect(gateOf(hard, ['heart', 'vertigo'])).toEqual({ verdict: 'release', conditions: ['heart', 'vertigo'] });
  expect(gateOf(hard, ['heart', 'vertigo'], ['heart'])).toEqual({ verdict: 'release', conditions: ['vertigo'] });
  expect(gateOf(hard, ['heart', 'vertigo'], ['vertigo', 'heart'])).toEqual({ verdict: 'go' });
});
