-- Practitioners: who they are, what they offer, when they work, what is busy, and how they are verified.
-- docs/decisions/0013.

-- The house ----------------------------------------------------------------------------------------------------------

-- What the API does on nobody's behalf, such as showing who can be booked. No key opens this role, and the Data API does
-- not know it: only who may connect to the database can become it, and it sees no more than is named here.
do $$
begin
  if not exists (select from pg_roles where rolname = 'tideline_house') then
    create role tideline_house nologin noinherit;
  end if;
  execute format('grant tideline_house to %I', current_user);
end
$$;
grant usage on schema public to tideline_house;

-- Text that people write for others: nothing hidden, nothing that turns the text around, no markup (domain/plain-text.ts).
create domain public.plain_text as text check (
  value !~ '[\u0001-\u0009\u000b-\u001f\u007f-\u009f\u061c\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff]'
  and value !~* '<[a-z!/?]'
);
create domain public.plain_line as public.plain_text check (value !~ '\n');

-- The same for a document: JSON spells control characters as escapes.
create domain public.plain_document as jsonb check (
  jsonb_typeof(value) = 'object'
  and value::text !~ '[\u061c\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\u007f-\u009f]'
  and value::text !~ '\\u00(0[0-8b-f]|1)'
  and value::text !~* '<[a-z!/?]'
);

-- Practitioners ------------------------------------------------------------------------------------------------------

create type public.verification_state as enum ('draft', 'submitted', 'verified', 'refused', 'suspended');

create table public.practitioners (
  id uuid primary key default auth.uid() references auth.users (id) on delete cascade,
  slug text not null unique check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and char_length(slug) between 3 and 40),
  name public.plain_line not null check (char_length(name) between 1 and 80),
  headline public.plain_line not null check (char_length(headline) <= 120),
  about public.plain_text not null check (char_length(about) <= 4000),
  rules public.plain_text not null check (char_length(rules) <= 2000),
  languages text[] not null check (cardinality(languages) between 1 and 12 and octet_length(languages::text) <= 120),
  techniques text[] not null check (cardinality(techniques) <= 30 and octet_length(techniques::text) <= 1000),
  -- The name of a file in the practitioner's own folder.
  photo text check (photo ~ '^[0-9a-f-]{36}\.(jpg|png|webp)$'),
  state public.verification_state not null default 'draft',
  -- Why it was refused or suspended.
  reason public.plain_text,
  changed_at timestamptz not null default now(),
  -- Folded as domain/practitioner/directory.ts folds what is looked for.
  words tsvector generated always as (
    setweight(to_tsvector('simple', lower(regexp_replace(normalize(name, NFKD), '[\u0300-\u036f]', '', 'g'))), 'A')
    || setweight(to_tsvector('simple', lower(regexp_replace(normalize(headline, NFKD), '[\u0300-\u036f]', '', 'g'))), 'B')
    || setweight(to_tsvector('simple', lower(regexp_replace(normalize(about, NFKD), '[\u0300-\u036f]', '', 'g'))), 'C')
  ) stored
);
create index practitioners_words on public.practitioners using gin (words) where state = 'verified';
create index practitioners_techniques on public.practitioners using gin (techniques) where state = 'verified';
create index practitioners_languages on public.practitioners using gin (languages) where state = 'verified';
create index practitioners_name on public.practitioners (name, slug) where state = 'verified';
create index practitioners_waiting on public.practitioners (changed_at, id) where state = 'submitted';

alter table public.practitioners enable row level security;
revoke all on public.practitioners from public, anon, authenticated, service_role;
grant select on public.practitioners to authenticated, tideline_house;
grant insert (slug, name, headline, about, rules, languages, techniques) on public.practitioners to authenticated;
grant update (slug, name, headline, about, rules, languages, techniques, photo) on public.practitioners to authenticated;

-- An admin sees what was once submitted.
create policy "see your own practice, or judge it" on public.practitioners
  for select to authenticated using (
    (select auth.uid()) = id
    or state <> 'draft'
      and (select exists (select from public.roles r where r.account = (select auth.uid()) and r.role = 'admin'))
  );
create policy "the house sees who is verified" on public.practitioners
  for select to tideline_house using (state = 'verified');
create policy "open your own practice" on public.practitioners
  for insert to authenticated with check ((select auth.uid()) = id);
create policy "change your own practice" on public.practitioners
  for update to authenticated using ((select auth.uid()) = id) with check ((select auth.uid()) = id);

