-- Practice sessions as the Session API stores them: made on a device, carried to the person's other devices.
-- docs/decisions/0001 (months by id), 0002 (the cursor).

create table public.practice_sessions (
  -- UUID version 7, made on the device: its first 48 bits are milliseconds since 1970, and choose the partition.
  id uuid primary key,
  owner uuid not null default auth.uid() references auth.users (id) on delete cascade,
  plain jsonb,
  sealed bytea,
  key_version integer check (key_version between 1 and 65535),
  deleted boolean not null default false,
  received_at timestamptz not null default now(),
  -- Counts the changes of one owner, in the order in which they were committed.
  cursor bigint not null,
  constraint deleted_is_empty check (not deleted or (plain is null and sealed is null)),
  constraint one_payload check (deleted or num_nonnulls(plain, sealed) = 1),
  constraint sealed_names_its_key check ((sealed is null) = (key_version is null))
) partition by range (id);

create index practice_sessions_owner_cursor on public.practice_sessions (owner, cursor);

alter table public.practice_sessions enable row level security;
revoke all on public.practice_sessions from public, anon, authenticated, service_role;
grant select on public.practice_sessions to authenticated;
grant insert (id, plain, sealed, key_version, deleted) on public.practice_sessions to authenticated;
grant update (deleted) on public.practice_sessions to authenticated;

create policy "read your own sessions" on public.practice_sessions
  for select to authenticated using ((select auth.uid()) = owner);
create policy "add your own sessions" on public.practice_sessions
  for insert to authenticated with check ((select auth.uid()) = owner);
create policy "delete your own sessions" on public.practice_sessions
  for update to authenticated using ((select auth.uid()) = owner) with check ((select auth.uid()) = owner);

-- The cursor ---------------------------------------------------------------------------------------------------------

create table private.session_cursors (
  owner uuid primary key references auth.users (id) on delete cascade,
  last bigint not null
);
alter table private.session_cursors enable row level security;
revoke all on private.session_cursors from public, anon, authenticated, service_role;

-- Whoever writes takes their own counter's row lock first, before any session's: nobody waits in a ring, and what one
-- transaction of a person wrote is seen whole by the next statement of their other one.
create function private.take_session_turn() returns trigger
language plpgsql security definer set search_path = '' as $$
declare
  me uuid := (select auth.uid());
begin
  if me is not null then
    insert into private.session_cursors (owner, last) values (me, 0) on conflict (owner) do nothing;
    perform from private.session_cursors where owner = me for update;
  end if;
  return null;
end
$$;
revoke all on function private.take_session_turn() from public, anon, authenticated, service_role;

create trigger take_session_turn before insert or update on public.practice_sessions
  for each statement execute function private.take_session_turn();

-- Append-only: a row never changes again, except once, into a tombstone.
create function private.stamp_practice_session() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  if tg_op = 'UPDATE' then
    if old.deleted and not new.deleted then
      raise exception 'a deleted session stays deleted' using errcode = 'check_violation';
    end if;
    if new.deleted = old.deleted then
      return null;
    end if;
    new := old;
    new.deleted := true;
  end if;
  if new.deleted then
    new.plain := null;
    new.sealed := null;
    new.key_version := null;
  end if;
  -- The counter's row lock is held until commit, so numbers of one owner become visible in their order.
  insert into private.session_cursors as counter (owner, last) values (new.owner, 1)
  on conflict (owner) do update set last = counter.last + 1
  returning last into new.cursor;
  return new;
end
$$;
revoke all on function private.stamp_practice_session() from public, anon, authenticated, service_role;

create trigger stamp_practice_session before insert or update on public.practice_sessions
  for each row execute function private.stamp_practice_session();

-- The months ---------------------------------------------------------------------------------------------------------

-- A device with a wrong clock is never refused: what fits no month waits here.
create table private.practice_sessions_default partition of public.practice_sessions default;
alter table private.practice_sessions_default enable row level security;
revoke all on private.practice_sessions_default from public, anon, authenticated, service_role;

create function private.first_id_of(month date) returns uuid
language sql immutable set search_path = '' as $$
  select (lpad(to_hex((extract(epoch from month::timestamp) * 1000)::bigint), 12, '0') || repeat('0', 20))::uuid
$$;
revoke all on function private.first_id_of(date) from public, anon, authenticated, service_role;

