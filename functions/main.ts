/** Starts the API on Deno: on Supabase Edge Functions, or on 127.0.0.1 when API_PORT says so. The only file that says Deno. */
import { createApi } from './api.ts';
import { readEnvironment, switchedOff } from './environment.ts';
import { type Database, DatabaseError, type Files, type Identity } from './ports.ts';
import { openCalendars } from './vendors/calendars.ts';
import { postgresDatabase } from './vendors/postgres.ts';
import { supabaseIdentity } from './vendors/supabase.ts';
import { supabaseFiles } from './vendors/supabase-files.ts';

declare const Deno: {
  env: { toObject(): Record<string, string> };
  serve(
    options: { port?: number; hostname?: string },
    handler: (request: Request) => Response | Promise<Response>,
  ): unknown;
};

const env = readEnvironment(Deno.env.toObject());
const databaseUrl = env.DATABASE_URL ?? env.SUPABASE_DB_URL;

const unreachable = () => Promise.reject(new DatabaseError('08001', 'DATABASE_URL is not set'));
const noDatabase: Database = { transaction: unreachable, statement: unreachable };
const noIdentity: Identity = { verify: async () => null, verifyNow: async () => null };

const noStore = () => Promise.reject(new Error('SUPABASE_SERVICE_ROLE_KEY is not set'));
const noFiles: Files = { put: noStore, get: noStore, remove: noStore };

const api = createApi({
  database: databaseUrl ? postgresDatabase(databaseUrl) : noDatabase,
  files:
    env.SUPABASE_URL && env.SUPABASE_SERVICE_ROLE_KEY
      ? supabaseFiles({ url: env.SUPABASE_URL, key: env.SUPABASE_SERVICE_ROLE_KEY })
      : noFiles,
  calendars: openCalendars(),
  identity:
    env.SUPABASE_URL && env.SUPABASE_ANON_KEY
      ? supabaseIdentity({ url: env.SUPABASE_URL, key: env.SUPABASE_ANON_KEY })
      : noIdentity,
  now: () => new Date(),
  newId: () => crypto.randomUUID(),
  log: line => console.log(JSON.stringify(line)),
  origins: env.APP_ORIGINS,
  off: switchedOff(env),
});

/** Supabase calls a function by its name: /api/health is our /health. */
function atOurRoot(request: Request): Request {
  const url = new URL(request.url);
  url.pathname = url.pathname.replace(/^\/api(?=\/|$)/, '') || '/';
  return new Request(url, request);
}

Deno.serve(env.API_PORT ? { port: env.API_PORT, hostname: '127.0.0.1' } : {}, request => api.fetch(atOurRoot(request)));
