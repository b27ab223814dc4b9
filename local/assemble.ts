/** The parts of the product put together behind a door that is open: database, sign-in, files, API and app. */
import { randomBytes, randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createApi } from '../functions/api.ts';
import { readEnvironment, switchedOff } from '../functions/environment.ts';
import { openCalendars } from '../functions/vendors/calendars.ts';
import { supabaseIdentity } from '../functions/vendors/supabase.ts';
import { supabaseFiles } from '../functions/vendors/supabase-files.ts';
import { openAuth } from './auth.ts';
import { ensureBuilt, said, serveBuilt } from './built.ts';
import { sowFiles } from './demo-files.ts';
import { startDeno } from './deno.ts';
import type { Door } from './door.ts';
import { type Folder, newer } from './folder.ts';
import { createGateway, isGatewayPath } from './gateway.ts';
import { openMailbox } from './mailbox.ts';
import { migrate } from './migrations.ts';
import { StartRefused } from './refusal.ts';
import type { Stack, StackOptions } from './stack.ts';
import { openStorage, within } from './storage.ts';
import { openPglite, openPostgres, type Store } from './store.ts';
import { openWire } from './wire.ts';

const root = fileURLToPath(new URL('..', import.meta.url));

/** What is held already when the rest is put together. */
export interface Held {
  readonly door: Door;
  /** Null for data in memory. */
  readonly folder: Folder | null;
  readonly closers: (() => Promise<void>)[];
  close(): Promise<void>;
}

export async function assemble(options: StackOptions, { door, folder, closers, close }: Held): Promise<Stack> {
  const { data, mode, log = () => {} } = options;
  const { url, origins } = door;

  const dist = options.dist ?? join(root, 'dist');
  const stop = new AbortController();
  closers.push(async () => stop.abort());
  const building = mode === 'built' && !options.dist ? ensureBuilt(root, dist, stop.signal, log) : Promise.resolve();
  // Awaited below; a build that fails before then must not count as an unhandled rejection.
  building.catch(() => {});

  const store = options.postgres ? await openPostgres(options.postgres) : await openPglite(folder?.database ?? null);
  closers.push(store.close);
  await refuseHosted(store);
  const mailbox = openMailbox(() => new Date());
  const secret = folder?.secret ?? randomBytes(32).toString('hex');
  const auth = await openAuth({ store, mailbox, secret, origins });
  const likeSupabase = await readFile(join(root, 'local', 'plain-postgres.sql'), 'utf8');
  await store.asOwner(owner => owner.script(likeSupabase));
  await migrate(store, join(root, 'supabase'), () => newer(options.postgres ? 'that PostgreSQL' : data), log);
  await folder?.made();

  const storageKey = randomBytes(32).toString('hex');
  const storage = openStorage(folder && join(folder.path, 'files'), storageKey);
  const files = supabaseFiles({ url, key: storageKey, fetch: within(storage) });
  await sowFiles(store, files);
  const off = switchedOff(
    readEnvironment({
      SUPABASE_URL: url,
      SUPABASE_ANON_KEY: 'local',
      SUPABASE_SERVICE_ROLE_KEY: storageKey,
      DATABASE_URL: 'postgresql://local',
      APP_ORIGINS: origins.join(','),
    }),
  );
  let api: Handler;
  if (options.deno) {
    const deno = await startDeno({
      root,
      url,
      storageKey,
      databaseUrl: await reachable(store, options.postgres, closers),
      origins,
      log,
    });
    closers.push(deno.close);
    api = deno.fetch;
  } else {
    api = createApi({
      database: store.database,
      files,
      calendars: openCalendars(),
      identity: supabaseIdentity({ url, key: 'local' }),
      now: () => new Date(),
      newId: randomUUID,
      log: line => log(JSON.stringify(line)),
      origins,
      off,
    }).fetch;
  }

  await building;
  const parts = { auth, storage, api, mailbox, newId: randomUUID, log };
  if (mode === 'dev') {
    // Vite takes as long to load as everything else together, and only this needs it.
    const { serveHot } = await import('./hot.ts');
    const hot = await serveHot(root, door.server, url.replace(/^http/, 'ws'));
    closers.push(hot.close);
    const gateway = createGateway({ ...parts, app: () => said(404, 'There is no such file.') });
    door.open(gateway.fetch, { handle: hot.handle, isOurs: isGatewayPath });
  } else {
    const app = await serveBuilt(dist, folder?.path ?? null);
    closers.push(app.close);
    door.open(createGateway({ ...parts, app: app.fetch }).fetch);
  }
  return { url, off, mails: mailbox.all, close };
}

type Handler = (request: Request) => Response | Promise<Response>;

/** An address of the database for another process. */
async function reachable(store: Store, postgres: string | undefined, closers: (() => Promise<void>)[]) {
  if (!store.pglite) return postgres ?? '';
  const wire = await openWire(store.pglite);
  closers.push(wire.close);
  return wire.url;
}

/** lite would write into the tables of the project's own Auth. */
async function refuseHosted(store: Store) {
  const [found] = await store.asOwner(owner =>
    owner.query<{ hosted: boolean }>(`select to_regclass('auth.schema_migrations') is not null as hosted`),
  );
  if (!found?.hosted) return;
  throw new StartRefused('That PostgreSQL belongs to a Supabase project with an Auth of its own. Use a plain one.');
}
