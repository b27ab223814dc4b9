/** Devices that have seen the same changes hold the same, whatever the order, the repetitions and their clocks. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { box } from '../breath/library.ts';
import { change, difference, type Field, gone, isGone, type Known, merge, valuesOf } from './change.ts';
import { type Entry, entry } from './entry.ts';
import { entryFrom, fieldsOf, sessionFields } from './session-fields.ts';
import { nextStamp, stamp } from './stamp.ts';

const devices = ['0123456789abcdef', 'fedcba9876543210', '00000000000000aa'];

const fields: fc.Arbitrary<Field[]> = fc.array(
  fc.tuple(
    fc.constantFrom('note', 'mood', 'tags', gone, '__proto__'),
    fc
      .record({ now: fc.nat(3), device: fc.constantFrom(...devices) })
      .map(({ now, device }) => nextStamp(null, now, device)),
    fc.oneof(fc.string({ maxLength: 3 }), fc.nat(3), fc.boolean(), fc.constant(null)),
  ),
  { maxLength: 12 },
);

test('the order of changes does not matter, nor repetition, nor how they are bundled', () => {
  fc.assert(
    fc.property(fields, fields, fields, (a, b, c) => {
      const one = merge(merge(merge([], a), b), c);
      expect(merge(merge(merge([], c), a), b)).toEqual(one);
      expect(merge([], [...b, ...c, ...a])).toEqual(one);
      expect(merge(merge(one, a), c)).toEqual(one);
    }),
  );
});

test('a stamp is later than all a device has made or seen, whatever its clock does', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.integer({ min: -1000, max: 4e12 }), fc.constantFrom(...devices)), { maxLength: 40 }),
      clocks => {
        let last: string | null = null;
        for (const [now, device] of clocks) {
          const next = nextStamp(last, now, device);
          expect(stamp.safeParse(next).success).toBe(true);
          expect(next > (last ?? '')).toBe(true);
          last = next;
        }
      },
    ),
  );
});

test('a full count moves on to the next millisecond', () => {
  let last = nextStamp(null, 5, devices[0] ?? '');
  for (let i = 0; i < 70_000; i++) {
    const next = nextStamp(last, 0, devices[0] ?? '');
    if (next <= last) throw new Error(`${next} is not after ${last}`);
    last = next;
  }
  expect(last.slice(0, 12)).toBe('000000000006');
});

test.each(['', 'x', '0'.repeat(34), `${'f'.repeat(12)}-0000-${devices[0]}`, `00000000000a-0000-${devices[0]}\n`])(
  'no stamp: %j',
  text => {
    expect(stamp.safeParse(text).success).toBe(false);
  },
);

const good: Entry = {
  version: 1,
  id: '019aa9f0-0000-7000-8000-000000000001',
  pattern: box,
  startedAt: '2026-11-22T07:10:00.000Z',
  day: '2026-11-22',
  zone: 'Europe/London',
  seconds: 64,
  breaths: 4,
  whole: true,
  rounds: 2,
  retentions: [31.5],
  moodBefore: 2,
  mood: 4,
  note: 'quiet',
  tags: ['morning'],
  device: 'Phone',
  origin: 'added',
  edited: '2026-11-22T08:00:00.000Z',
};
const at = (now: number, device = 0) => nextStamp(null, now, devices[device] ?? '');
const known = (of: Entry, now = 1): Known => merge([], difference([], fieldsOf(of), at(now)));

test('every part of an entry stands in exactly one field, and comes back', () => {
  const parts = Object.values(sessionFields).flat();
  expect([...parts, 'id', 'version'].sort()).toEqual(Object.keys(entry.shape).sort());
  expect(entryFrom(good.id, known(good))).toEqual(good);
  const { note: _note, tags: _tags, mood: _mood, ...less } = good;
  expect(entryFrom(less.id, known(less))).toEqual(less);
});

test('a note here and a mood there are both kept; of two notes the later', () => {
  const here = difference(known(good), fieldsOf({ ...good, note: 'here' }), at(5, 0));
  const there = difference(known(good), fieldsOf({ ...good, mood: 5, note: 'there' }), at(4, 1));
  const merged = merge(merge(known(good), there), here);
  expect(entryFrom(good.id, merged)).toEqual({ ...good, mood: 5, note: 'here' });
  expect(here.map(([name]) => name)).toEqual(['note']);
});

test('deleted is null, brought back by a later change, and an earlier change does not bring it back', () => {
  const deleted = merge(known(good), [[gone, at(5), true]]);
  expect(entryFrom(good.id, deleted)).toBeNull();
  const { note: _, ...without } = good;
  expect(entryFrom(good.id, merge(deleted, difference(known(good), fieldsOf(without), at(4, 1))))).toBeNull();
  const back = merge(deleted, difference(deleted, fieldsOf(without), at(6, 1)));
  expect(isGone(back)).toBe(false);
  expect(entryFrom(good.id, back)).toEqual(without);
});

test('half a session is not one yet, and a field cannot bring what is not its own', () => {
  expect(
    entryFrom(
      good.id,
      known(good).filter(([name]) => name !== 'when'),
    ),
  ).toBeUndefined();
  const forged = merge(known(good), [['note', at(9), { note: 'mine', seconds: 1, id: 'other' }]]);
  expect(entryFrom(good.id, forged)).toEqual({ ...good, note: 'mine' });
  expect(entryFrom(good.id, merge(known(good), [['length', at(9), { seconds: -1 }]]))).toBeUndefined();
});

test('names that mean something to JavaScript are names', () => {
  const parsed = change.parse(
    JSON.parse(`{"version":1,"kind":"session","id":"__proto__","fields":[["__proto__","${at(1)}",{"polluted":1}]]}`),
  );
  expect(valuesOf(merge([], parsed.fields)).get('__proto__')).toEqual({ polluted: 1 });
  expect(({} as { polluted?: number }).polluted).toBeUndefined();
});