-- Who was verified under one name is looked at again under another.
create function private.stamp_practitioner() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  if old.state = 'verified' and new.state = 'verified' and new.name <> old.name then
    new.state := 'submitted';
    insert into public.verifications (practitioner, act, by) values (new.id, 'rename', new.id);
  end if;
  new.changed_at := now();
  return new;
end
$$;
revoke all on function private.stamp_practitioner() from public, anon, authenticated, service_role;

create trigger stamp_practitioner before update on public.practitioners
  for each row execute function private.stamp_practitioner();

-- Services -----------------------------------------------------------------------------------------------------------

create table public.services (
  practitioner uuid not null default auth.uid() references public.practitioners (id) on delete cascade,
  -- Made on the device.
  id uuid not null,
  -- As domain/practitioner/offer.ts has it; what is looked for stands beside it, taken from it by the trigger.
  details public.plain_document not null check (octet_length(details::text) <= 32768),
  offered boolean not null,
  online boolean not null,
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  -- Of its lengths, in the smallest unit.
  least_amount integer not null check (least_amount >= 0),
  changed_at timestamptz not null default now(),
  primary key (practitioner, id)
);
create index services_offered on public.services (practitioner) include (online, currency, least_amount) where offered;
create index services_price on public.services (currency, least_amount, practitioner) where offered;

alter table public.services enable row level security;
revoke all on public.services from public, anon, authenticated, service_role;
grant select, delete on public.services to authenticated;
grant select on public.services to tideline_house;
grant insert (id, details) on public.services to authenticated;
grant update (details) on public.services to authenticated;

create policy "see your own services" on public.services
  for select to authenticated using ((select auth.uid()) = practitioner);
create policy "the house sees what can be booked" on public.services
  for select to tideline_house using (
    offered and exists (select from public.practitioners p where p.id = practitioner)
  );
create policy "add your own services" on public.services
  for insert to authenticated with check ((select auth.uid()) = practitioner);
create policy "change your own services" on public.services
  for update to authenticated using ((select auth.uid()) = practitioner) with check ((select auth.uid()) = practitioner);
create policy "delete your own services" on public.services
  for delete to authenticated using ((select auth.uid()) = practitioner);

create function private.stamp_service() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  if tg_op = 'INSERT' then
    -- Whoever adds another at the same moment waits here, so that the count is right.
    perform from public.practitioners p where p.id = new.practitioner for update;
    if not exists (select from public.services s where s.practitioner = new.practitioner and s.id = new.id)
      and (select count(*) from public.services s where s.practitioner = new.practitioner) >= 40 then
      raise exception 'too-many-services' using errcode = 'PT409';
    end if;
  end if;
  new.offered := (new.details ->> 'offered')::boolean;
  new.online := (new.details ->> 'online')::boolean;
  new.currency := new.details ->> 'currency';
  new.least_amount := (
    select min((o ->> 'amount')::integer) from jsonb_array_elements(new.details -> 'options') as o
  );
  new.changed_at := now();
  return new;
end
$$;
revoke all on function private.stamp_service() from public, anon, authenticated, service_role;

create trigger stamp_service before insert or update on public.services
  for each row execute function private.stamp_service();

-- Who is verified, offers something and fits, in order of their names. Row security lets no index be used for words and
-- lists, so this sees past it and says itself who is shown.
create function public.find_practitioners(
  words text, technique text, language text, in_currency text, most integer, is_online boolean,
  after_name text, after_slug text, up_to integer
) returns table (id uuid, slug text)
language plpgsql stable security definer set search_path = '' as $$
begin
  return query execute
    'select p.id, p.slug from public.practitioners p where p.state = ''verified'''
    || case when words is null then '' else ' and p.words @@ $1::tsquery' end
    || case when technique is null then '' else ' and p.techniques @> array[$2]' end
    || case when language is null then '' else ' and p.languages @> array[$3]' end
    || ' and exists (select from public.services s where s.practitioner = p.id and s.offered'
    || case when in_currency is null then '' else ' and s.currency = $4' end
    || case when most is null then '' else ' and s.least_amount <= $5' end
    || case when is_online is null then '' else ' and s.online = $6' end
    || ')'
    || case when after_name is null then '' else ' and (p.name, p.slug) > ($7, $8)' end
    || ' order by p.name, p.slug limit $9'
  using words, technique, language, in_currency, most, is_online, after_name, after_slug, up_to;
end
$$;
revoke all on function public.find_practitioners(text, text, text, text, integer, boolean, text, text, integer)
  from public, anon, authenticated, service_role;
grant execute on function public.find_practitioners(text, text, text, text, integer, boolean, text, text, integer)
  to tideline_house;

