/** A change comes back as it was, from its own row and with its own key; anything else is refused with the reason. */
import fc from 'fast-check';
import { deflateSync } from 'fflate';
import { expect, test } from 'vitest';
import { box, techniques } from '../../../domain/breath/library.ts';
import { difference, type Field } from '../../../domain/practice/change.ts';
import type { Change } from '../../../domain/practice/change-text.ts';
import { fieldsOf } from '../../../domain/practice/session-fields.ts';
import { nextStamp } from '../../../domain/practice/stamp.ts';
import { type Ring, sealBytes } from '../vault/seal.ts';
import { mostBytes, openChange, sealChange } from './parcel.ts';

const random = () => crypto.getRandomValues(new Uint8Array(12));
const ringOf = (...versions: number[]): Ring => ({
  newest: Math.max(...versions),
  keys: new Map(versions.map(version => [version, new Uint8Array(32).fill(version)])),
});
const ring = ringOf(1);
const row = '019aa9f0-0000-7000-8000-000000000001';
const at = nextStamp(null, Date.UTC(2026, 10, 22, 8), '0123456789abcdef');
const session = (more: object = {}): Change => {
  const id = '019aa9f0-0000-7000-8000-00000000000a';
  const entry = {
    version: 1 as const,
    id,
    pattern: box,
    startedAt: '2026-11-22T07:10:00.000Z',
    day: '2026-11-22',
    zone: 'Europe/London',
    seconds: 300,
    breaths: 18,
    whole: true,
    ...more,
  };
  return { kind: 'session', id, fields: difference([], new Map(), fieldsOf(entry), at) };
};
const sealed = (change = session(), of = ring) => sealChange(of, { owner: 'ada', row, random: random() }, change);

test('any change comes back', () => {
  const value = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    fc.boolean(),
  );
  const fields = fc.array(fc.tuple(fc.string({ minLength: 1, maxLength: 8 }), fc.constant(at), value), {
    minLength: 1,
    maxLength: 20,
  });
  fc.assert(
    fc.property(fields, of => {
      const change: Change = {
        kind: 'later',
        id: 'a',
        fields: of.map(([name, stamp, v]): Field => [name, stamp, typeof v === 'string' ? v.toWellFormed() : v]),
      };
      const opened = openChange(ring, 'ada', row, sealed(change));
      expect(opened).toEqual({ ok: true, value: JSON.parse(JSON.stringify(change)) });
    }),
  );
});

test('it is small, and its size tells neither the technique nor whether there was a mood', () => {
  const all = techniques.flatMap(pattern => [{ pattern }, { pattern, mood: 4 }]);
  const sizes = all.map(more => sealed(session(more)).length);
  expect([...new Set(sizes)]).toEqual([31 + 128]);
});

test('changed by a bit, cut, moved to another row or person: refused', () => {
  const good = sealed();
  const refused = (of: Uint8Array, owner = 'ada', id = row) => openChange(ring, owner, id, of);
  fc.assert(
    fc.property(fc.nat(good.length * 8 - 1), bit => {
      const changed = good.slice();
      changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      expect(refused(changed).ok).toBe(false);
    }),
    { numRuns: 300 },
  );
  expect(refused(good.slice(0, -1))).toEqual({ ok: false, problem: 'damaged' });
  expect(refused(good, 'mara')).toEqual({ ok: false, problem: 'damaged' });
  expect(refused(good, 'ada', row.replace(/1$/, '2'))).toEqual({ ok: false, problem: 'damaged' });
});

test('a key that left the ring, another person’s key, and a newer format are told apart', () => {
  const rotated = sealed(session(), ringOf(1, 2));
  expect(openChange(ringOf(1), 'ada', row, rotated)).toEqual({ ok: false, problem: 'foreign-key' });
  expect(openChange(ringOf(1, 2), 'ada', row, sealed()).ok).toBe(true);
  const theirs: Ring = { newest: 1, keys: new Map([[1, new Uint8Array(32).fill(9)]]) };
  expect(openChange(theirs, 'ada', row, sealed())).toEqual({ ok: false, problem: 'damaged' });
  const place = { table: 'changes', owner: 'ada', id: row };
  const later = sealBytes(ring, place, new Uint8Array([2, 0]), random());
  expect(openChange(ring, 'ada', row, later)).toEqual({ ok: false, problem: 'unknown-format' });
});

test('what its maker got wrong is damaged and no more: rubbish, or a small thing that unfolds without end', () => {
  const place = { table: 'changes', owner: 'ada', id: row };
  for (const inside of [new Uint8Array(63), deflateSync(new Uint8Array(50_000_000)), new Uint8Array(0)]) {
    const made = sealBytes(ring, place, new Uint8Array([1, ...inside]), random());
    expect(openChange(ring, 'ada', row, made)).toEqual({ ok: false, problem: 'damaged' });
  }
});

test('the longest note in letters of four bytes is still taken by the server', () => {
  const note = Array.from({ length: 1000 }, () => String.fromCodePoint(0x1f300 + Math.floor(Math.random() * 700))).join(
    '',
  );
  expect(sealed(session({ note })).length).toBeLessThan(mostBytes);
});

test('what an earlier build sealed is read by this one: the words both ends know have not changed', () => {
  const kept = Uint8Array.from(atob(frozen), letter => letter.charCodeAt(0));
  expect(openChange(ring, 'ada', row, kept)).toEqual({ ok: true, value: session() });
});

const frozen = [
  'AQABBwcHBwcHBwcHBwcHjLBnoqcxOvC6T8TglPG2+Gqpk0SEac5bTyICsWbeZTnkZsZ4ABmd+AxTnBd34bBhXJ9U+lxLVLVP+CtwCLxv',
  'hLWNcO4GucAM9LMSgdJFMPGsZag4R5k9b4iN4V+NKQNGjdlwXejdUdc2lcvyLzdgrKsJE1afm6Fd22bhYi+H0E9n9ZULZqmKopzJkhQo',
  'B++6',
].join('');
