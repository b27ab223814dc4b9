/** Devices that have seen the same changes hold the same, whatever the order, the repetitions and their clocks. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { box } from '../breath/library.ts';
import { back, difference, type Field, gone, isGone, type Known, latestOf, merge, valuesOf } from './change.ts';
import { readChange, writeChange } from './change-text.ts';
import { type Entry, entry } from './entry.ts';
import { entryFrom, fieldsOf, sessionFields } from './session-fields.ts';
import { nextStamp, stamp } from './stamp.ts';

const devices = ['0123456789abcdef', 'fedcba9876543210', '00000000000000aa'];

const fields: fc.Arbitrary<Field[]> = fc.array(
  fc.tuple(
    fc.constantFrom('note', 'mood', 'tags', gone, gone, back, '__proto__'),
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
      // What one device forgot in between makes no difference either.
      expect(merge(merge([], a), merge(merge([], b), c))).toEqual(one);
    }),
  );
});

test('nothing is kept from before a deletion', () => {
  fc.assert(
    fc.property(fields, of => {
      const known = merge([], of);
      const deleted = known.find(([name]) => name === gone)?.[1] ?? '';
      expect(known.filter(([, at]) => at < deleted)).toEqual([]);
      const latest = (wanted: string) =>
        of
          .flatMap(([name, at]) => (name === wanted ? [at] : []))
          .sort()
          .at(-1) ?? '';
      expect(isGone(known)).toBe(latest(gone) > latest(back));
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
const none: ReadonlyMap<string, unknown> = new Map();
const known = (of: Entry, now = 1): Known => merge([], difference([], none, fieldsOf(of), at(now)));
/** As a device makes a change: it compares what it would read with what is here. */
function changed(before: Known, to: Entry | null, stamp: string): Field[] {
  const seen = entryFrom(good.id, before);
  return difference(before, seen ? fieldsOf(seen) : none, to && fieldsOf(to), stamp);
}

test('every part of an entry stands in exactly one field, and comes back', () => {
  const parts = Object.values(sessionFields).flat();
  expect([...parts, 'id', 'version'].sort()).toEqual(Object.keys(entry.shape).sort());
  expect(entryFrom(good.id, known(good))).toEqual(good);
  const { note: _note, tags: _tags, mood: _mood, ...less } = good;
  expect(entryFrom(less.id, known(less))).toEqual(less);
});

test('a note here and a mood there are both kept; of two notes the later', () => {
  const here = changed(known(good), { ...good, note: 'here' }, at(5, 0));
  const there = changed(known(good), { ...good, mood: 5, note: 'there' }, at(4, 1));
  const merged = merge(merge(known(good), there), here);
  expect(entryFrom(good.id, merged)).toEqual({ ...good, mood: 5, note: 'here' });
  expect(here.map(([name]) => name)).toEqual(['note']);
});

test('nothing changed is no change, in whatever order the parts of it stand', () => {
  const turned = { ...good, pattern: Object.fromEntries(Object.entries(good.pattern).reverse()) as Entry['pattern'] };
  expect(changed(known(good), turned, at(5))).toEqual([]);
  expect(changed([], null, at(5))).toEqual([]);
});

test('what is not there any more is taken out of the field', () => {
  const { note: _, ...without } = good;
  const cleared = changed(known(good), without, at(5));
  expect(cleared).toEqual([['note', at(5), null]]);
  expect(entryFrom(good.id, merge(known(good), cleared))).toEqual(without);
});

test('deleted is forgotten; a later change does not bring it back, bringing it back does', () => {
  const deletion = changed(known(good), null, at(5));
  const deleted = merge(known(good), deletion);
  expect(deleted).toEqual([[gone, at(5), true]]);
  expect(changed(deleted, null, at(6))).toEqual([]);
  const late = merge(deleted, changed(known(good), { ...good, note: 'late' }, at(6, 1)));
  expect(entryFrom(good.id, late)).toBeNull();
  const { note: _, ...without } = good;
  const again = merge(late, changed(late, without, at(7)));
  expect(isGone(again)).toBe(false);
  expect(entryFrom(good.id, again)).toEqual(without);
  expect(latestOf(again)).toBe(at(7));
});

