/** Nobody is disturbed: not in this tab, and not in another one, which is seen by its lock. */
import { expect, test } from 'vitest';
import { isBusy, markBusy, onIdle, whileNobodyIsBusy } from './busy.ts';

const nothing = async () => {};

test('busy until the last one is done, and then it is said once', () => {
  let idle = 0;
  const stop = onIdle(() => idle++);
  const session = markBusy('session');
  const form = markBusy('form');
  expect(isBusy()).toBe(true);
  session();
  session();
  expect([isBusy(), idle]).toEqual([true, 0]);
  form();
  form();
  expect([isBusy(), idle]).toEqual([false, 1]);
  stop();
  markBusy('sign-in')();
  expect(idle).toBe(1);
});

test('while this tab is busy nothing is done', async () => {
  const done = markBusy('session');
  expect(await whileNobodyIsBusy(nothing)).toBe(false);
  done();
  await expect.poll(() => whileNobodyIsBusy(nothing)).toBe(true);
});

test('while another tab is busy nothing is done either, and it waits its turn when something is', async () => {
  let release = () => {};
  const elsewhere = new Promise<void>(resolve => {
    release = resolve;
  });
  const held = navigator.locks.request('tideline-busy', { mode: 'shared' }, () => elsewhere);
  await expect.poll(async () => (await navigator.locks.query()).held?.length).toBe(1);
  expect(await whileNobodyIsBusy(nothing)).toBe(false);
  release();
  await held;

  let order = '';
  await whileNobodyIsBusy(async () => {
    void navigator.locks.request('tideline-busy', { mode: 'shared' }, async () => {
      order += ' session';
    });
    await new Promise(resolve => setTimeout(resolve, 50));
    order += 'update';
  });
  await expect.poll(() => order).toBe('update session');
});
