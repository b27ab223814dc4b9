-- Files of practices that are gone with their accounts. The rows go by cascade, but no cascade reaches the store: their names
-- stay here until the API has taken the files away too.

create table private.forgotten_files (
  name text primary key,
  since timestamptz not null default now()
);
alter table private.forgotten_files enable row level security;
revoke all on private.forgotten_files from public, anon, authenticated, service_role;

-- Before the papers' own rows go. Nobody can bring a file under this id again: it was the account's.
create function private.forget_files() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  insert into private.forgotten_files (name)
  select 'papers/' || old.id || '/' || d.id from public.verification_documents d where d.practitioner = old.id
  union all
  select 'photos/' || old.id || '/' || old.photo where old.photo is not null
  on conflict (name) do nothing;
  return old;
end
$$;
revoke all on function private.forget_files() from public, anon, authenticated, service_role;

create trigger forget_files before delete on public.practitioners
  for each row execute function private.forget_files();

create function public.forgotten_files(up_to integer) returns setof text
language sql stable security definer set search_path = '' as $$
  select f.name from private.forgotten_files f order by f.since, f.name limit up_to
$$;
revoke all on function public.forgotten_files(integer) from public, anon, authenticated, service_role;
grant execute on function public.forgotten_files(integer) to tideline_house;

-- They are out of the store. The same again changes nothing.
create function public.files_are_gone(gone text[]) returns void
language sql security definer set search_path = '' as $$
  delete from private.forgotten_files f where f.name = any (gone)
$$;
revoke all on function public.files_are_gone(text[]) from public, anon, authenticated, service_role;
grant execute on function public.files_are_gone(text[]) to tideline_house;