-- Hours --------------------------------------------------------------------------------------------------------------

create table public.availability (
  practitioner uuid primary key default auth.uid() references public.practitioners (id) on delete cascade,
  -- As domain/practitioner/availability.ts has it.
  hours public.plain_document not null check (octet_length(hours::text) <= 131072),
  -- Counts its changes, so that nobody overwrites what they have not seen.
  revision integer not null default 1,
  changed_at timestamptz not null default now()
);
alter table public.availability enable row level security;
revoke all on public.availability from public, anon, authenticated, service_role;
grant select on public.availability to authenticated, tideline_house;
grant insert (hours) on public.availability to authenticated;
grant update (hours) on public.availability to authenticated;

create policy "see your own hours" on public.availability
  for select to authenticated using ((select auth.uid()) = practitioner);
create policy "the house sees the hours of who is verified" on public.availability
  for select to tideline_house using (exists (select from public.practitioners p where p.id = practitioner));
create policy "add your own hours" on public.availability
  for insert to authenticated with check ((select auth.uid()) = practitioner);
create policy "change your own hours" on public.availability
  for update to authenticated using ((select auth.uid()) = practitioner) with check ((select auth.uid()) = practitioner);

create function private.count_availability() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  new.revision := old.revision + 1;
  new.changed_at := now();
  return new;
end
$$;
revoke all on function private.count_availability() from public, anon, authenticated, service_role;

create trigger count_availability before update on public.availability
  for each row execute function private.count_availability();

-- Replaces hours of a known revision (0: there are none yet); the same again changes nothing. Answers the revision.
create function public.put_availability(replaces integer, new_hours jsonb) returns integer
language plpgsql security invoker set search_path = '' as $$
declare
  kept public.availability;
begin
  insert into public.availability (hours) values (new_hours) on conflict (practitioner) do nothing;
  if found then
    if replaces = 0 then
      return 1;
    end if;
    raise exception 'availability-changed' using errcode = 'PT409', detail = '0';
  end if;
  select * into kept from public.availability a where a.practitioner = (select auth.uid()) for update;
  if kept.hours = new_hours then
    return kept.revision;
  elsif kept.revision <> replaces then
    raise exception 'availability-changed' using errcode = 'PT409', detail = kept.revision::text;
  end if;
  update public.availability a set hours = new_hours where a.practitioner = kept.practitioner;
  return kept.revision + 1;
end
$$;
revoke all on function public.put_availability(integer, jsonb) from public, anon, authenticated, service_role;
grant execute on function public.put_availability(integer, jsonb) to authenticated;

-- Busy ---------------------------------------------------------------------------------------------------------------

-- Calendars from elsewhere. Only when they are busy is kept, never with what.
create table public.calendars (
  practitioner uuid not null default auth.uid() references public.practitioners (id) on delete cascade,
  id uuid not null,
  name public.plain_line not null check (char_length(name) between 1 and 80),
  -- Null for one that came as a file. Whoever knows the address reads the calendar, so only its owner sees it.
  url text check (url ~ '^https://' and char_length(url) <= 2000),
  brought_at timestamptz,
  primary key (practitioner, id)
);
alter table public.calendars enable row level security;
revoke all on public.calendars from public, anon, authenticated, service_role;
grant select, delete on public.calendars to authenticated;
grant insert (id, name, url) on public.calendars to authenticated;
grant update (name, url) on public.calendars to authenticated;

create policy "see your own calendars" on public.calendars
  for select to authenticated using ((select auth.uid()) = practitioner);
create policy "add your own calendars" on public.calendars
  for insert to authenticated with check ((select auth.uid()) = practitioner);
create policy "change your own calendars" on public.calendars
  for update to authenticated using ((select auth.uid()) = practitioner) with check ((select auth.uid()) = practitioner);
create policy "delete your own calendars" on public.calendars
  for delete to authenticated using ((select auth.uid()) = practitioner);

create function private.admit_calendar() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  perform from public.practitioners p where p.id = new.practitioner for update;
  if not exists (select from public.calendars c where c.practitioner = new.practitioner and c.id = new.id)
    and (select count(*) from public.calendars c where c.practitioner = new.practitioner) >= 10 then
    raise exception 'too-many-calendars' using errcode = 'PT409';
  end if;
  return new;
end
$$;
revoke all on function private.admit_calendar() from public, anon, authenticated, service_role;

create trigger admit_calendar before insert on public.calendars
  for each row execute function private.admit_calendar();