test('made again after a deletion that this device has not heard of: the later of the two holds', () => {
  const deletion: Field[] = [[gone, at(5), true]];
  expect(entryFrom(good.id, merge(known(good, 6), deletion))).toEqual(good);
  expect(entryFrom(good.id, merge(known(good, 4), deletion))).toBeNull();
});

test("a newer version's fields and parts survive a change made by this one", () => {
  const newer: Known = merge(known(good), [
    ['weather', at(2), { sky: 'clear' }],
    ['length', at(2), { seconds: 64, breaths: 4, whole: true, laps: 3 }],
  ]);
  const seen = entryFrom(good.id, newer);
  if (!seen) throw new Error('it can be read');
  const edit = changed(newer, { ...seen, note: 'mine' }, at(5));
  expect(edit.map(([name]) => name)).toEqual(['note']);
  const merged = valuesOf(merge(newer, edit));
  expect(merged.get('weather')).toEqual({ sky: 'clear' });
  expect(merged.get('length')).toMatchObject({ laps: 3 });
});

test('half a session is not one yet, and a field cannot bring what is not its own', () => {
  const half = known(good).filter(([name]) => name !== 'when');
  expect(entryFrom(good.id, half)).toBeUndefined();
  const forged = merge(known(good), [['note', at(9), { note: 'mine', seconds: 1, id: 'other' }]]);
  expect(entryFrom(good.id, forged)).toEqual({ ...good, note: 'mine' });
  expect(entryFrom(good.id, merge(known(good), [['length', at(9), { seconds: -1 }]]))).toBeUndefined();
});

test('what is written is read, field by field, and a stamp stands once', () => {
  fc.assert(
    fc.property(fields, of => {
      fc.pre(of.length > 0);
      const text = writeChange({ kind: 'session', id: good.id, fields: of });
      const read = readChange(text);
      if (!read.ok) throw new Error(read.problem);
      expect(merge([], read.value.fields)).toEqual(merge([], of));
      for (const at of new Set(of.map(([, at]) => at))) expect(text.split(at)).toHaveLength(2);
    }),
  );
});

test.each([
  ['unknown-format', { version: 2, kind: 'session', id: 'a', items: [] }],
  ['damaged', { version: 0, kind: 'session', id: 'a', fields: [] }],
  ['damaged', { version: 1, kind: 'session', id: 'a', fields: [] }],
  ['damaged', { version: 1, kind: 'session', id: '', fields: [[at(1), [['note', 1]]]] }],
  ['damaged', { version: 1, kind: 'session', id: 'a', fields: [['now', [['note', 1]]]] }],
  ['damaged', { version: 1, kind: 'session', id: 'a', fields: [[at(1), Array(129).fill(['note', 1])]] }],
  ['damaged', null],
])('%s: %j', (problem, written) => {
  expect(readChange(JSON.stringify(written))).toEqual({ ok: false, problem });
});

test('what is no JSON, or nested beyond reason, is damaged', () => {
  expect(readChange('{')).toEqual({ ok: false, problem: 'damaged' });
  const deep = `${'['.repeat(5000)}${']'.repeat(5000)}`;
  const text = `{"version":1,"kind":"session","id":"a","fields":[["${at(1)}",[["note",${deep}]]]]}`;
  expect(readChange(text)).toEqual({ ok: false, problem: 'damaged' });
});

test('names that mean something to JavaScript are names', () => {
  const read = readChange(
    `{"version":1,"kind":"session","id":"__proto__","fields":[["${at(1)}",[["__proto__",{"polluted":1}]]]]}`,
  );
  if (!read.ok) throw new Error(read.problem);
  expect(valuesOf(merge([], read.value.fields)).get('__proto__')).toEqual({ polluted: 1 });
  expect(({} as { polluted?: number }).polluted).toBeUndefined();
});
