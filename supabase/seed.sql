-- Demo accounts, for one machine only: sign in with a mailed code. Never part of a deployment (only `db reset` and `npm start` read it).

do $$
declare
  demo record;
begin
  for demo in
    select * from (values
      ('7c2f5a1e-0d3b-4f6a-9b1e-2a6d4c8e1f01'::uuid, 'ada@tideline.test', 'Ada', 'member'),
      ('b41d8e57-6f2a-4c39-8e0d-5b7a9c3f2d02'::uuid, 'mara@tideline.test', 'Mara', 'practitioner'),
      ('e93a6c04-8b5d-4e71-a2f6-1c4d7e9b0a03'::uuid, 'root@tideline.test', 'Root', 'admin')
    ) as people (id, email, name, role)
  loop
    continue when exists (select from auth.users where id = demo.id or email = demo.email);
    -- Hosted Auth cannot read null in the token columns; @supabase/lite does not mind the empty text.
    insert into auth.users (id, aud, role, email, encrypted_password, email_confirmed_at,
      confirmation_token, recovery_token, email_change, email_change_token_new,
      raw_app_meta_data, raw_user_meta_data, created_at, updated_at)
    values (demo.id, 'authenticated', 'authenticated', demo.email, '', now(), '', '', '', '',
      '{"provider": "email", "providers": ["email"]}', jsonb_build_object('full_name', demo.name), now(), now());
    insert into auth.identities (id, provider, provider_id, user_id, identity_data, last_sign_in_at, created_at, updated_at)
    values (demo.id, 'email', demo.id::text, demo.id,
      jsonb_build_object('sub', demo.id, 'email', demo.email, 'email_verified', true), now(), now(), now());
    insert into public.roles (account, role) values (demo.id, demo.role::public.account_role) on conflict do nothing;
    -- Hosted Auth looks accounts up by instance; @supabase/lite has no such column.
    if exists (select from pg_attribute where attrelid = 'auth.users'::regclass and attname = 'instance_id') then
      execute 'update auth.users set instance_id = $1 where id = $2'
        using '00000000-0000-0000-0000-000000000000'::uuid, demo.id;
    end if;
  end loop;
end
$$;