create table public.busy_times (
  practitioner uuid not null default auth.uid(),
  calendar uuid not null,
  starts timestamptz not null,
  ends timestamptz not null,
  primary key (practitioner, calendar, starts, ends),
  foreign key (practitioner, calendar) references public.calendars (practitioner, id) on delete cascade,
  constraint busy_goes_forward check (starts < ends)
);
create index busy_times_ends on public.busy_times (practitioner, ends);
alter table public.busy_times enable row level security;
revoke all on public.busy_times from public, anon, authenticated, service_role;
grant select, delete on public.busy_times to authenticated;
grant select (practitioner, starts, ends) on public.busy_times to tideline_house;
grant insert (calendar, starts, ends) on public.busy_times to authenticated;

create policy "see your own busy times" on public.busy_times
  for select to authenticated using ((select auth.uid()) = practitioner);
create policy "the house sees when who is verified is busy" on public.busy_times
  for select to tideline_house using (exists (select from public.practitioners p where p.id = practitioner));
create policy "add your own busy times" on public.busy_times
  for insert to authenticated with check ((select auth.uid()) = practitioner);
create policy "delete your own busy times" on public.busy_times
  for delete to authenticated using ((select auth.uid()) = practitioner);

create function private.bound_busy_times() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  if exists (
    select from public.busy_times b
    where b.practitioner in (select n.practitioner from new_rows n)
    group by b.practitioner, b.calendar having count(*) > 2000
  ) then
    raise exception 'too-many-busy-times' using errcode = 'PT409';
  end if;
  update public.calendars c set brought_at = now()
  from (select distinct n.practitioner, n.calendar from new_rows n) brought
  where c.practitioner = brought.practitioner and c.id = brought.calendar;
  return null;
end
$$;
revoke all on function private.bound_busy_times() from public, anon, authenticated, service_role;

create trigger bound_busy_times after insert on public.busy_times
  referencing new table as new_rows
  for each statement execute function private.bound_busy_times();

-- A calendar with all of its busy times in place of what was there; spans: [[start, end], ...].
create function public.put_calendar(calendar_id uuid, called text, address text, spans jsonb) returns integer
language plpgsql security invoker set search_path = '' as $$
declare
  kept integer;
begin
  insert into public.calendars (id, name, url) values (calendar_id, called, address)
  on conflict (practitioner, id) do update set name = excluded.name, url = excluded.url;
  delete from public.busy_times b where b.practitioner = (select auth.uid()) and b.calendar = calendar_id;
  insert into public.busy_times (calendar, starts, ends)
  select distinct calendar_id, (s ->> 0)::timestamptz, (s ->> 1)::timestamptz from jsonb_array_elements(spans) as s;
  get diagnostics kept = row_count;
  return kept;
end
$$;
revoke all on function public.put_calendar(uuid, text, text, jsonb) from public, anon, authenticated, service_role;
grant execute on function public.put_calendar(uuid, text, text, jsonb) to authenticated;

-- Verification -------------------------------------------------------------------------------------------------------

-- What is known of the papers; they themselves lie in a private store.
create table public.verification_documents (
  practitioner uuid not null default auth.uid() references public.practitioners (id) on delete cascade,
  id uuid not null,
  kind text not null check (kind in ('identity', 'qualification', 'insurance')),
  name public.plain_line not null check (char_length(name) between 1 and 120),
  media_type text not null check (media_type in ('application/pdf', 'image/jpeg', 'image/png')),
  bytes integer not null check (bytes between 1 and 10485760),
  added_at timestamptz not null default now(),
  primary key (practitioner, id)
);
alter table public.verification_documents enable row level security;
revoke all on public.verification_documents from public, anon, authenticated, service_role;
grant select, delete on public.verification_documents to authenticated;
grant insert (id, kind, name, media_type, bytes) on public.verification_documents to authenticated;

create policy "see your own papers, or judge them" on public.verification_documents
  for select to authenticated using (
    (select auth.uid()) = practitioner
    or (select exists (select from public.roles r where r.account = (select auth.uid()) and r.role = 'admin'))
      and exists (select from public.practitioners p where p.id = practitioner and p.state <> 'draft')
  );
create policy "add your own papers" on public.verification_documents
  for insert to authenticated with check ((select auth.uid()) = practitioner);
create policy "delete your own papers" on public.verification_documents
  for delete to authenticated using ((select auth.uid()) = practitioner);

create function private.admit_document() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  perform from public.practitioners p where p.id = new.practitioner for update;
  if not exists (select from public.verification_documents d where d.practitioner = new.practitioner and d.id = new.id)
    and (select count(*) from public.verification_documents d where d.practitioner = new.practitioner) >= 10 then
    raise exception 'too-many-documents' using errcode = 'PT409';
  end if;
  return new;
