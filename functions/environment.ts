/** The one list of settings: what each is for, and which feature is off without it. `.env.example` is made from it. */
import * as z from 'zod/mini';

interface Setting {
  readonly about: string;
  /** The feature that is switched off while this is missing. */
  readonly feature?: string;
  readonly example?: string;
}

/** Descriptions by name, kept beside the schema so that the compiler asks for both. */
const settings = {
  SUPABASE_URL: {
    about: 'The Supabase project. On Supabase Edge Functions it is set already.',
    feature: 'sign-in',
    example: 'https://your-project.supabase.co',
  },
  SUPABASE_ANON_KEY: {
    about: 'The publishable (or older anon) key of the project, never the secret one. Set already on Edge Functions.',
    feature: 'sign-in',
  },
  SUPABASE_SERVICE_ROLE_KEY: {
    about: 'The secret key of the project, for its file storage only. Set already on Edge Functions; never in the app.',
    feature: 'photos and papers of practitioners',
  },
  DATABASE_URL: {
    about: 'PostgreSQL for the API, best the transaction pooler (port 6543). Without it SUPABASE_DB_URL is used.',
    feature: 'sync',
    example: 'postgresql://postgres.your-project:password@region.pooler.supabase.com:6543/postgres',
  },
  SUPABASE_DB_URL: { about: 'Set by Supabase Edge Functions; DATABASE_URL wins.' },
  APP_ORIGINS: {
    about: 'Origins of the app that may call the API, exact, separated by commas.',
    feature: 'calls from a browser',
    example: 'https://tideline.example',
  },
  API_PORT: { about: 'Port on 127.0.0.1 when main.ts runs in a Deno of your own. Not used on Supabase.' },
  VITE_SUPABASE_URL: { about: 'Built into the app: the same project. Without it the app asks its own origin.' },
  VITE_SUPABASE_KEY: { about: 'Built into the app: the publishable key.' },
} satisfies Record<keyof Environment, Setting>;

const url = z.url({ protocol: /^https?$/ });
const databaseUrl = z.string().check(z.regex(/^postgres(ql)?:\/\//, 'must begin with postgresql://'));
const origin = z
  .string()
  .check(
    z.refine(text => URL.canParse(text) && new URL(text).origin === text, 'must be an exact origin, https://host'),
  );

export const environment = z.object({
  SUPABASE_URL: z.optional(url),
  SUPABASE_ANON_KEY: z.optional(z.string().check(z.minLength(1))),
  SUPABASE_SERVICE_ROLE_KEY: z.optional(z.string().check(z.minLength(1))),
  DATABASE_URL: z.optional(databaseUrl),
  SUPABASE_DB_URL: z.optional(databaseUrl),
  APP_ORIGINS: z.pipe(
    z.pipe(
      z._default(z.string(), ''),
      z.transform(text =>
        text
          .split(',')
          .map(part => part.trim())
          .filter(Boolean),
      ),
    ),
    z.array(origin),
  ),
  API_PORT: z.optional(z.pipe(z.string().check(z.regex(/^\d{1,5}$/)), z.transform(Number))),
  VITE_SUPABASE_URL: z.optional(url),
  VITE_SUPABASE_KEY: z.optional(z.string()),
});

export type Environment = z.infer<typeof environment>;

/** Reads settings; an empty value counts as missing, so that `.env.example` can be copied as it is. */
export function readEnvironment(from: Readonly<Record<string, string | undefined>>): Environment {
  const named = Object.keys(environment.shape).flatMap(name => (from[name] ? [[name, from[name]]] : []));
  const result = environment.safeParse(Object.fromEntries(named));
  if (result.success) return result.data;
  throw new Error(result.error.issues.map(issue => `${issue.path.join('.')}: ${issue.message}`).join('; '));
}

/** Features that a missing key switches off, each once. */
export function switchedOff(env: Environment): string[] {
  const missing = (name: keyof Environment) =>
    name === 'DATABASE_URL' ? !(env.DATABASE_URL ?? env.SUPABASE_DB_URL) : !env[name] || env[name].toString() === '';
  const names = Object.keys(settings) as (keyof Environment)[];
  const features = names.flatMap(name => {
    const { feature }: Setting = settings[name];
    return feature && missing(name) ? [feature] : [];
  });
  return [...new Set(features)];
}

/** `.env.example`: every setting, what it is for, and what is missing without it. */
export function environmentExample(): string {
  const head =
    '# Made by `npm run env-example` from functions/environment.ts. Nothing here is needed for `npm start`.\n';
  const parts = Object.entries(settings).map(([name, setting]: [string, Setting]) =>
    [
      `# ${setting.about}`,
      ...(setting.feature ? [`# Without it, off: ${setting.feature}.`] : []),
      ...(setting.example ? [`# ${name}=${setting.example}`] : []),
      `${name}=`,
      '',
    ].join('\n'),
  );
  return [head, ...parts].join('\n');
}