-- Makes the partitions of `months` months from `first_month` on that are not there yet; answers how many it made.
-- Rows that waited in the default partition move into their month.
create function private.add_session_months(first_month date, months integer) returns integer
language plpgsql set search_path = '' as $$
declare
  month date;
  partition text;
  low uuid;
  high uuid;
  made integer := 0;
begin
  for i in 0 .. months - 1 loop
    month := (date_trunc('month', first_month::timestamp) + make_interval(months => i))::date;
    partition := 'practice_sessions_' || to_char(month, 'YYYY_MM');
    continue when to_regclass('private.' || partition) is not null;
    low := private.first_id_of(month);
    high := private.first_id_of((month + interval '1 month')::date);
    lock table private.practice_sessions_default in access exclusive mode;
    execute format('create table private.%I (like public.practice_sessions including all)', partition);
    execute format('alter table private.%I enable row level security', partition);
    execute format('revoke all on private.%I from public, anon, authenticated, service_role', partition);
    execute format(
      'with moved as (delete from private.practice_sessions_default where id >= %L and id < %L returning *)
       insert into private.%I select * from moved', low, high, partition);
    execute format('alter table public.practice_sessions attach partition private.%I for values from (%L) to (%L)',
      partition, low, high);
    made := made + 1;
  end loop;
  return made;
end
$$;
revoke all on function private.add_session_months(date, integer) from public, anon, authenticated, service_role;

select private.add_session_months('2026-01-01', 36);

-- Push ---------------------------------------------------------------------------------------------------------------

-- Stores a batch of the caller's sessions, all or nothing; a repeated push changes nothing and says so.
-- batch: [{"id", "plain" | ("sealed" in base64, "key_version") | "deleted": true}, ...]
create function public.push_practice_sessions(batch jsonb)
returns table (session uuid, outcome text, at bigint)
language plpgsql security invoker set search_path = '' as $$
declare
  stored uuid[];
  added uuid[];
  clashing uuid[];
begin
  -- Changes no row, but takes the turn, so that every statement below sees what the push before this one did.
  update public.practice_sessions set deleted = true where false;

  with gone as (
    update public.practice_sessions s set deleted = true
    from jsonb_to_recordset(batch) as p (id uuid, deleted boolean)
    where s.id = p.id and p.deleted and not s.deleted
    returning s.id
  )
  select coalesce(array_agg(gone.id), '{}') into stored from gone;

  with fresh as (
    insert into public.practice_sessions (id, plain, sealed, key_version, deleted)
    select p.id, p.plain, decode(p.sealed, 'base64'), p.key_version, coalesce(p.deleted, false)
    from jsonb_to_recordset(batch) as p (id uuid, plain jsonb, sealed text, key_version integer, deleted boolean)
    where not exists (select from public.practice_sessions s where s.id = p.id)
    -- Two people racing for the same ids meet in the same order.
    order by p.id
    on conflict (id) do nothing
    returning practice_sessions.id
  )
  select coalesce(array_agg(fresh.id), '{}') into added from fresh;
  stored := stored || added;

  -- Own id with other content, or an id that RLS hides because it is somebody else's: which of the two stays unsaid.
  select array_agg(p.id) into clashing
  from jsonb_to_recordset(batch) as p (id uuid, plain jsonb, sealed text, key_version integer, deleted boolean)
  left join public.practice_sessions s on s.id = p.id
  where s.id is null
    or not s.deleted and (s.deleted, s.plain, s.sealed, s.key_version)
      is distinct from (coalesce(p.deleted, false), p.plain, decode(p.sealed, 'base64'), p.key_version);
  if clashing is not null then
    raise exception 'session conflict' using errcode = 'PT409', detail = array_to_string(clashing, ',');
  end if;

  return query
    select s.id,
      case
        when s.id = any (stored) then 'stored'
        -- Deleted on another device; whoever sent its content has not heard of that yet.
        when s.deleted and not coalesce(p.deleted, false) then 'deleted'
        else 'known'
      end,
      s.cursor
    from public.practice_sessions s
    join jsonb_to_recordset(batch) as p (id uuid, deleted boolean) on p.id = s.id
    order by s.cursor;
end
$$;
revoke all on function public.push_practice_sessions(jsonb) from public, anon, authenticated, service_role;
grant execute on function public.push_practice_sessions(jsonb) to authenticated;
