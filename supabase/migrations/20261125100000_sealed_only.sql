-- Only sealed changes are kept from now on. docs/decisions/0011: no device sends what could be read, so there is no place for
-- it. What devices sent unsealed before goes; they have it all, and send it sealed when their person asks for it.

delete from public.practice_sessions where plain is not null;

alter table public.practice_sessions
  drop constraint deleted_is_empty,
  drop constraint one_payload,
  drop constraint plain_is_small,
  drop column plain,
  add constraint deleted_is_empty check (deleted = (sealed is null));

drop function private.payload_bytes(jsonb, bytea);
create function private.payload_bytes(sealed bytea) returns integer
language sql immutable set search_path = '' as $$
  select coalesce(octet_length(sealed), 0)
$$;
revoke all on function private.payload_bytes(bytea) from public, anon, authenticated, service_role;

-- The functions below are as before, without the column.

create or replace function private.recount_sessions() returns void
language sql set search_path = '' as $$
  update private.session_cursors c
  set kept_rows = coalesce(found.kept_rows, 0), kept_bytes = coalesce(found.kept_bytes, 0)
  from private.session_cursors every_one
  left join (
    select s.owner, count(*) as kept_rows, sum(private.payload_bytes(s.sealed)) as kept_bytes
    from public.practice_sessions s group by s.owner
  ) found on found.owner = every_one.owner
  where c.owner = every_one.owner
$$;

select private.recount_sessions();

create or replace function private.stamp_practice_session() returns trigger
language plpgsql security definer set search_path = '' as $$
declare
  last_number text;
  forget text;
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
    new.sealed := null;
    new.key_version := null;
  end if;
  last_number := nullif(current_setting('tideline.last_number', true), '');
  if last_number is null then
    insert into private.session_cursors as counter (owner, last) values (new.owner, 1)
    on conflict (owner) do update set last = counter.last + 1
    returning last into new.cursor;
  else
    new.cursor := last_number::bigint + 1;
    forget := set_config('tideline.last_number', new.cursor::text, true);
  end if;
  return new;
end
$$;

create or replace function private.count_sessions() returns trigger
language plpgsql security definer set search_path = '' as $$
declare
  me uuid := (select auth.uid());
  found_rows record;
  counter private.session_cursors;
begin
  for found_rows in
    select n.owner, count(*) as rows, count(distinct n.cursor) as numbers, min(n.cursor) as least, max(n.cursor) as most,
      sum(private.payload_bytes(n.sealed)) as bytes
    from new_rows n group by n.owner
  loop
    select * into counter from private.session_cursors c where c.owner = found_rows.owner;
    if me is not null and (found_rows.least <= counter.last or found_rows.numbers < found_rows.rows) then
      raise exception 'a number of this person was given before' using errcode = 'check_violation';
    end if;
    update private.session_cursors c
    set last = greatest(c.last, found_rows.most),
      kept_rows = c.kept_rows + found_rows.rows, kept_bytes = c.kept_bytes + found_rows.bytes
    where c.owner = found_rows.owner
    returning * into counter;
    if counter.kept_rows > counter.most_rows or counter.kept_bytes > counter.most_bytes then
      raise exception 'storage-full' using errcode = 'PT507';
    end if;
  end loop;
  return null;
end
$$;

create or replace function private.count_tombstones() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  update private.session_cursors c
  set last = greatest(c.last, went.most), kept_bytes = c.kept_bytes - went.bytes
  from (
    select o.owner, max(n.cursor) as most, sum(private.payload_bytes(o.sealed)) as bytes
    from old_rows o join new_rows n on n.id = o.id group by o.owner
  ) went
  where c.owner = went.owner;
  return null;
end
$$;

-- batch: [{"id", ("sealed" in base64, "key_version") | "deleted": true}, ...]
create or replace function public.push_practice_sessions(batch jsonb, believed_epoch integer default null)
returns table (session uuid, outcome text, at bigint)
language plpgsql security invoker set search_path = '' as $$
declare
  epoch integer;
  stored uuid[];
  numbers bigint[];
  clashing uuid[];
