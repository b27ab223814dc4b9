/**
 * The store against a naive one, whatever is done to it in two tabs, in turn or at once, and wherever a tab dies. A tab
 * is a frame with its own modules and its own connection; it dies by being taken away in the middle of a request.
 * VITE_RECORD_RUNS asks for more runs.
 */
import fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import { box, techniques } from '../../../domain/breath/library.ts';
import { foldDays } from '../../../domain/practice/day.ts';
import type { Entry, Mood } from '../../../domain/practice/entry.ts';
import { database, type KeptEntry, nobody } from '../database.ts';
import { emptyDatabase, session as made } from '../test-entries.ts';
import type { Edited } from './edit.ts';
import type { Action, Look, Nulled, Tab } from './test-tab.ts';

const runs = Number(import.meta.env.VITE_RECORD_RUNS ?? 25);
/** As the tabs call it. */
const account = 'ada';

/** Two techniques, of sixteen and of ten seconds a breath. */
const six = techniques.find(({ id }) => id === 'six') ?? box;
const session = (n: number, more: Partial<Entry> = {}) => made(n, { pattern: n % 2 ? six : box, ...more });

// The naive store: a map and whose it is, and what each action does to it, said as plainly as possible.
interface Kept {
  readonly sessions: ReadonlyMap<string, KeptEntry>;
  /** The account while sync is on. */
  readonly owner: string;
  /** What was here when the account signed out: nobody else has it, so it must lie here sealed. */
  readonly sealed: ReadonlySet<string>;
  /** Deleted, and the others are to be told of it: it is not kept a second time. */
  readonly deleted: ReadonlySet<string>;
}

const empty: Kept = { sessions: new Map(), owner: nobody, sealed: new Set(), deleted: new Set() };

function after(kept: Kept, action: Action): Kept {
  const { owner } = kept;
  const next = new Map(kept.sessions);
  const deleted = new Set(kept.deleted);
  const is = { ...kept, sessions: next, deleted };
  const remove = (id: string) => next.delete(id) && owner !== nobody && deleted.add(id);
  switch (action.does) {
    case 'save':
      if (!next.has(action.entry.id) && !deleted.has(action.entry.id))
        next.set(action.entry.id, { ...action.entry, owner });
      return is;
    case 'edit': {
      const entry = next.get(action.id);
      if (entry) next.set(action.id, changed(entry, action.change, action.now));
      return is;
    }
    case 'delete':
      remove(action.id);
      return is;
    case 'undelete':
      if (!next.has(action.deleted.id)) next.set(action.deleted.id, { ...action.deleted, owner });
      deleted.delete(action.deleted.id);
      return is;
    case 'unedit': {
      const { before, after } = action.edited;
      if (plain(next.get(before.id)) === plain({ ...after, owner })) next.set(before.id, { ...before, owner });
      return is;
    }
    case 'import':
      for (const entry of action.entries)
        if (!next.has(entry.id)) {
          next.set(entry.id, { ...entry, owner, imported: action.name });
          deleted.delete(entry.id);
        }
      return is;
    case 'take back':
      for (const entry of kept.sessions.values()) if (entry.imported === action.name) remove(entry.id);
      return is;
    case 'join':
    case 'part': {
      const whose = action.does === 'join' ? account : nobody;
      for (const entry of next.values()) next.set(entry.id, { ...entry, owner: whose });
      return { ...is, owner: whose, deleted: whose === owner ? deleted : new Set() };
    }
    case 'sign out':
      if (owner === nobody) return kept;
      return { ...empty, sealed: new Set([...kept.sealed, ...next.keys()]) };
  }
}

function changed(entry: KeptEntry, change: Nulled, now: number): KeptEntry {
  const next: Record<string, unknown> = { ...entry, ...change, edited: new Date(now).toISOString() };
  for (const [key, value] of Object.entries(next)) if (value === null) delete next[key];
  if (change.startedAt)
    next.day = new Intl.DateTimeFormat('sv', { timeZone: entry.zone }).format(new Date(change.startedAt));
  if (change.seconds && change.seconds !== entry.seconds)
    next.breaths = Math.floor(change.seconds / (entry.pattern.id === box.id ? 16 : 10));
  return next as unknown as KeptEntry;
}

/** The same text for the same content, in whatever order its keys are. */
const plain = (of: unknown): string =>
  JSON.stringify(of, (_, value) =>
    value && typeof value === 'object' && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
      : value,
  );

