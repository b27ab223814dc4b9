-- What the server needs to keep sealed changes without reading them: the wrapped keys, the list of devices, a way to
-- empty it all, and bounds for each person. docs/decisions/0008 (the sync server).

-- How much a person may keep -----------------------------------------------------------------------------------------

alter table private.session_cursors
  add column kept_rows integer not null default 0,
  add column kept_bytes bigint not null default 0,
  -- For each person, so that an operator can raise it for one.
  add column most_rows integer not null default 500000,
  add column most_bytes bigint not null default 256 * 1024 * 1024;

-- 16,384 characters of base64url are 12,288 bytes. The API refuses earlier; this holds on every other way in.
alter table public.practice_sessions
  add constraint sealed_is_small check (octet_length(sealed) <= 12288),
  add constraint plain_is_small check (octet_length(plain::text) <= 524288);

create function private.payload_bytes(plain jsonb, sealed bytea) returns integer
language sql immutable set search_path = '' as $$
  select coalesce(octet_length(sealed), octet_length(plain::text), 0)
$$;
revoke all on function private.payload_bytes(jsonb, bytea) from public, anon, authenticated, service_role;

-- Counts anew what everybody keeps; for the owner of the database, after months were let go.
create function private.recount_sessions() returns void
language sql set search_path = '' as $$
  update private.session_cursors c
  set kept_rows = coalesce(found.kept_rows, 0), kept_bytes = coalesce(found.kept_bytes, 0)
  from private.session_cursors every_one
  left join (
    select s.owner, count(*) as kept_rows, sum(private.payload_bytes(s.plain, s.sealed)) as kept_bytes
    from public.practice_sessions s group by s.owner
  ) found on found.owner = every_one.owner
  where c.owner = every_one.owner
$$;
revoke all on function private.recount_sessions() from public, anon, authenticated, service_role;

select private.recount_sessions();

-- A statement's numbers are taken at once: the turn (below) leaves the counter in a setting of this transaction, each row
-- takes the next from there, and after the statement the counter moves to the last one really used. A caller who forged
-- the setting would be found out by the check there. The owner of the database has no turn: then row by row, as before.
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
    new.plain := null;
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

-- From the rows that the statement really changed: an insert that met an id already there counts nothing.
create function private.count_sessions() returns trigger
language plpgsql security definer set search_path = '' as $$
declare
  me uuid := (select auth.uid());
  found_rows record;
  counter private.session_cursors;
begin
  for found_rows in
    select n.owner, count(*) as rows, count(distinct n.cursor) as numbers, min(n.cursor) as least, max(n.cursor) as most,
      sum(private.payload_bytes(n.plain, n.sealed)) as bytes
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
revoke all on function private.count_sessions() from public, anon, authenticated, service_role;

-- A change is always into a tombstone: no row more, and its bytes less.
create function private.count_tombstones() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  update private.session_cursors c
  set last = greatest(c.last, went.most), kept_bytes = c.kept_bytes - went.bytes
  from (
    select o.owner, max(n.cursor) as most, sum(private.payload_bytes(o.plain, o.sealed)) as bytes
    from old_rows o join new_rows n on n.id = o.id group by o.owner
  ) went
  where c.owner = went.owner;
  return null;
end
$$;
revoke all on function private.count_tombstones() from public, anon, authenticated, service_role;

create trigger count_new_sessions after insert on public.practice_sessions
  referencing new table as new_rows
  for each statement execute function private.count_sessions();
create trigger count_tombstones after update on public.practice_sessions
  referencing old table as old_rows new table as new_rows
  for each statement execute function private.count_tombstones();

-- Devices ------------------------------------------------------------------------------------------------------------

create table public.devices (
  owner uuid not null default auth.uid() references auth.users (id) on delete cascade,
  -- Made on the device; the same that stands in its stamps.
  id text not null check (id ~ '^[0-9a-f]{16}$'),
  -- Sealed on the device, like everything else that a person wrote.
  name bytea not null check (octet_length(name) between 1 and 200),
  -- The sign-in it last registered with: whoever holds that token is this device, whatever it calls itself.
  auth_session uuid,
  registered_at timestamptz not null default now(),
  revoked_at timestamptz,
  primary key (owner, id)
);
alter table public.devices enable row level security;
revoke all on public.devices from public, anon, authenticated, service_role;
grant select on public.devices to authenticated;
grant insert (id, name) on public.devices to authenticated;
grant update (name, revoked_at) on public.devices to authenticated;

