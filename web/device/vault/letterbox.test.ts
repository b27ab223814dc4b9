/** A letter comes out as it went in, for the holder of the key alone, and under its own id. */
import { expect, test } from 'vitest';
import { newLetterbox, post, take } from './letterbox.ts';

test('a letter is read by the holder, and two of the same text look different', async () => {
  const box = await newLetterbox();
  const [one, two] = await Promise.all([post(box.slot, 'a', 'Übung, ruhig'), post(box.slot, 'a', 'Übung, ruhig')]);
  expect(await take(box, 'a', one)).toEqual({ ok: true, value: 'Übung, ruhig' });
  expect(await take(box, 'a', two)).toEqual({ ok: true, value: 'Übung, ruhig' });
  expect(one).not.toEqual(two);
});

test('not by another key, not under another id, not when changed or cut', async () => {
  const [box, other] = await Promise.all([newLetterbox(), newLetterbox()]);
  const letter = await post(box.slot, 'a', 'x');
  const shut = { ok: false, problem: 'damaged' };
  expect(await take(other, 'a', letter)).toEqual(shut);
  expect(await take({ ...box, slot: other.slot }, 'a', letter)).toEqual(shut);
  expect(await take(box, 'b', letter)).toEqual(shut);
  for (const at of [0, 40, 66, letter.length - 1]) {
    const changed = letter.slice();
    changed[at] = (changed[at] ?? 0) ^ 1;
    expect(await take(box, 'a', changed)).toEqual(shut);
  }
  expect(await take(box, 'a', letter.slice(0, 70))).toEqual(shut);
  expect(await take(box, 'a', new Uint8Array())).toEqual(shut);
});