// What a person may do. Undo is of whatever was done last.
const which = fc.nat(6);
const mood = fc.constantFrom<Mood | null>(1, 3, 5, null);
const maybe = <T>(of: fc.Arbitrary<T>) => fc.option(of, { nil: undefined });
const change = fc.record(
  {
    startedAt: fc
      .integer({ min: 0, max: 9 * 24 })
      .map(hours => new Date(Date.UTC(2026, 9, 28, hours, 45)).toISOString()),
    seconds: fc.integer({ min: 30, max: 9000 }).map(tenths => tenths / 10),
    mood,
    moodBefore: mood,
    note: fc.constantFrom('quiet', null),
    tags: fc.constantFrom(['desk', 'tired'], null),
  },
  { requiredKeys: [] },
);
const act = fc.oneof(
  { weight: 3, arbitrary: fc.record({ does: fc.constant('save' as const), n: which }) },
  { weight: 3, arbitrary: fc.record({ does: fc.constant('edit' as const), n: which, change }) },
  { weight: 2, arbitrary: fc.record({ does: fc.constant('delete' as const), n: which }) },
  { weight: 2, arbitrary: fc.record({ does: fc.constant('undo' as const) }) },
  {
    weight: 1,
    arbitrary: fc.record({ does: fc.constant('backdate' as const), n: which, day: fc.integer({ min: 1, max: 5 }) }),
  },
  { weight: 1, arbitrary: fc.record({ does: fc.constant('import' as const), from: fc.nat(3) }) },
  { weight: 1, arbitrary: fc.record({ does: fc.constant('take back' as const), from: fc.nat(3) }) },
  { weight: 2, arbitrary: fc.record({ does: fc.constantFrom('join' as const, 'part' as const, 'sign out' as const) }) },
);
type Act = typeof act extends fc.Arbitrary<infer A> ? A : never;
const step = fc.record({
  act,
  tab: fc.nat(1),
  /** Done by the other tab at the same time. */
  beside: maybe(act),
  /** The tab dies at this request of its own. */
  dies: fc.option(fc.oneof(fc.integer({ min: 1, max: 12 }), fc.constant('written' as const)), {
    nil: undefined,
    freq: 3,
  }),
});

interface Done {
  readonly undo: Action[];
  /** The last import of each file. */
  readonly imports: Map<number, string>;
}

function actionOf(act: Act, { undo, imports }: Done, now: number): Action | undefined {
  switch (act.does) {
    case 'save':
      return { does: 'save', entry: session(act.n) };
    case 'edit':
      return { does: 'edit', id: session(act.n).id, change: act.change as Nulled, now };
    case 'delete':
      return { does: 'delete', id: session(act.n).id, now };
    case 'undo':
      return undo.pop();
    case 'backdate': {
      const day = `2026-10-0${act.day}`;
      const entry = session(20 + act.n, { day, startedAt: `${day}T12:00:00.000Z`, origin: 'added' });
      return { does: 'save', entry };
    }
    case 'import':
      imports.set(act.from, `file ${act.from}, ${now}`);
      return { does: 'import', name: `file ${act.from}, ${now}`, entries: brought(act.from) };
    case 'take back': {
      const name = imports.get(act.from);
      return name === undefined ? undefined : { does: 'take back', name };
    }
    default:
      return act;
  }
}

/** Some of what a file brings is here already. */
const brought = (from: number): Entry[] => Array.from({ length: 12 }, (_, i) => session(from * 5 + i));

/** What takes back what was just done, as its answer says. */
function undoOf(action: Action, answer: unknown): Action | undefined {
  if (answer === null) return undefined;
  if (action.does === 'delete') return { does: 'undelete', deleted: answer as KeptEntry };
  if (action.does === 'edit') return { does: 'unedit', edited: answer as Edited };
  return undefined;
}

// The tabs.
interface Frame {
  readonly tab: Tab;
  readonly element: HTMLIFrameElement;
  /** Resolves when it is taken away. */
  readonly dead: Promise<'dead'>;
}

async function openTab(): Promise<Frame> {
  const element = document.createElement('iframe');
  document.body.append(element);
  const inside = element.contentWindow as Window & { tab?: Tab; __vitest_browser_runner__?: unknown };
  inside.__vitest_browser_runner__ = { wrapDynamicImport: (of: () => unknown) => of() };
  const ready = new Promise<void>(resolve => inside.addEventListener('tab', () => resolve()));
  const script = inside.document.createElement('script');
  script.type = 'module';
  script.src = new URL('./test-tab.ts', import.meta.url).href;
  inside.document.head.append(script);
  await ready;
  const dead = new Promise<'dead'>(resolve => {
    const watch = new MutationObserver(() => {
      if (element.isConnected) return;
      watch.disconnect();
      resolve('dead');
    });
    watch.observe(document.body, { childList: true });
  });
  return { tab: inside.tab as Tab, element, dead };
}