begin
  -- Changes no row, but takes the turn, so that every statement below sees what the push before this one did.
  update public.practice_sessions set deleted = true where false;

  if believed_epoch is not null then
    select coalesce((select e.epoch from public.emptyings e where e.owner = (select auth.uid())), 1) into epoch;
    if epoch <> believed_epoch then
      raise exception 'emptied' using errcode = 'PT409';
    end if;
  end if;

  with fresh as (
    insert into public.practice_sessions (id, sealed, key_version, deleted)
    select p.id, decode(p.sealed, 'base64'), p.key_version, coalesce(p.deleted, false)
    from jsonb_to_recordset(batch) as p (id uuid, sealed text, key_version integer, deleted boolean)
    -- Two people racing for the same ids meet in the same order.
    order by p.id
    on conflict (id) do nothing
    returning practice_sessions.id, practice_sessions.cursor
  )
  select coalesce(array_agg(fresh.id order by fresh.cursor), '{}'), array_agg(fresh.cursor order by fresh.cursor)
  into stored, numbers from fresh;

  -- All of it was new, as nearly always: nothing is left to look for.
  if cardinality(stored) = jsonb_array_length(batch) then
    return query select new_ones.id, 'stored', new_ones.number from unnest(stored, numbers) as new_ones (id, number);
    return;
  end if;

  if batch @> '[{"deleted": true}]' then
    with gone as (
      update public.practice_sessions s set deleted = true
      from jsonb_to_recordset(batch) as p (id uuid, deleted boolean)
      where s.id = p.id and p.deleted and not s.deleted
      returning s.id
    )
    select stored || coalesce(array_agg(gone.id), '{}') into stored from gone;
  end if;

  -- Own id with other content, or an id that RLS hides because it is somebody else's: which of the two stays unsaid.
  select array_agg(p.id) into clashing
  from jsonb_to_recordset(batch) as p (id uuid, sealed text, key_version integer, deleted boolean)
  left join public.practice_sessions s on s.id = p.id
  where s.id is null
    or not s.deleted and (s.deleted, s.sealed, s.key_version)
      is distinct from (coalesce(p.deleted, false), decode(p.sealed, 'base64'), p.key_version);
  if clashing is not null then
    raise exception 'session-conflict' using errcode = 'PT409', detail = array_to_string(clashing, ',');
  end if;

  return query
    select s.id,
      case
        when s.id = any (stored) then 'stored'
        -- Another device said anew what it says; whoever sent it has not heard of that yet.
        when s.deleted and not coalesce(p.deleted, false) then 'deleted'
        else 'known'
      end,
      s.cursor
    from public.practice_sessions s
    join jsonb_to_recordset(batch) as p (id uuid, deleted boolean) on p.id = s.id
    order by s.cursor;
end
$$;

drop function public.pull_practice_sessions(bigint, integer);

create function public.pull_practice_sessions(after_cursor bigint, most integer)
returns table (epoch integer, id uuid, cursor bigint, key_version integer, sealed text)
language plpgsql stable security invoker set search_path = '' as $$
#variable_conflict use_column
declare
  me uuid := (select auth.uid());
  now_is integer;
begin
  perform public.ask_device(true);
  select coalesce((select e.epoch from public.emptyings e where e.owner = me), 1) into now_is;
  return query
    select now_is, s.id, s.cursor, s.key_version, encode(s.sealed, 'base64')
    from public.practice_sessions s
    where s.owner = me and s.cursor > after_cursor
    order by s.cursor
    limit most;
  if not found then
    return query select now_is, null::uuid, null::bigint, null::integer, null::text;
  end if;
end
$$;
revoke all on function public.pull_practice_sessions(bigint, integer) from public, anon, authenticated, service_role;
grant execute on function public.pull_practice_sessions(bigint, integer) to authenticated;
