-- Where papers and photos of practitioners lie: a private bucket. It has no policy, so only the API's own key opens it.
-- A database without Supabase's storage (npm start, tests) keeps files elsewhere.
do $$
begin
  if to_regclass('storage.buckets') is not null then
    execute $bucket$
      insert into storage.buckets (id, name, public, file_size_limit, allowed_mime_types)
      values ('practitioners', 'practitioners', false, 10485760,
        '{application/pdf,image/jpeg,image/png,image/webp}')
      on conflict (id) do update set public = false, file_size_limit = excluded.file_size_limit,
        allowed_mime_types = excluded.allowed_mime_types
    $bucket$;
  end if;
end
$$;
