-- Who is who: a profile and roles for every account, made by the database itself when Supabase Auth makes the account.

-- Out of the API's sight: nobody but the owner of the database may even look inside.
create schema private;
revoke all on schema private from public;

create table public.profiles (
  id uuid primary key references auth.users (id) on delete cascade,
  display_name text check (char_length(display_name) between 1 and 80),
  created_at timestamptz not null default now()
);

create type public.account_role as enum ('member', 'practitioner', 'admin');

create table public.roles (
  account uuid not null references auth.users (id) on delete cascade,
  role public.account_role not null,
  granted_at timestamptz not null default now(),
  primary key (account, role)
);

-- Hosted Supabase grants everything in public to its roles by default: start from nothing, then name each right.
alter table public.profiles enable row level security;
alter table public.roles enable row level security;
revoke all on public.profiles, public.roles from public, anon, authenticated, service_role;

grant select on public.profiles to authenticated;
grant update (display_name) on public.profiles to authenticated;
grant select on public.roles to authenticated;

create policy "read your own profile" on public.profiles
  for select to authenticated using ((select auth.uid()) = id);
create policy "change your own profile" on public.profiles
  for update to authenticated using ((select auth.uid()) = id) with check ((select auth.uid()) = id);
create policy "read your own roles" on public.roles
  for select to authenticated using ((select auth.uid()) = account);

create function private.welcome_account() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  -- A name that a sign-in provider sent is only a first suggestion, and never a reason to refuse the account.
  insert into public.profiles (id, display_name)
  values (new.id, nullif(left(btrim(new.raw_user_meta_data ->> 'full_name'), 80), ''))
  on conflict (id) do nothing;
  insert into public.roles (account, role) values (new.id, 'member') on conflict do nothing;
  return new;
end
$$;
revoke all on function private.welcome_account() from public, anon, authenticated, service_role;

create trigger welcome_account after insert on auth.users
  for each row execute function private.welcome_account();