end
$$;
revoke all on function private.admit_document() from public, anon, authenticated, service_role;

create trigger admit_document before insert on public.verification_documents
  for each row execute function private.admit_document();

-- The table of domain/practitioner/verification.ts; a test compares.
create table private.verification_acts (
  act text primary key,
  by_admin boolean not null,
  from_states public.verification_state[] not null,
  to_state public.verification_state not null,
  needs_reason boolean not null
);
alter table private.verification_acts enable row level security;
revoke all on private.verification_acts from public, anon, authenticated, service_role;
insert into private.verification_acts values
  ('submit', false, '{draft,refused}', 'submitted', false),
  ('withdraw', false, '{submitted}', 'draft', false),
  ('rename', false, '{verified}', 'submitted', false),
  ('verify', true, '{submitted}', 'verified', false),
  ('refuse', true, '{submitted}', 'refused', true),
  ('suspend', true, '{verified}', 'suspended', true),
  ('restore', true, '{suspended}', 'verified', false);

-- What was done, by whom and why. To add a row is to do it.
create table public.verifications (
  id uuid primary key default gen_random_uuid(),
  practitioner uuid not null references public.practitioners (id) on delete cascade,
  act text not null references private.verification_acts (act),
  reason public.plain_text check (char_length(reason) between 1 and 1000),
  by uuid default auth.uid() references auth.users (id) on delete set null,
  at timestamptz not null default now()
);
create index verifications_practitioner on public.verifications (practitioner, at);
create index verifications_by on public.verifications (by);
create index verifications_act on public.verifications (act);
alter table public.verifications enable row level security;
revoke all on public.verifications from public, anon, authenticated, service_role;
grant select (id, practitioner, act, reason, at) on public.verifications to authenticated;
grant insert (practitioner, act, reason) on public.verifications to authenticated;

create policy "see what was done with your practice, or by admins" on public.verifications
  for select to authenticated using (
    (select auth.uid()) = practitioner
    or (select exists (select from public.roles r where r.account = (select auth.uid()) and r.role = 'admin'))
  );
-- Nobody judges their own.
create policy "ask for it, or judge another" on public.verifications
  for insert to authenticated with check (
    case when act in ('submit', 'withdraw') then (select auth.uid()) = practitioner
    else act <> 'rename' and (select auth.uid()) <> practitioner
      and (select exists (select from public.roles r where r.account = (select auth.uid()) and r.role = 'admin'))
    end
  );

create function private.apply_verification() returns trigger
language plpgsql security definer set search_path = '' as $$
declare
  practice public.practitioners;
  known private.verification_acts;
begin
  if new.act = 'rename' then
    return new;
  end if;
  -- Before the policy is asked: who may not do it learns nothing of the practice from what follows.
  if not (
    case when new.act in ('submit', 'withdraw') then (select auth.uid()) = new.practitioner
    else (select auth.uid()) <> new.practitioner
      and exists (select from public.roles r where r.account = (select auth.uid()) and r.role = 'admin')
    end
  ) then
    raise exception 'forbidden' using errcode = 'PT403';
  end if;
  select * into practice from public.practitioners p where p.id = new.practitioner for update;
  select * into known from private.verification_acts a where a.act = new.act;
  if practice.id is null or (known.by_admin and practice.state = 'draft') then
    raise exception 'not-found' using errcode = 'PT404';
  elsif not practice.state = any (known.from_states) then
    raise exception 'verification-state' using errcode = 'PT409';
  elsif known.needs_reason <> (new.reason is not null) then
    raise exception 'a reason is given exactly where one is needed' using errcode = 'check_violation';
  elsif new.act = 'submit' and (
    practice.headline = '' or practice.about = ''
    or not exists (select from public.verification_documents d where d.practitioner = practice.id)
  ) then
    raise exception 'practice-incomplete' using errcode = 'PT409';
  end if;
  update public.practitioners p set state = known.to_state, reason = new.reason where p.id = practice.id;
  if known.to_state = 'verified' then
    insert into public.roles (account, role) values (practice.id, 'practitioner') on conflict do nothing;
  elsif known.to_state = 'suspended' then
    delete from public.roles r where r.account = practice.id and r.role = 'practitioner';
  end if;
  return new;
end
$$;
revoke all on function private.apply_verification() from public, anon, authenticated, service_role;

create trigger apply_verification before insert on public.verifications
  for each row execute function private.apply_verification();