const frames: [Frame | undefined, Frame | undefined] = [undefined, undefined];
async function frame(of: 0 | 1): Promise<Frame> {
  const open = frames[of]?.element.isConnected ? frames[of] : await openTab();
  frames[of] = open;
  return open;
}
afterAll(() => {
  for (const open of frames) open?.element.remove();
});

/** Undefined when the tab died before it could answer. */
async function perform({ tab, dead }: Frame, action: Action): Promise<unknown> {
  const answer = await Promise.race([tab.perform(JSON.stringify(action)), dead]);
  return answer === 'dead' ? undefined : JSON.parse(answer);
}

/** One of these must be what is kept, and everything else must follow from it. */
async function check(possible: readonly Kept[], tab: Tab): Promise<Kept> {
  const look = JSON.parse(await tab.look()) as Look;
  const sorted = ({ sessions }: Kept) => [...sessions.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
  const ready = new Set([...look.marked, ...look.parcelled]);
  const found = possible.find(kept => {
    const expected = sorted(kept);
    return (
      kept.owner === look.account &&
      expected.length === look.entries.length &&
      expected.every((entry, i) => plain(entry) === plain(look.entries[i])) &&
      [...kept.sealed].every(id => look.parcelled.includes(id))
    );
  });
  if (!found)
    throw new Error(
      `kept is ${plain(look)}\n\nand not one of ${possible.map(of => plain([sorted(of), of.owner, [...of.sealed]])).join('\n\nor ')}`,
    );
  expect(look.days).toEqual(foldDays(look.entries).map(total => ({ ...total, owner: look.account })));
  expect(look.wrongLabels).toEqual([]);
  // Nothing needs sending while nothing is synced, and all of it where nothing was sent yet.
  if (look.account === nobody) expect(look.marked).toEqual([]);
  else expect(look.entries.filter(({ id }) => !ready.has(id))).toEqual([]);
  return { ...found, deleted: new Set(look.marked.filter(id => !found.sessions.has(id))) };
}

const sameKept = (a: Kept, b: Kept) =>
  a.owner === b.owner && plain([...a.sessions.values()]) === plain([...b.sessions.values()]);

const tally = { steps: 0, deaths: 0, undone: 0, done: 0, together: 0 };

test(
  `the store is the naive one, and day totals are the fold of its sessions, in ${runs} runs`,
  async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 12 }), async steps => {
        await emptyDatabase();
        await database.imports.clear();
        let kept = empty;
        const done: Done = { undo: [], imports: new Map() };
        let now = Date.UTC(2026, 10, 20);
        for (const { act, tab, beside, dies } of steps) {
          now += 1000;
          tally.steps++;
          const one = await frame(tab ? 1 : 0);
          const other = await frame(tab ? 0 : 1);
          const first = actionOf(act, done, now);
          const second = beside && actionOf(beside, done, now + 1);
          if (!first) continue;
          if (dies) one.tab.dieAt(dies);
          const [answer, answer2] = await Promise.all([perform(one, first), second && perform(other, second)]);
          const died = answer === undefined;
          if (!died) one.tab.dieAt('never');
          const whole = after(kept, first);
          const possible = second
            ? [after(whole, second), after(after(kept, second), first), ...(died ? [after(kept, second)] : [])]
            : [whole, ...(died ? [kept] : [])];
          const before = kept;
          kept = await check(possible, other.tab);
          if (second) tally.together++;
          if (died) tally.deaths++;
          // Of those that died alone over something that changes anything.
          if (died && !second && !sameKept(whole, before)) {
            if (sameKept(kept, before)) tally.undone++;
            else tally.done++;
          }
          for (const [action, said] of [
            [first, answer],
            [second, answer2],
          ] as const) {
            const undo = action && said !== undefined && undoOf(action, said);
            if (undo) done.undo.push(undo);
          }
        }
      }),
      { numRuns: runs },
    );
    console.info(`${runs} runs: ${JSON.stringify(tally)}`);
    // A run of this size that saw no tab die, or none die too late, would not be the test that it says it is.
    expect(Math.min(...Object.values(tally))).toBeGreaterThan(0);
  },
  60_000 + runs * 5_000,
);

test('all of it is one database', async () => {
  await emptyDatabase();
  expect(database.name).toBe('tideline');
  await frame(0).then(({ tab }) => tab.perform(JSON.stringify({ does: 'save', entry: session(3) })));
  expect(await database.entries.get(session(3).id)).toMatchObject(session(3));
});
