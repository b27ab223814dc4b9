/** Nobody verifies themselves: every act of the table, and everything that is not in it. */
import { expect, test } from 'vitest';
import { goodProfile } from '../../tests/booking/practice.ts';
import { missingFrom } from './profile.ts';
import { actsIn, isShown, judgement, ownAct, verificationActs, verificationStates } from './verification.ts';

test('what can be done in which state', () => {
  const by = (who: 'owner' | 'admin') =>
    Object.fromEntries(verificationStates.map(state => [state, actsIn(state, who)]));
  expect(by('owner')).toEqual({
    draft: ['submit'],
    submitted: ['withdraw'],
    verified: [],
    refused: ['submit'],
    suspended: [],
  });
  expect(by('admin')).toEqual({
    draft: [],
    submitted: ['verify', 'refuse'],
    verified: ['suspend'],
    refused: [],
    suspended: ['restore'],
  });
});

test('an owner reaches no state that is shown, by any number of own acts', () => {
  const reached = new Set(
    Object.values(verificationActs)
      .filter(act => act.by === 'owner')
      .map(act => act.to),
  );
  expect([...reached].some(isShown)).toBe(false);
  expect(verificationStates.filter(isShown)).toEqual(['verified']);
});

test('every state is reached, and none is a dead end', () => {
  for (const state of verificationStates) {
    expect([...actsIn(state, 'owner'), ...actsIn(state, 'admin')], state).not.toEqual([]);
    if (state !== 'draft') expect(Object.values(verificationActs).map(act => act.to)).toContain(state);
  }
});

test('what is no is said with a reason, and by an admin', () => {
  expect(judgement.safeParse({ act: 'verify' }).success).toBe(true);
  expect(judgement.safeParse({ act: 'refuse', reason: 'The paper is from 1990.' }).success).toBe(true);
  for (const wrong of [
    { act: 'refuse' },
    { act: 'suspend', reason: '' },
    { act: 'verify', by: 'me' },
    { act: 'submit' },
  ]) {
    expect(judgement.safeParse(wrong).success).toBe(false);
  }
  for (const wrong of [{ act: 'verify' }, { act: 'submit', status: 'verified' }]) {
    expect(ownAct.safeParse(wrong).success).toBe(false);
  }
});

test('what is missing before it can be submitted', () => {
  expect(missingFrom(goodProfile, 1)).toEqual([]);
  expect(missingFrom({ ...goodProfile, about: '', headline: '' }, 0)).toEqual(['headline', 'about', 'documents']);
});
