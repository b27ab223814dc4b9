/** What is sealed opens with the right key in the right place, and in no other way. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { noTries, waitLeft, wrongTry } from './back-off.ts';
import { readCode, writeCode } from './recovery-code.ts';
import { open, type Ring, seal } from './seal.ts';
import {
  passphraseRounds,
  ringBytes,
  ringFrom,
  unwrapByPasskey,
  unwrapByPassphrase,
  unwrapByRecovery,
  wrapByPasskey,
  wrapByPassphrase,
  wrapByRecovery,
} from './wrap.ts';

const random = (length: number) => crypto.getRandomValues(new Uint8Array(length));
const ring = (...versions: number[]): Ring => ({
  newest: Math.max(...versions),
  keys: new Map(versions.map(version => [version, new Uint8Array(32).fill(version)])),
});
const place = { table: 'entries', owner: 'anna', id: '1' };
const nonce = () => random(12);

test('any text comes back', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 3000 }), text => {
      const whole = text.toWellFormed();
      expect(open(ring(3), place, seal(ring(3), place, whole, nonce()))).toEqual({ ok: true, value: whole });
    }),
  );
});

test('the sealed text is that of WebCrypto', async () => {
  const sealed = seal(ring(3), place, 'a breath', nonce());
  const key = await crypto.subtle.importKey('raw', new Uint8Array(32).fill(3), 'AES-GCM', false, ['decrypt']);
  const additionalData = new Uint8Array([1, 0, 3, ...new TextEncoder().encode('["tideline","entries","anna","1"]')]);
  const opened = await crypto.subtle.decrypt(
    { name: 'AES-GCM', iv: sealed.slice(3, 15), additionalData },
    key,
    sealed.slice(15),
  );
  expect(new TextDecoder().decode(opened)).toBe('a breath');
});

test('a changed bit anywhere is noticed', () => {
  const sealed = seal(ring(3), place, 'before the call with Anna', nonce());
  fc.assert(
    fc.property(fc.nat(sealed.length * 8 - 1), bit => {
      const changed = sealed.slice();
      changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      expect(open(ring(3), place, changed).ok).toBe(false);
    }),
  );
});

test('a cut one too, at any length', () => {
  const sealed = seal(ring(3), place, 'x', nonce());
  for (let length = 0; length < sealed.length; length++)
    expect(open(ring(3), place, sealed.subarray(0, length)).ok).toBe(false);
});

test.each([
  ['another row', { ...place, id: '2' }],
  ['another person', { ...place, owner: 'ben' }],
  ['another table', { ...place, table: 'days' }],
  ['parts that run together', { table: 'entries', owner: 'anna","1', id: '' }],
])('moved to %s it stays closed', (_, other) => {
  expect(open(ring(3), other, seal(ring(3), place, 'x', nonce()))).toEqual({ ok: false, problem: 'damaged' });
});

test('keys: an older one on the ring opens, one that left does not, a wrong one neither', () => {
  const old = seal(ring(1), place, 'x', nonce());
  expect(open(ring(1, 2), place, old)).toEqual({ ok: true, value: 'x' });
  expect(open(ring(2), place, old)).toEqual({ ok: false, problem: 'foreign-key' });
  const other: Ring = { newest: 1, keys: new Map([[1, new Uint8Array(32).fill(9)]]) };
  expect(open(other, place, old)).toEqual({ ok: false, problem: 'damaged' });
  expect(open(ring(1), place, Uint8Array.of(2, ...old.subarray(1)))).toEqual({ ok: false, problem: 'unknown-format' });
});

test('a ring comes back from its bytes', () => {
  for (const of of [ring(1), ring(1, 2), ring(7, 300, 65_535)]) expect(ringFrom(ringBytes(of))).toEqual(of);
  expect(() => ringFrom(new Uint8Array(33))).toThrow('not a ring');
});

test('wrapped by a passphrase: the same one opens, typed on any keyboard; another does not', async () => {
  const kept = await wrapByPassphrase(ring(1, 2), 'f\u00fcnf ruhige Atemzüge', random);
  expect(kept.rounds).toBe(passphraseRounds);
  expect(await unwrapByPassphrase(kept, 'fu\u0308nf ruhige Atemzüge')).toEqual({ ok: true, value: ring(1, 2) });
  expect(await unwrapByPassphrase(kept, 'fünf ruhige Atemzuge')).toEqual({ ok: false, problem: 'wrong' });
});

test('wrapped by a recovery code or a passkey: only by the same, and not one as the other', async () => {
  const secret = random(20);
  const code = await wrapByRecovery(ring(5), secret, random);
  expect(await unwrapByRecovery(code, secret)).toEqual({ ok: true, value: ring(5) });
  expect(await unwrapByRecovery(code, random(20))).toEqual({ ok: false, problem: 'wrong' });
  const output = random(32);
  const passkey = await wrapByPasskey(ring(5), { credential: random(16), salt: random(32), output }, random);
  expect(await unwrapByPasskey(passkey, output)).toEqual({ ok: true, value: ring(5) });
  expect(await unwrapByPasskey({ ...passkey, nonce: code.nonce, text: code.text }, output)).toEqual({
    ok: false,
    problem: 'wrong',
  });
});

test('a wrap that was changed by a bit, or lent another’s salt, opens nothing and breaks nothing', async () => {
  const secret = random(20);
  const [kept, other] = [await wrapByRecovery(ring(5), secret, random), await wrapByRecovery(ring(6), secret, random)];
  for (const field of ['salt', 'nonce', 'text'] as const)
    for (const at of [0, kept[field].length - 1]) {
      const changed = kept[field].slice();
      changed[at] = (changed[at] ?? 0) ^ 1;
      expect(await unwrapByRecovery({ ...kept, [field]: changed }, secret)).toEqual({ ok: false, problem: 'wrong' });
    }
  expect(await unwrapByRecovery({ ...kept, salt: other.salt }, secret)).toEqual({ ok: false, problem: 'wrong' });
  expect(await unwrapByRecovery({ ...kept, text: kept.text.slice(0, 8) }, secret)).toMatchObject({ ok: false });
});

test('a recovery code is read as people write it', () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 20, maxLength: 20 }), bytes => {
      const code = writeCode(bytes);
      expect(code).toMatch(/^([0-9A-HJKMNP-TV-Z]{5}-){6}[0-9A-HJKMNP-TV-Z]{4}$/);
      expect(readCode(code)).toEqual(bytes);
      const careless = code.toLowerCase().replace(/-/g, ' ').replace(/1/g, 'l').replace(/0/g, 'o').replace(/v/g, 'u');
      expect(readCode(careless)).toEqual(bytes);
    }),
  );
});

test('one wrong letter or two swapped neighbours in a code are caught', () => {
  const letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
  fc.assert(
    fc.property(
      fc.uint8Array({ minLength: 20, maxLength: 20 }),
      fc.nat(33),
      fc.integer({ min: 1, max: 31 }),
      (bytes, at, by) => {
        const code = [...writeCode(bytes).replace(/-/g, '')];
        const wrong = [...code];
        wrong[at] = letters[(letters.indexOf(code[at] ?? '') + by) % 32] ?? '';
        expect(readCode(wrong.join(''))).toBeNull();
        const swapped = [...code];
        [swapped[at], swapped[at + 1]] = [swapped[at + 1] ?? '', swapped[at] ?? ''];
        // Across the border to the two check letters one swap in a thousand passes.
        if (at !== 31 && swapped.join('') !== code.join('')) expect(readCode(swapped.join(''))).toBeNull();
      },
    ),
  );
  for (const bad of ['', '-', 'x'.repeat(34), 'é'.repeat(34), '0'.repeat(10_000)]) expect(readCode(bad)).toBeNull();
});

test('wrong tries: three are free, then it takes longer up to five minutes, and a right one begins anew', () => {
  let tries = noTries;
  const waits = Array.from({ length: 9 }, () => {
    tries = wrongTry(tries, 1000);
    return waitLeft(tries, 1000) / 1000;
  });
  expect(waits).toEqual([0, 0, 0, 5, 15, 60, 300, 300, 300]);
  expect(waitLeft(tries, -1e9)).toBe(300_000);
  expect(waitLeft(noTries, 1000)).toBe(0);
});
