-- The ring of keys, handed from one device of a person to the next by a code that is read off the screen of the first.
-- The code wraps the ring before it comes here; of the code itself, the server knows a digest. docs/decisions/0011.

create table public.key_handovers (
  owner uuid primary key default auth.uid() references auth.users (id) on delete cascade,
  -- Derived from the code, one way: who shows the same has seen the code.
  proof bytea not null check (octet_length(proof) = 32),
  wrapped bytea not null check (octet_length(wrapped) between 1 and 6144),
  tries integer not null default 0,
  expires_at timestamptz not null default now() + interval '10 minutes'
);
alter table public.key_handovers enable row level security;
revoke all on public.key_handovers from public, anon, authenticated, service_role;
grant select, delete on public.key_handovers to authenticated;
grant insert (proof, wrapped) on public.key_handovers to authenticated;
grant update (tries) on public.key_handovers to authenticated;

create policy "see your own handover" on public.key_handovers
  for select to authenticated using ((select auth.uid()) = owner);
create policy "offer your own keys" on public.key_handovers
  for insert to authenticated with check ((select auth.uid()) = owner);
create policy "try your own handover" on public.key_handovers
  for update to authenticated using ((select auth.uid()) = owner) with check ((select auth.uid()) = owner);
create policy "take your own handover" on public.key_handovers
  for delete to authenticated using ((select auth.uid()) = owner);

-- Only a device of the list may offer; who takes is not on it yet, but must not be revoked.
create trigger take_session_turn before insert on public.key_handovers
  for each statement execute function private.take_session_turn('listed');
create trigger take_session_turn_to_try before update or delete on public.key_handovers
  for each statement execute function private.take_session_turn();

create function private.count_try() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  new := old;
  new.tries := old.tries + 1;
  return new;
end
$$;
revoke all on function private.count_try() from public, anon, authenticated, service_role;

create trigger count_try before update on public.key_handovers
  for each row execute function private.count_try();

-- Takes the place of an earlier one; answers until when it can be taken.
create function public.offer_handover(proof_of_code bytea, ring bytea) returns timestamptz
language plpgsql security invoker set search_path = '' as $$
declare
  until timestamptz;
begin
  delete from public.key_handovers h where h.owner = (select auth.uid());
  insert into public.key_handovers as h (proof, wrapped) values (proof_of_code, ring) returning h.expires_at into until;
  return until;
end
$$;
revoke all on function public.offer_handover(bytea, bytea) from public, anon, authenticated, service_role;
grant execute on function public.offer_handover(bytea, bytea) to authenticated;

-- The ring, once, to who shows the proof; null when it is wrong, too late, or five wrong ones came before.
create function public.take_handover(proof_of_code bytea) returns bytea
language plpgsql security invoker set search_path = '' as $$
declare
  me uuid := (select auth.uid());
  taken bytea;
begin
  delete from public.key_handovers h where h.owner = me and (h.expires_at <= now() or h.tries >= 5);
  delete from public.key_handovers h where h.owner = me and h.proof = proof_of_code returning h.wrapped into taken;
  if taken is null then
    update public.key_handovers h set tries = h.tries + 1 where h.owner = me;
  end if;
  return taken;
end
$$;
revoke all on function public.take_handover(bytea) from public, anon, authenticated, service_role;
grant execute on function public.take_handover(bytea) to authenticated;

-- As before, and a handover under way goes too.
create or replace function private.empty_everything() returns trigger
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
  delete from public.key_handovers where owner = new.owner;
  delete from public.emptyings where owner = new.owner;
  update private.session_cursors set kept_rows = 0, kept_bytes = 0 where owner = new.owner;
  return new;
end
$$;