create policy "read your own devices" on public.devices
  for select to authenticated using ((select auth.uid()) = owner);
create policy "add your own devices" on public.devices
  for insert to authenticated with check ((select auth.uid()) = owner);
create policy "name and revoke your own devices" on public.devices
  for update to authenticated using ((select auth.uid()) = owner) with check ((select auth.uid()) = owner);

-- What the list says of the device that asks: `none` (nobody's list has begun), `living`, `revoked`, or `unnamed`.
-- It names itself in the header `tideline-device`, which the Data API would hand over in the same setting.
create function public.device_standing() returns text
language plpgsql stable security invoker set search_path = '' as $$
declare
  me uuid := (select auth.uid());
  named text := nullif(current_setting('request.headers', true), '')::jsonb ->> 'tideline-device';
  here uuid := (nullif(current_setting('request.jwt.claims', true), '')::jsonb ->> 'session_id')::uuid;
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
revoke all on function public.device_standing() from public, anon, authenticated, service_role;
grant execute on function public.device_standing() to authenticated;

-- Refuses a revoked device; with `listed` also one that is not on a list that has begun.
create function public.ask_device(listed boolean) returns void
language plpgsql stable security invoker set search_path = '' as $$
declare
  standing text := public.device_standing();
begin
  if standing = 'revoked' then
    raise exception 'device-revoked' using errcode = 'PT403';
  elsif standing = 'unnamed' and listed then
    raise exception 'device-needed' using errcode = 'PT403';
  end if;
end
$$;
revoke all on function public.ask_device(boolean) from public, anon, authenticated, service_role;
grant execute on function public.ask_device(boolean) to authenticated;

-- The turn is where every change begins, so here is also where a device is asked who it is: as closely as the trigger's
-- argument says.
create or replace function private.take_session_turn() returns trigger
language plpgsql security definer set search_path = '' as $$
declare
  me uuid := (select auth.uid());
  last_number bigint;
begin
  if me is null then
    perform set_config('tideline.last_number', '', true);
    return null;
  end if;
  select last into last_number from private.session_cursors where owner = me for update;
  if not found then
    insert into private.session_cursors (owner, last) values (me, 0) on conflict (owner) do nothing;
    select last into last_number from private.session_cursors where owner = me for update;
  end if;
  perform set_config('tideline.last_number', last_number::text, true);
  perform public.ask_device(tg_nargs > 0);
  return null;
end
$$;

drop trigger take_session_turn on public.practice_sessions;
create trigger take_session_turn before insert or update on public.practice_sessions
  for each statement execute function private.take_session_turn('listed');
create trigger take_session_turn before insert or update on public.devices
  for each statement execute function private.take_session_turn();

alter policy "read your own sessions" on public.practice_sessions
  using ((select auth.uid()) = owner and (select public.device_standing()) in ('none', 'living'));

create function private.admit_device() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  if tg_op = 'UPDATE' then
    if old.revoked_at is not null then
      -- Revoking again is nothing new; coming back is not to be had.
      if new.revoked_at is null or new.name <> old.name then
        raise exception 'device-revoked' using errcode = 'PT403';
      end if;
      return old;
    end if;
    if new.revoked_at is not null then
      new.name := old.name;
      new.revoked_at := now();
      return new;
    end if;
  else
    new.revoked_at := null;
    if (select count(*) from public.devices d where d.owner = new.owner and d.revoked_at is null) >= 20 then
      raise exception 'too-many-devices' using errcode = 'PT409';
    end if;
    -- The revoked ones of long ago: without their row they are unnamed, and refused as such.
    delete from public.devices d where d.owner = new.owner and d.id in (
      select r.id from public.devices r where r.owner = new.owner and r.revoked_at is not null
      order by r.revoked_at desc, r.id offset 79
    );
  end if;
  new.auth_session := (nullif(current_setting('request.jwt.claims', true), '')::jsonb ->> 'session_id')::uuid;
  -- A sign-in is on one device: the one that registered last.
  update public.devices d set auth_session = null
  where d.owner = new.owner and d.id <> new.id and d.revoked_at is null and d.auth_session = new.auth_session;
  return new;
end
$$;
revoke all on function private.admit_device() from public, anon, authenticated, service_role;

create trigger admit_device before insert or update of name, revoked_at on public.devices
  for each row execute function private.admit_device();

-- Puts the device that asks on the list, or gives it another name; the same again changes nothing.
create function public.register_device(device text, sealed_name bytea) returns setof public.devices
language plpgsql security invoker set search_path = '' as $$
begin
  return query update public.devices d set name = sealed_name
    where d.owner = (select auth.uid()) and d.id = device returning d.*;
  if not found then
    return query insert into public.devices as d (id, name) values (device, sealed_name) returning d.*;
  end if;
end
$$;
revoke all on function public.register_device(text, bytea) from public, anon, authenticated, service_role;
grant execute on function public.register_device(text, bytea) to authenticated;

-- The wrapped keys ---------------------------------------------------------------------------------------------------

-- The ring of data keys, wrapped by passphrase and by recovery code before it came here: what is inside, we cannot tell.
create table public.key_rings (
  owner uuid primary key default auth.uid() references auth.users (id) on delete cascade,
  -- 8,192 characters of base64url.
  wrapped bytea not null check (octet_length(wrapped) between 1 and 6144),
  -- From the person's counter, so that no revision comes twice, not even after everything was deleted.
  revision bigint not null,
  changed_at timestamptz not null default now()
);
alter table public.key_rings enable row level security;
revoke all on public.key_rings from public, anon, authenticated, service_role;
grant select on public.key_rings to authenticated;
grant insert (wrapped) on public.key_rings to authenticated;
grant update (wrapped) on public.key_rings to authenticated;

-- A device that joins must read the ring before it can be of use, so it need not be on the list yet.
create policy "read your own key ring" on public.key_rings
  for select to authenticated
  using ((select auth.uid()) = owner and (select public.device_standing()) <> 'revoked');
create policy "add your own key ring" on public.key_rings
  for insert to authenticated with check ((select auth.uid()) = owner);
create policy "change your own key ring" on public.key_rings
  for update to authenticated using ((select auth.uid()) = owner) with check ((select auth.uid()) = owner);

create trigger take_session_turn before insert or update on public.key_rings
  for each statement execute function private.take_session_turn('listed');

create function private.stamp_key_ring() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  insert into private.session_cursors as counter (owner, last) values (new.owner, 1)
  on conflict (owner) do update set last = counter.last + 1
  returning last into new.revision;
  new.changed_at := now();
  return new;
end
$$;
revoke all on function private.stamp_key_ring() from public, anon, authenticated, service_role;

create trigger stamp_key_ring before insert or update on public.key_rings
  for each row execute function private.stamp_key_ring();

-- Compare and swap: stores a ring in place of the revision that it replaces (0: there is none yet); answers the new
-- revision. The ring that is there already is not stored again, so that an answer may get lost.
create function public.put_key_ring(replaces bigint, ring bytea) returns bigint
language plpgsql security invoker set search_path = '' as $$
declare
  me uuid := (select auth.uid());
  kept public.key_rings;
  stored bigint;
begin
  -- Changes no row, but takes the turn.
  update public.key_rings set wrapped = wrapped where false;
  select * into kept from public.key_rings k where k.owner = me;
  if kept.wrapped = ring then
    return kept.revision;
  elsif coalesce(kept.revision, 0) <> replaces then
    raise exception 'keys-changed' using errcode = 'PT409', detail = coalesce(kept.revision, 0);
  elsif kept.owner is null then
    insert into public.key_rings as k (wrapped) values (ring) returning k.revision into stored;
  else
    update public.key_rings k set wrapped = ring where k.owner = me returning k.revision into stored;
  end if;
  return stored;
end
$$;
revoke all on function public.put_key_ring(bigint, bytea) from public, anon, authenticated, service_role;
grant execute on function public.put_key_ring(bigint, bytea) to authenticated;

-- Emptying -----------------------------------------------------------------------------------------------------------

-- One row a person: when everything of theirs here was last deleted, and how much that was. To add one deletes it all.
-- The counter stays, so that numbers never come twice; the epoch tells every device that it is talking to an emptied
-- server, which it must not fill again by itself.
create table public.emptyings (
  owner uuid primary key default auth.uid() references auth.users (id) on delete cascade,
  -- 1 is before the first.
  epoch integer not null check (epoch > 1),
  at timestamptz not null default now(),
  sessions integer not null,
  key_rings integer not null,
  devices integer not null
);
alter table public.emptyings enable row level security;
revoke all on public.emptyings from public, anon, authenticated, service_role;
grant select on public.emptyings to authenticated;
grant insert (at) on public.emptyings to authenticated;

create policy "see when you emptied the server" on public.emptyings
  for select to authenticated using ((select auth.uid()) = owner);
create policy "empty the server of what is yours" on public.emptyings
  for insert to authenticated with check ((select auth.uid()) = owner);

create trigger take_session_turn before insert on public.emptyings
  for each statement execute function private.take_session_turn();

create function private.empty_everything() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  new.at := now();
  new.epoch := 1 + coalesce((select e.epoch from public.emptyings e where e.owner = new.owner), 1);
  delete from public.practice_sessions where owner = new.owner;
  get diagnostics new.sessions = row_count;
  delete from public.key_rings where owner = new.owner;
  get diagnostics new.key_rings = row_count;
  delete from public.devices where owner = new.owner;
  get diagnostics new.devices = row_count;
  delete from public.emptyings where owner = new.owner;
  update private.session_cursors set kept_rows = 0, kept_bytes = 0 where owner = new.owner;
  return new;
end
$$;
revoke all on function private.empty_everything() from public, anon, authenticated, service_role;

create trigger empty_everything before insert on public.emptyings
  for each row execute function private.empty_everything();

-- Push ---------------------------------------------------------------------------------------------------------------

drop function public.push_practice_sessions(jsonb);

-- As before, and refused when the device believes in another epoch than the server's.
create function public.push_practice_sessions(batch jsonb, believed_epoch integer default null)
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
    insert into public.practice_sessions (id, plain, sealed, key_version, deleted)
    select p.id, p.plain, decode(p.sealed, 'base64'), p.key_version, coalesce(p.deleted, false)
    from jsonb_to_recordset(batch) as p (id uuid, plain jsonb, sealed text, key_version integer, deleted boolean)
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
  from jsonb_to_recordset(batch) as p (id uuid, plain jsonb, sealed text, key_version integer, deleted boolean)
  left join public.practice_sessions s on s.id = p.id
  where s.id is null
    or not s.deleted and (s.deleted, s.plain, s.sealed, s.key_version)
      is distinct from (coalesce(p.deleted, false), p.plain, decode(p.sealed, 'base64'), p.key_version);
  if clashing is not null then
    raise exception 'session-conflict' using errcode = 'PT409', detail = array_to_string(clashing, ',');
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
revoke all on function public.push_practice_sessions(jsonb, integer) from public, anon, authenticated, service_role;
grant execute on function public.push_practice_sessions(jsonb, integer) to authenticated;

-- Pull ---------------------------------------------------------------------------------------------------------------

-- What changed after a cursor, oldest first, at most so many; without any, one row that says the epoch alone. Stable: one
-- look at everything, so that no row of one epoch is told as another's. A function, because planning the same look over
-- all months each time would take longer than the look.
create function public.pull_practice_sessions(after_cursor bigint, most integer)
returns table (epoch integer, id uuid, cursor bigint, plain jsonb, key_version integer, sealed text)
language plpgsql stable security invoker set search_path = '' as $$
#variable_conflict use_column
declare
  me uuid := (select auth.uid());
  now_is integer;
begin
  perform public.ask_device(true);
  select coalesce((select e.epoch from public.emptyings e where e.owner = me), 1) into now_is;
  return query
    select now_is, s.id, s.cursor, s.plain, s.key_version, encode(s.sealed, 'base64')
    from public.practice_sessions s
    where s.owner = me and s.cursor > after_cursor
    order by s.cursor
    limit most;
  if not found then
    return query select now_is, null::uuid, null::bigint, null::jsonb, null::integer, null::text;
  end if;
end
$$;
revoke all on function public.pull_practice_sessions(bigint, integer) from public, anon, authenticated, service_role;
grant execute on function public.pull_practice_sessions(bigint, integer) to authenticated;
