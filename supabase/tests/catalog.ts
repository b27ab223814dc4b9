/** Reads from PostgreSQL's catalog who may do what, as sorted lines of text: nothing is listed that a role may not. */
import type { Engine } from './engines.ts';

const roles = `(values ('anon'), ('authenticated'), ('service_role'), ('tideline_house')) as r (role)`;
const ours = `n.nspname in ('public', 'private')`;

/** Rights on whole things: schemas, relations (what no column can have), functions and types. */
const wholes = `
  select 'schema ' || n.nspname as thing, role, p as right
  from pg_namespace n, ${roles}, unnest(array['usage', 'create']) as p
  where ${ours} and has_schema_privilege(role, n.oid, p)
  union all
  select case c.relkind when 'S' then 'sequence ' when 'v' then 'view ' else 'table ' end || n.nspname || '.' || c.relname,
    role, p
  from pg_class c join pg_namespace n on n.oid = c.relnamespace, ${roles},
    unnest(array['select', 'insert', 'update', 'delete', 'truncate', 'references', 'trigger']) as p
  where ${ours} and c.relkind in ('r', 'p', 'v', 'm', 'f') and has_table_privilege(role, c.oid, p)
  union all
  select 'sequence ' || n.nspname || '.' || c.relname, role, p
  from pg_class c join pg_namespace n on n.oid = c.relnamespace, ${roles}, unnest(array['usage', 'select', 'update']) as p
  where ${ours} and c.relkind = 'S' and has_sequence_privilege(role, c.oid, p)
  union all
  select 'function ' || f.oid::regprocedure::text || case when f.prosecdef then ' (security definer)' else '' end,
    role, 'execute'
  from pg_proc f join pg_namespace n on n.oid = f.pronamespace, ${roles}
  where ${ours} and has_function_privilege(role, f.oid, 'execute')`;

/** Rights that only some columns of a table have. */
const columns = `
  select 'column ' || n.nspname || '.' || c.relname || '.' || a.attname as thing, role, p as right
  from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace, ${roles},
    unnest(array['select', 'insert', 'update', 'references']) as p
  where ${ours} and c.relkind in ('r', 'p', 'v', 'm', 'f') and a.attnum > 0 and not a.attisdropped
    and has_column_privilege(role, c.oid, a.attnum, p) and not has_table_privilege(role, c.oid, p)`;

const policies = `
  select 'policy ' || schemaname || '.' || tablename || ' "' || policyname || '" for ' || lower(cmd)
    || regexp_replace(coalesce(' using ' || qual, '') || coalesce(' with check ' || with_check, ''), '\\s+', ' ', 'g') as thing,
    unnest(roles)::text as role, lower(permissive) as right
  from pg_policies where schemaname in ('public', 'private')`;

/** One line a thing and role: `table public.roles: authenticated select`. */
export async function rights(engine: Engine): Promise<string[]> {
  const rows = await engine.owner<{ line: string }>(`
    select thing || ': ' || role || ' ' || string_agg(right_, ' ' order by right_) as line
    from (${wholes} union all ${columns} union all ${policies}) as found (thing, role, right_)
    group by thing, role`);
  return rows.map(row => row.line).sort();
}

export interface Relation {
  readonly name: string;
  readonly partition: boolean;
  readonly rowSecurity: boolean;
}

/** Every table of ours, partitions included. */
export const relations = (engine: Engine) =>
  engine.owner<Relation>(`
    select n.nspname || '.' || c.relname as name, c.relispartition as partition, c.relrowsecurity as "rowSecurity"
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where ${ours} and c.relkind in ('r', 'p') order by 1`);

/** Functions of ours that do not pin their search path, or that everybody may execute. */
export const looseFunctions = (engine: Engine) =>
  engine.owner<{ name: string }>(`
    select f.oid::regprocedure::text as name from pg_proc f join pg_namespace n on n.oid = f.pronamespace
    where ${ours} and (
      not coalesce(f.proconfig, '{}') @> array['search_path=""']
      or f.proacl is null or exists (select from aclexplode(f.proacl) where grantee = 0)
    )`);

/** Views that would read with their owner's rights. */
export const looseViews = (engine: Engine) =>
  engine.owner<{ name: string }>(`
    select n.nspname || '.' || c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where ${ours} and c.relkind = 'v' and not coalesce(c.reloptions, '{}') @> array['security_invoker=true']`);

/** Policies that ask for the caller once a row instead of once a query. */
export const slowPolicies = (engine: Engine) =>
  engine.owner<{ name: string }>(`
    select tablename || ' ' || policyname as name from pg_policies
    where schemaname = 'public' and coalesce(qual, '') || coalesce(with_check, '') ~* '(?<!select )auth\\.'`);
