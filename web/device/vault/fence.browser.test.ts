/** The fence around the database: who changes the rules waits for the others to leave, and keeps them out until it is done. */
import { expect, test } from 'vitest';
import { alone, enter } from './fence.ts';

/** Another window has the database open, until it lets go. */
function another() {
  let close = () => {};
  const closed = new Promise<void>(resolve => {
    close = resolve;
  });
  let inside = false;
  void navigator.locks.request('tideline-open', { mode: 'shared' }, () => {
    inside = true;
    return closed;
  });
  return { close, inside: () => inside };
}

const held = async () => (await navigator.locks.query()).held?.filter(({ name }) => name === 'tideline-open').length;

test('it waits until the other one has left, keeps a new one out meanwhile, and is inside again', async () => {
  await enter();
  const before = another();
  await expect.poll(before.inside).toBe(true);
  let order = '';
  const work = alone(async () => {
    order += 'work';
    const late = another();
    await new Promise(resolve => setTimeout(resolve, 50));
    expect(late.inside()).toBe(false);
    return late;
  });
  await expect.poll(held).toBe(1);
  order += 'closed ';
  before.close();
  const late = await work;
  expect(order).toBe('closed work');
  await expect.poll(() => late?.inside()).toBe(true);
  late?.close();
  await expect.poll(held).toBe(1);
});

test('one that does not let go stops it: nothing is done, and this window is inside again', async () => {
  await enter();
  const stubborn = another();
  await expect.poll(stubborn.inside).toBe(true);
  let worked = false;
  expect(
    await alone(async () => {
      worked = true;
    }),
  ).toBeNull();
  expect(worked).toBe(false);
  expect(await held()).toBe(2);
  stubborn.close();
});

test('what fails inside is heard outside, and the fence stands', async () => {
  await enter();
  await expect(
    alone(async () => {
      throw new Error('no room');
    }),
  ).rejects.toThrow('no room');
  await expect.poll(held).toBe(1);
});
