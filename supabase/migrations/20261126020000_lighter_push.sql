-- A push asks less of the processor; what it refuses, keeps and answers is as before. Functions of one call less, no subquery where
-- an expression does, and no statement on the months when all that is wanted is the turn.

create or replace function public.device_standing() returns text
language plpgsql stable security invoker set search_path = '' as $$
declare
  me uuid := auth.uid();
  named text := nullif(current_setting('request.headers', true), '')::json ->> 'tideline-device';
  here uuid := (nullif(current_setting('request.jwt.claims', true), '')::json ->> 'session_id')::uuid;
  listed boolean;
  gone boolean;
  living boolean;
begin
  select count(*) > 0,
    bool_or(d.revoked_at is not null and (d.id = named or d.auth_session = here)),
    bool_or(d.revoked_at is null and d.id = named and d.auth_session is not distinct from here)
  into listed, gone, living
  from public.devices d where d.owner = me;
  return case when not listed then 'none' when gone then 'revoked' when living then 'living' else 'unnamed' end;
end
$$;

-- Asks the device itself, as `ask_device` does.
create or replace function private.take_session_turn() returns trigger
language plpgsql security definer set search_path = '' as $$
declare
  me uuid := auth.uid();
  last_number bigint;
  standing text;
  forget text;
begin
  if me is null then
    forget := set_config('tideline.last_number', '', true);
    return null;
  end if;
  select last into last_number from private.session_cursors where owner = me for update;
  if not found then
    insert into private.session_cursors (owner, last) values (me, 0) on conflict (owner) do nothing;
    select last into last_number from private.session_cursors where owner = me for update;
  end if;
  forget := set_config('tideline.last_number', last_number::text, true);
  standing := public.device_standing();
  if standing = 'revoked' then
    raise exception 'device-revoked' using errcode = 'PT403';
  elsif standing = 'unnamed' and tg_nargs > 0 then
    raise exception 'device-needed' using errcode = 'PT403';
  end if;
  return null;
end
$$;

create or replace function private.count_sessions() returns trigger
language plpgsql security definer set search_path = '' as $$
declare
  me uuid := auth.uid();
  found_rows record;
  counter private.session_cursors;
begin
  for found_rows in
    select n.owner, count(*) as rows, count(distinct n.cursor) as numbers, min(n.cursor) as least, max(n.cursor) as most,
      -- As private.payload_bytes counts.
      coalesce(sum(octet_length(n.sealed)), 0) as bytes
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

-- batch: [{"id", ("sealed" in base64, "key_version") | "deleted": true}, ...]
-- Numbers are given in the order of ids, one to every row that is tried, so what was stored is told from the counter alone. The
-- insert gives nothing back and names no column to conflict in, so that no row is looked at again as one to be read; `id` is all
-- that can conflict.
create or replace function public.push_practice_sessions(batch jsonb, believed_epoch integer default null)
returns table (session uuid, outcome text, at bigint)
language plpgsql security invoker set search_path = '' as $$
declare
  epoch integer;
  tried integer := jsonb_array_length(batch);
  added integer;
  before bigint;
  clashing uuid[];
begin
  -- Takes the turn before its first row, so that every statement below sees what the push before this one did.
  insert into public.practice_sessions (id, sealed, key_version, deleted)
  select p.id, decode(p.sealed, 'base64'), p.key_version, coalesce(p.deleted, false)
  from jsonb_to_recordset(batch) as p (id uuid, sealed text, key_version integer, deleted boolean)
  -- Two people racing for the same ids meet in the same order.
  order by p.id
  on conflict do nothing;
  get diagnostics added = row_count;
  before := current_setting('tideline.last_number')::bigint - tried;

  if believed_epoch is not null then
    select coalesce((select e.epoch from public.emptyings e where e.owner = auth.uid()), 1) into epoch;
    if epoch <> believed_epoch then
      raise exception 'emptied' using errcode = 'PT409';
    end if;
  end if;

  -- All of it was new, as nearly always: nothing is left to look for.
  if added = tried then
    return query
      select p.id, 'stored', before + row_number() over (order by p.id) from jsonb_to_recordset(batch) as p (id uuid);
    return;
  end if;

  if batch @> '[{"deleted": true}]' then
    update public.practice_sessions s set deleted = true
    from jsonb_to_recordset(batch) as p (id uuid, deleted boolean)
    where s.id = p.id and p.deleted and not s.deleted;
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
        when s.cursor > before then 'stored'
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
