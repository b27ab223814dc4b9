-- Demo accounts, for one machine only: sign in with a mailed code. Never part of a deployment (only `db reset` and `npm start` read it).

do $$
declare
  root constant uuid := 'e93a6c04-8b5d-4e71-a2f6-1c4d7e9b0a03';
  demo record;
begin
  for demo in
    select * from (values
      ('7c2f5a1e-0d3b-4f6a-9b1e-2a6d4c8e1f01'::uuid, 'ada@tideline.test', 'Ada', 'member'),
      ('b41d8e57-6f2a-4c39-8e0d-5b7a9c3f2d02'::uuid, 'mara@tideline.test', 'Mara', 'practitioner'),
      ('e93a6c04-8b5d-4e71-a2f6-1c4d7e9b0a03'::uuid, 'root@tideline.test', 'Root', 'admin'),
      ('36f675cc-81e7-4ef5-a8e2-5d940ed90475', 'jonas@tideline.test', 'Jonas', 'practitioner'),
      ('90c192cf-d3ac-44af-8f21-ddb66cad4a26', 'lucia@tideline.test', 'Lucía', 'practitioner'),
      ('0fd630f1-f29d-4da9-953f-48f1a09f76b5', 'amelie@tideline.test', 'Amélie', 'practitioner'),
      ('8e81973e-0bec-47b0-b898-d190f9ebdacc', 'kenji@tideline.test', 'Kenji', 'practitioner'),
      ('ae97ba94-d0ed-482f-8f6d-05584ef8aa38', 'priya@tideline.test', 'Priya', 'practitioner'),
      ('907a70c3-1012-4037-b64c-e4228c38fb29', 'noor@tideline.test', 'Noor', 'member')
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

  -- Their practices: what a directory looks like with somebody in it, and one practice that waits for the admin.
  for demo in
    select * from jsonb_to_recordset($practices$[
    {"id": "b41d8e57-6f2a-4c39-8e0d-5b7a9c3f2d02", "email": "mara@tideline.test", "state": "verified", "slug": "mara-lind", "name": "Mara Lind", "headline": "Slow breathing for busy people", "about": "Twelve years of teaching slow breathing, mostly to people who sit a lot and sleep badly.\nWe begin with how you breathe now, and keep what already works.", "languages": ["de", "en"], "techniques": ["coherent", "long-exhale", "box"], "rules": "Please be there on time, and have eaten two hours before.",
      "services": [
        {"id": "6513270e-269e-4d37-b2a7-4de452e6b438", "details": {"title": "First session", "about": "We look at how you breathe now and find a pace that suits you.", "currency": "EUR", "options": [{"minutes": 60, "amount": 8000}, {"minutes": 90, "amount": 11000}], "seats": 1, "bufferBeforeMin": 0, "bufferAfterMin": 15, "stepMin": 30, "minNoticeMin": 720, "bookingWindow": {"rollingDays": 60}, "limits": {"perDay": 5}, "approval": "instant", "questions": [{"id": "why", "text": "What brings you here?", "answer": "text", "needed": false}], "techniques": ["coherent"], "whenConditions": "release", "cancellation": {"steps": [{"hours": 48, "percent": 100}, {"hours": 24, "percent": 50}], "moves": {"most": 1, "hours": 24}}, "online": true, "place": "", "offered": true}},
        {"id": "d23f0824-128b-4f33-8c5c-7fd0a6a3a450", "details": {"title": "Evening circle", "about": "Six people, one slow hour together.", "currency": "EUR", "options": [{"minutes": 60, "amount": 1500}], "seats": 6, "bufferBeforeMin": 0, "bufferAfterMin": 15, "stepMin": 60, "minNoticeMin": 720, "bookingWindow": {"rollingDays": 60}, "limits": {"perDay": 5}, "approval": "instant", "questions": [{"id": "why", "text": "What brings you here?", "answer": "text", "needed": false}], "techniques": ["long-exhale"], "whenConditions": "release", "cancellation": {"steps": [{"hours": 48, "percent": 100}, {"hours": 24, "percent": 50}], "moves": {"most": 1, "hours": 24}}, "online": true, "place": "", "offered": true}},
        {"id": "9531985d-5d9d-49f8-9818-e811892f902b", "details": {"title": "Four weeks of calm", "about": "The same hour, four weeks in a row.", "currency": "EUR", "options": [{"minutes": 45, "amount": 6000}], "seats": 1, "bufferBeforeMin": 0, "bufferAfterMin": 15, "stepMin": 45, "minNoticeMin": 720, "bookingWindow": {"rollingDays": 60}, "limits": {"perDay": 5}, "approval": "instant", "questions": [{"id": "why", "text": "What brings you here?", "answer": "text", "needed": false}], "techniques": ["coherent"], "whenConditions": "release", "cancellation": {"steps": [{"hours": 48, "percent": 100}, {"hours": 24, "percent": 50}], "moves": {"most": 1, "hours": 24}}, "online": true, "place": "", "offered": true, "series": 4, "package": {"sessions": 4, "days": 60, "amount": 22000}}}],
      "hours": {"zone": "Europe/Berlin", "weekly": [{"days": [1, 2, 3, 4], "start": "09:00", "end": "12:30"}, {"days": [2, 4], "start": "17:00", "end": "20:00"}], "overrides": [], "holidays": [{"date": "2026-12-24", "name": "Christmas Eve"}, {"date": "2026-12-25", "name": "Christmas"}, {"date": "2027-01-01", "name": "New Year"}], "travels": [], "timeOff": []}},
    {"id": "36f675cc-81e7-4ef5-a8e2-5d940ed90475", "email": "jonas@tideline.test", "state": "verified", "slug": "jonas-okafor", "name": "Jonas Okafor", "headline": "Breath for runners and singers", "about": "I coached endurance athletes for eight years and sing in a choir. Breath is the part that both have in common.", "languages": ["en", "fr"], "techniques": ["six", "two-to-one", "ujjayi"], "rules": "Wear something in which your belly can move.",
      "services": [
        {"id": "6b0d549b-6f03-475a-9600-a35a099950d8", "details": {"title": "Breath and pace", "about": "For runners, cyclists and rowers.", "currency": "GBP", "options": [{"minutes": 45, "amount": 5500}, {"minutes": 60, "amount": 7000}], "seats": 1, "bufferBeforeMin": 0, "bufferAfterMin": 15, "stepMin": 30, "minNoticeMin": 720, "bookingWindow": {"rollingDays": 60}, "limits": {"perDay": 5}, "approval": "instant", "questions": [{"id": "why", "text": "What brings you here?", "answer": "text", "needed": false}], "techniques": ["six"], "whenConditions": "release", "cancellation": {"steps": [{"hours": 48, "percent": 100}, {"hours": 24, "percent": 50}], "moves": {"most": 1, "hours": 24}}, "online": true, "place": "", "offered": true}},
        {"id": "8d116ece-1738-47d9-bd9c-172411e20b8f", "details": {"title": "Breath and voice", "about": "For singers and speakers.", "currency": "GBP", "options": [{"minutes": 60, "amount": 7000}], "seats": 1, "bufferBeforeMin": 0, "bufferAfterMin": 15, "stepMin": 30, "minNoticeMin": 720, "bookingWindow": {"rollingDays": 60}, "limits": {"perDay": 5}, "approval": "instant", "questions": [{"id": "why", "text": "What brings you here?", "answer": "text", "needed": false}], "techniques": ["two-to-one"], "whenConditions": "release", "cancellation": {"steps": [{"hours": 48, "percent": 100}, {"hours": 24, "percent": 50}], "moves": {"most": 1, "hours": 24}}, "online": false, "place": "Studio 4, Mile End, London", "offered": true}}],
      "hours": {"zone": "Europe/London", "weekly": [{"days": [1, 3, 5], "start": "07:00", "end": "11:00"}, {"days": [6], "start": "10:00", "end": "14:00"}], "overrides": [], "holidays": [], "travels": [], "timeOff": []}},
    {"id": "90c192cf-d3ac-44af-8f21-ddb66cad4a26", "email": "lucia@tideline.test", "state": "verified", "slug": "lucia-moreno", "name": "Lucía Moreno", "headline": "Respirar para dormir mejor", "about": "Acompaño a personas que duermen mal. Trabajamos despacio, con prácticas cortas que caben en una noche cualquiera.", "languages": ["es", "en"], "techniques": ["long-exhale", "4-7-8", "humming"], "rules": "Las sesiones se pueden mover una vez.",
      "services": [
        {"id": "a170b338-3926-4059-b28c-105d1fb17c23", "details": {"title": "Dormir mejor", "about": "Cincuenta minutos, sin prisa.", "currency": "EUR", "options": [{"minutes": 50, "amount": 4500}], "seats": 1, "bufferBeforeMin": 0, "bufferAfterMin": 15, "stepMin": 60, "minNoticeMin": 720, "bookingWindow": {"rollingDays": 60}, "limits": {"perDay": 5}, "approval": "instant", "questions": [{"id": "why", "text": "What brings you here?", "answer": "text", "needed": false}], "techniques": ["long-exhale"], "whenConditions": "release", "cancellation": {"steps": [{"hours": 48, "percent": 100}, {"hours": 24, "percent": 50}], "moves": {"most": 1, "hours": 24}}, "online": true, "place": "", "offered": true}}],
      "hours": {"zone": "Europe/Madrid", "weekly": [{"days": [1, 2, 3, 4, 5], "start": "10:00", "end": "14:00"}, {"days": [1, 2, 3, 4], "start": "17:00", "end": "21:00"}], "overrides": [], "holidays": [], "travels": [], "timeOff": []}},
    {"id": "0fd630f1-f29d-4da9-953f-48f1a09f76b5", "email": "amelie@tideline.test", "state": "verified", "slug": "amelie-tremblay", "name": "Amélie Tremblay", "headline": "Calm before and after birth", "about": "Midwife for fifteen years. Gentle practice only, with plenty of room for questions.", "languages": ["fr", "en"], "techniques": ["diaphragmatic", "coherent"], "rules": "Tell me what your doctor said; nothing is too small.",
      "services": [
        {"id": "0cb1e29c-658c-4a14-95e6-0af593bd04cf", "details": {"title": "Gentle breathing", "about": "Before or after birth. I look at your answers first, and then say yes.", "currency": "CAD", "options": [{"minutes": 40, "amount": 7500}], "seats": 1, "bufferBeforeMin": 0, "bufferAfterMin": 15, "stepMin": 20, "minNoticeMin": 720, "bookingWindow": {"rollingDays": 60}, "limits": {"perDay": 5}, "approval": "approve", "questions": [{"id": "why", "text": "What brings you here?", "answer": "text", "needed": false}], "techniques": ["diaphragmatic"], "whenConditions": "release", "cancellation": {"steps": [{"hours": 48, "percent": 100}, {"hours": 24, "percent": 50}], "moves": {"most": 1, "hours": 24}}, "online": true, "place": "", "offered": true}}],
      "hours": {"zone": "America/Toronto", "weekly": [{"days": [2, 3, 4], "start": "09:00", "end": "15:00"}], "overrides": [], "holidays": [], "travels": [{"from": "2027-01-11", "to": "2027-01-22", "zone": "Europe/Paris"}], "timeOff": []}},
    {"id": "8e81973e-0bec-47b0-b898-d190f9ebdacc", "email": "kenji@tideline.test", "state": "verified", "slug": "kenji-watanabe", "name": "Kenji Watanabe", "headline": "Quiet attention, one breath at a time", "about": "I teach sitting and breathing in Kyoto and online. Short sessions, no talk of results.", "languages": ["ja", "en"], "techniques": ["coherent", "alternate-nostril", "humming"], "rules": "Cameras on, phones away.",
      "services": [
        {"id": "6b4cb242-4a23-4596-a217-beaddbc496cb", "details": {"title": "Half an hour of quiet", "about": "We sit, we breathe, we stop.", "currency": "JPY", "options": [{"minutes": 30, "amount": 4000}, {"minutes": 60, "amount": 7000}], "seats": 1, "bufferBeforeMin": 0, "bufferAfterMin": 15, "stepMin": 30, "minNoticeMin": 720, "bookingWindow": {"rollingDays": 60}, "limits": {"perDay": 5}, "approval": "instant", "questions": [{"id": "why", "text": "What brings you here?", "answer": "text", "needed": false}], "techniques": ["coherent"], "whenConditions": "release", "cancellation": {"steps": [{"hours": 48, "percent": 100}, {"hours": 24, "percent": 50}], "moves": {"most": 1, "hours": 24}}, "online": true, "place": "", "offered": true}},
        {"id": "92276658-1e27-41c0-8a6a-63ec24ede6a4", "details": {"title": "Morning group", "about": "Up to twelve people.", "currency": "JPY", "options": [{"minutes": 30, "amount": 1200}], "seats": 12, "bufferBeforeMin": 0, "bufferAfterMin": 15, "stepMin": 30, "minNoticeMin": 720, "bookingWindow": {"rollingDays": 60}, "limits": {"perDay": 5}, "approval": "instant", "questions": [{"id": "why", "text": "What brings you here?", "answer": "text", "needed": false}], "techniques": ["humming"], "whenConditions": "release", "cancellation": {"steps": [{"hours": 48, "percent": 100}, {"hours": 24, "percent": 50}], "moves": {"most": 1, "hours": 24}}, "online": true, "place": "", "offered": true}}],
      "hours": {"zone": "Asia/Tokyo", "weekly": [{"days": [1, 2, 3, 4, 5, 6], "start": "06:00", "end": "09:00"}, {"days": [1, 3, 5], "start": "19:00", "end": "21:30"}], "overrides": [], "holidays": [], "travels": [], "timeOff": []}},
    {"id": "ae97ba94-d0ed-482f-8f6d-05584ef8aa38", "email": "priya@tideline.test", "state": "verified", "slug": "priya-raman", "name": "Priya Raman", "headline": "Pranayama, taught with care", "about": "Trained in Mysore, careful by nature. We build up slowly and leave out what does not suit you.", "languages": ["en", "hi", "ta"], "techniques": ["alternate-nostril", "ujjayi", "humming", "kapalabhati"], "rules": "Morning sessions on an empty stomach.",
      "services": [
        {"id": "923a7369-94e3-4f91-9a61-dbe22e44158b", "details": {"title": "Foundations", "about": "Where everybody begins.", "currency": "INR", "options": [{"minutes": 60, "amount": 250000}], "seats": 1, "bufferBeforeMin": 0, "bufferAfterMin": 15, "stepMin": 30, "minNoticeMin": 720, "bookingWindow": {"rollingDays": 60}, "limits": {"perDay": 5}, "approval": "instant", "questions": [{"id": "why", "text": "What brings you here?", "answer": "text", "needed": false}], "techniques": ["alternate-nostril"], "whenConditions": "release", "cancellation": {"steps": [{"hours": 48, "percent": 100}, {"hours": 24, "percent": 50}], "moves": {"most": 1, "hours": 24}}, "online": true, "place": "", "offered": true}},
        {"id": "18f135d2-5f55-4203-b018-50c5a38fd547", "details": {"title": "Stronger practice", "about": "For those who have practised with me before.", "currency": "INR", "options": [{"minutes": 75, "amount": 300000}], "seats": 1, "bufferBeforeMin": 0, "bufferAfterMin": 15, "stepMin": 15, "minNoticeMin": 720, "bookingWindow": {"rollingDays": 60}, "limits": {"perDay": 5}, "approval": "approve", "questions": [{"id": "why", "text": "What brings you here?", "answer": "text", "needed": false}], "techniques": ["kapalabhati"], "whenConditions": "refuse", "cancellation": {"steps": [{"hours": 48, "percent": 100}, {"hours": 24, "percent": 50}], "moves": {"most": 1, "hours": 24}}, "online": true, "place": "", "offered": true}}],
      "hours": {"zone": "Asia/Kolkata", "weekly": [{"days": [1, 2, 3, 4, 5], "start": "06:30", "end": "10:00"}, {"days": [6, 7], "start": "07:00", "end": "12:00"}], "overrides": [], "holidays": [], "travels": [], "timeOff": []}},
    {"id": "907a70c3-1012-4037-b64c-e4228c38fb29", "email": "noor@tideline.test", "state": "submitted", "slug": "noor-haddad", "name": "Noor Haddad", "headline": "Breathing in a second language", "about": "I work with people who have just arrived somewhere, in Arabic, Dutch or English.", "languages": ["ar", "nl", "en"], "techniques": ["coherent", "box"], "rules": "You may bring somebody with you.",
      "services": [
        {"id": "7f150524-34b9-45df-9e77-69b10f4205b4", "details": {"title": "Arriving", "about": "A first hour, in the language you like.", "currency": "EUR", "options": [{"minutes": 60, "amount": 3000}], "seats": 1, "bufferBeforeMin": 0, "bufferAfterMin": 15, "stepMin": 30, "minNoticeMin": 720, "bookingWindow": {"rollingDays": 60}, "limits": {"perDay": 5}, "approval": "instant", "questions": [{"id": "why", "text": "What brings you here?", "answer": "text", "needed": false}], "techniques": ["box"], "whenConditions": "release", "cancellation": {"steps": [{"hours": 48, "percent": 100}, {"hours": 24, "percent": 50}], "moves": {"most": 1, "hours": 24}}, "online": true, "place": "", "offered": true}}],
      "hours": {"zone": "Europe/Amsterdam", "weekly": [{"days": [1, 2], "start": "13:00", "end": "18:00"}], "overrides": [], "holidays": [], "travels": [], "timeOff": []}}
    ]$practices$) as p (id uuid, state text, slug text, name text, headline text, about text, rules text,
      languages text[], techniques text[], services jsonb, hours jsonb)
  loop
    continue when not exists (select from auth.users u where u.id = demo.id)
      or exists (select from public.practitioners p where p.id = demo.id or p.slug = demo.slug);
    insert into public.practitioners (id, slug, name, headline, about, rules, languages, techniques)
    values (demo.id, demo.slug, demo.name, demo.headline, demo.about, demo.rules, demo.languages, demo.techniques);
    insert into public.services (practitioner, id, details)
    select demo.id, (s ->> 'id')::uuid, s -> 'details' from jsonb_array_elements(demo.services) as s;
    insert into public.availability (practitioner, hours) values (demo.id, demo.hours);
    insert into public.verification_documents (practitioner, id, kind, name, media_type, bytes)
    values (demo.id, 'c6f87718-6d76-407e-881e-d162ae2eb154', 'qualification', 'Certificate.pdf', 'application/pdf', 621);
    -- Asked for and judged as anybody's is; the acts look at who is speaking.
    perform set_config('request.jwt.claim.sub', demo.id::text, true),
      set_config('request.jwt.claims', jsonb_build_object('sub', demo.id)::text, true);
    insert into public.verifications (practitioner, act, at) values (demo.id, 'submit', now() - interval '2 days');
    if demo.state = 'verified' then
      perform set_config('request.jwt.claim.sub', root::text, true),
        set_config('request.jwt.claims', jsonb_build_object('sub', root)::text, true);
      insert into public.verifications (practitioner, act, at) values (demo.id, 'verify', now() - interval '1 day');
    end if;
  end loop;
  perform set_config('request.jwt.claim.sub', '', true), set_config('request.jwt.claims', '', true);
end
$$;
