/** The worker in which files are read and written, so that the page never waits for it. Runs one errand at a time. */
import { Dexie } from 'dexie';
import * as z from 'zod/mini';
import type { Arrival, FileProblem } from '../../../domain/practice/transfer/arrival.ts';
import { no, ok, type Result } from '../../../domain/result.ts';
import { database } from '../database.ts';
import { newId } from '../ids.ts';
import { saysFull } from '../torn.ts';
import { keyring, setKeyring } from '../vault/keyring.ts';
import { sealerOf } from '../vault/sealer.ts';
import { bringIn, keptIds, type Looked, lookThrough, takeBack } from './bring.ts';
import type { Asked, Choices, ErrandName, Errands, Failure, Preview, Said, Trusted } from './errand.ts';
import { interpret, isJson, type Read, type Source, takeApart, textOf } from './read.ts';
import { markOf, takeOut } from './take-out.ts';

// As in the page: the content security policy refuses `new Function`.
z.config({ jitless: true });

const say = (what: Said) => postMessage(what);

/** Milliseconds between two words of progress: every one is drawn, and drawing takes from what is left for the work. */
const pause = 150;
let said = 0;
function progress(done: number, total: number) {
  const now = performance.now();
  if (now - said < pause && done < total) return;
  said = now;
  say({ said: 'progress', done, total });
}

let source: Source | null = null;
let arrival: Arrival | null = null;
let looked: (Looked & { readonly changes: number }) | null = null;

/** Another window may save a session while a file is read, or while the person looks at what is in it. */
let changes = 0;
Dexie.on('storagemutated', () => {
  changes++;
});

const errands: { [N in ErrandName]: (ask: Errands[N]['ask']) => Promise<Errands[N]['answer']> } = {
  async read({ file, choices }) {
    // The disk says what is here while this thread reads the file and takes it apart.
    const before = changes;
    const ids = isJson(await file.slice(0, 100).text()) ? keptIds() : undefined;
    ids?.catch(() => {});
    const text = await textOf(file);
    const apart = text.ok ? takeApart(text.value) : text;
    if (!apart.ok) return apart;
    source = apart.value;
    return preview(source, choices, before, ids);
  },
  async readAgain({ choices }) {
    return source ? preview(source, choices, changes) : no({ why: 'unreadable' });
  },
  async bring(from) {
    if (!arrival) throw new Error('nothing was read');
    const kept = await bringIn(from, arrival, progress, looked?.changes === changes ? looked : undefined);
    return { kept, belongings: arrival.belongings ?? null };
  },
  takeBack: ({ id }) => takeBack(id),
  takeOut: ({ form, at, besides }) => takeOut(form, at, besides, progress),
  mark: ({ favourites }) => markOf(favourites),
};

async function preview(
  of: Source,
  { zone, mapping }: Choices,
  changes: number,
  ids?: PromiseLike<ReadonlySet<string>>,
): Promise<Result<Preview, FileProblem>> {
  const read = interpret(of, { zone, newId }, mapping);
  if (!read.ok) return read;
  const mine = read.value.arrival;
  arrival = mine;
  const found = { ...(await lookThrough(mine.entries, await ids)), changes };
  // Chosen otherwise meanwhile: what is brought in is what was chosen last.
  if (arrival === mine) looked = found;
  return ok({ ...summary(read.value), fresh: found.fresh.length, here: found.here });
}

const shownRows = 20;
const shownSessions = 5;

function summary({ arrival: { origin, entries, refused, belongings }, table, zoneless }: Read) {
  const inOrder = [...entries].sort((a, b) => (a.startedAt < b.startedAt ? -1 : 1));
  const [first, last] = [inOrder[0], inOrder.at(-1)];
  return {
    origin,
    refused: refused.slice(0, shownRows),
    refusedCount: refused.length,
    first: inOrder.slice(0, shownSessions),
    span: first && last ? ([first.day, last.day] as const) : null,
    also: {
      patterns: belongings?.patterns.length ?? 0,
      goals: belongings?.goals.length ?? 0,
      trials: belongings?.trials.length ?? 0,
    },
    zoneless,
    ...(table ? { table } : {}),
  };
}

function failureOf(error: unknown): Failure {
  const { name, message, inner } = error as Partial<Error> & { inner?: Partial<Error> };
  const said = [name, message, inner?.name, inner?.message].join(' ');
  if (saysFull(said)) return 'full';
  return /DatabaseClosed|VersionError/.test(said) ? 'closed' : 'failed';
}

// It is hired before it is needed, and opening takes a while. An errand that needs the database says why it cannot.
database.opened().catch(() => {});

addEventListener('message', ({ data }: MessageEvent<Asked | Trusted>) => {
  if ('keys' in data) {
    const { keys, sealing } = data;
    // The database may have said that there is a lock of which the page has not heard yet.
    if (!keys && keyring().sealing) return setKeyring({ sealer: null, sealing: true });
    return setKeyring({ sealer: keys && sealerOf(keys.ring, keys.older), sealing });
  }
  const run = errands[data.name] as (ask: unknown) => Promise<unknown>;
  run(data.ask).then(
    answer => say({ said: 'answer', answer }),
    error => {
      console.warn(error);
      say({ said: 'failed', why: failureOf(error) });
    },
  );
});
