-- Apps, what the district decided about them, licences and seats, and the table that search reads.

-- They land beside our tables; functions below refer to them by identity, so another schema is fine too.
create extension if not exists btree_gin;
create extension if not exists pg_trgm;
create extension if not exists unaccent;

-- The order is the order of usefulness to a teacher: lists are sorted by it.
create type lectern.verdict as enum ('approved', 'limited', 'in-review', 'not-approved');

create table lectern.app (
  district_id uuid not null references lectern.district (id),
  id uuid not null default gen_random_uuid(),
  name text not null,
  vendor text,
  -- Always http or https.
  url text not null,
  -- Name and host in comparable form: how an import recognises an app that has no external id.
  match_key text not null,
  sectors text[] not null default '{}',
  -- Codes of the function taxonomy, the primary one first.
  functions text[] not null default '{}',
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  primary key (district_id, id)
);
create index app_match_key on lectern.app (district_id, match_key);
call lectern.isolate('lectern.app');

-- An app as another register knows it: `learnplatform:61517`.
create table lectern.app_external_id (
  district_id uuid not null,
  scheme text not null,
  value text not null,
  app_id uuid not null,
  primary key (district_id, scheme, value),
  foreign key (district_id, app_id) references lectern.app (district_id, id) on delete cascade
);
create index app_external_id_app on lectern.app_external_id (district_id, app_id);
call lectern.isolate('lectern.app_external_id');

-- Every app has exactly one. The verdict follows from the other columns by the catalog's verdictOf, which alone writes it.
create table lectern.listing (
  district_id uuid not null,
  app_id uuid not null,
  approval text not null default 'not-reviewed' check (approval in (
    'not-reviewed', 'requested', 'in-review', 'approved', 'approved-with-conditions', 'pilot', 'staff-only',
    'denied', 'retired', 'prohibited')),
  privacy text not null default 'not-reviewed' check (privacy in (
    'not-reviewed', 'none-required', 'agreement-pending', 'agreement-signed', 'policy-reviewed', 'expired', 'refused')),
  verdict lectern.verdict not null default 'not-approved',
  reason text check (reason in (
    'agreement-pending', 'agreement-lapsed', 'in-review', 'not-reviewed-yet', 'grades-limited', 'staff-only', 'pilot',
    'replaced', 'declined')),
  -- -1 is pre-kindergarten, 0 kindergarten, then 1 to 12.
  grade_low smallint,
  grade_high smallint,
  decision_due date,
  updated_at timestamptz not null default now(),
  primary key (district_id, app_id),
  foreign key (district_id, app_id) references lectern.app (district_id, id) on delete cascade,
  check (grade_low between -1 and grade_high and grade_high <= 12 and (grade_low is null) = (grade_high is null))
);
call lectern.isolate('lectern.listing');

create table lectern.listing_alternative (
  district_id uuid not null,
  app_id uuid not null,
  alternative_id uuid not null,
  position smallint not null,
  primary key (district_id, app_id, alternative_id),
  foreign key (district_id, app_id) references lectern.listing (district_id, app_id) on delete cascade,
  foreign key (district_id, alternative_id) references lectern.app (district_id, id) on delete cascade,
  check (app_id <> alternative_id)
);
create index listing_alternative_of on lectern.listing_alternative (district_id, alternative_id);
call lectern.isolate('lectern.listing_alternative');

create table lectern.licence (
  district_id uuid not null,
  id uuid not null default gen_random_uuid(),
  app_id uuid not null,
  seats integer not null check (seats > 0),
  starts_on date not null,
  -- The last day of its force.
  ends_on date not null check (ends_on >= starts_on),
  primary key (district_id, id),
  foreign key (district_id, app_id) references lectern.app (district_id, id) on delete cascade
);
create index licence_app on lectern.licence (district_id, app_id);
call lectern.isolate('lectern.licence');

-- A seat belongs to whoever carries the district's own number for a person: the HMAC of identity.sourced_id_hash.
create table lectern.seat (
  district_id uuid not null,
  app_id uuid not null,
  holder_hash bytea not null,
  assigned_on date not null,
  primary key (district_id, app_id, holder_hash),
  foreign key (district_id, app_id) references lectern.app (district_id, id) on delete cascade
);
create index seat_holder on lectern.seat (district_id, holder_hash);
call lectern.isolate('lectern.seat');

-- Search ---------------------------------------------------------------------------------------------------

-- Comparable form: no accents, no capitals, no punctuation, one blank between words.
-- Immutable in truth as well as in name, as long as nobody edits the dictionary unaccent.
create function lectern.fold(value text) returns text
  language sql immutable strict parallel safe
  begin atomic
    select btrim(regexp_replace(
      replace(lower(unaccent('unaccent', value)), '''', ''),
      '[[:space:][:cntrl:]!-/:-@\[-`{-~]+', ' ', 'g'));
  end;

-- What an app is found by: the words of its name, those of its vendor marked with @, those of its functions with #.
create function lectern.app_lexemes(name text, vendor text, functions text[]) returns tsvector
  language sql immutable parallel safe
  begin atomic
    select array_to_tsvector(
      string_to_array(lectern.fold(name), ' ')
      || array(select '@' || word from string_to_table(lectern.fold(vendor), ' ') word)
      || array(select '#' || word from unnest(functions) code,
                 string_to_table(lectern.fold(substr(code, strpos(code, '.') + 1)), ' ') word));
  end;

-- A folded phrase as someone types it: every word may be the beginning of one in the name, or with any_field in the
-- vendor. From four letters on it may also name a function; shorter ones would find half the catalog, as 'le' in
-- 'learning platforms' does.
create function lectern.prefix_query(phrase text, any_field boolean) returns tsquery
  language sql immutable strict parallel safe
  begin atomic
    select string_agg(
      case when not any_field then word || ':*'
           when length(word) < 4 then format('(%1$s:* | @%1$s:*)', word)
           else format('(%1$s:* | @%1$s:* | #%1$s:*)', word) end, ' & ')::tsquery
    from string_to_table(phrase, ' ') word
    where word <> '';
  end;

-- The codes and all that stand above them: {LC.study-tools.tutoring} gives LC, LC.study-tools and itself.
create function lectern.with_ancestors(codes text[]) returns text[]
  language sql immutable strict parallel safe
  begin atomic
    select array(select distinct array_to_string(parts[:depth], '.')
                 from unnest(codes) code, string_to_array(code, '.') parts,
                   generate_series(1, cardinality(parts)) depth
                 order by 1);
  end;

-- One narrow row per app with all that search compares; kept by the triggers below, written by nobody else.
create table lectern.app_search (
  district_id uuid not null,
  app_id uuid not null,
  name_key text collate "C" not null,
  -- Name and vendor, for typing errors.
  spelling text not null,
  lexemes tsvector not null,
  verdict lectern.verdict not null default 'not-approved',
  approval text not null,
  privacy text not null,
  function_path text[] not null,
  -- The top levels of function_path: LC, CM, SDO.
  areas text[] not null,
  sectors text[] not null,
  grade_low smallint,
  grade_high smallint,
  updated_at timestamptz not null,
  primary key (district_id, app_id),
  foreign key (district_id, app_id) references lectern.listing (district_id, app_id) on delete cascade
);
create index app_search_by_verdict on lectern.app_search (district_id, verdict, name_key, app_id);
create index app_search_by_name on lectern.app_search (district_id, name_key, app_id);
-- Without fastupdate, because a search would read through the list of pending entries.
create index app_search_lexemes on lectern.app_search using gin (district_id, lexemes) with (fastupdate = off);
create index app_search_spelling on lectern.app_search using gin (district_id, spelling gin_trgm_ops)
  with (fastupdate = off);
call lectern.isolate('lectern.app_search');

-- The apps that a folded phrase means: those with all its words, or, when there is none, those spelled most like it.
-- Row-level security lets only leakproof operators reach an index, and those of text search are not: this narrow door
-- applies the condition of the policy itself, and then may use the index.
create function lectern.find_apps(phrase text)
  returns table (
    app_id uuid, name_key text, verdict lectern.verdict, approval text, privacy text, function_path text[],
    areas text[], sectors text[], grade_low smallint, grade_high smallint, updated_at timestamptz,
    -- All words stand in the name.
    in_name boolean,
    -- 1 as typed; below, how much of the phrase stands in name and vendor in spite of a typing error.
    closeness real)
  language plpgsql stable security definer set search_path = lectern, public, pg_temp
  -- Restored on return, whatever is set within.
  set pg_trgm.word_similarity_threshold = 0.6
as $$
declare
  threshold real;
  any_field constant tsquery := lectern.prefix_query(phrase, true);
  only_name constant tsquery := lectern.prefix_query(phrase, false);
begin
  return query
    select s.app_id, s.name_key, s.verdict, s.approval, s.privacy, s.function_path, s.areas, s.sectors, s.grade_low,
           s.grade_high, s.updated_at, s.lexemes @@ only_name, 1::real
    from lectern.app_search s
    where s.district_id = lectern.current_district() and s.lexemes @@ any_field;
  if found then
    return;
  end if;
  -- A high threshold reads little of the index and is nearly always enough; swapped letters need the low one.
  foreach threshold in array array[0.6, 0.35] loop
    perform set_config('pg_trgm.word_similarity_threshold', threshold::text, true);
    return query
      select c.app_id, c.name_key, c.verdict, c.approval, c.privacy, c.function_path, c.areas, c.sectors, c.grade_low,
             c.grade_high, c.updated_at, false, c.similarity
      from (select s.*, word_similarity(phrase, s.spelling) as similarity,
                   max(word_similarity(phrase, s.spelling)) over () as highest
            from lectern.app_search s
            where s.district_id = lectern.current_district() and s.spelling %> phrase) c
      where c.similarity >= 0.7 * c.highest;
    exit when found;
  end loop;
end $$;

create function lectern.index_apps(district_ids uuid[], app_ids uuid[]) returns void
  language sql
  begin atomic
    insert into lectern.app_search (
      district_id, app_id, name_key, spelling, lexemes, verdict, approval, privacy, function_path, areas, sectors,
      grade_low, grade_high, updated_at)
    select a.district_id, a.id, lectern.fold(a.name), lectern.fold(concat_ws(' ', a.name, a.vendor)),
           lectern.app_lexemes(a.name, a.vendor, a.functions), l.verdict, l.approval, l.privacy,
           lectern.with_ancestors(a.functions),
           array(select distinct split_part(code, '.', 1) from unnest(a.functions) code order by 1),
           a.sectors, l.grade_low, l.grade_high, greatest(a.updated_at, l.updated_at)
    from unnest(district_ids, app_ids) changed (district_id, app_id),
      -- Each limit keeps its lookup one by key: statistics do not know a district that is just being filled, and
      -- without it the planner compares every app with every other.
      lateral (select * from lectern.app where district_id = changed.district_id and id = changed.app_id limit 1) a,
      lateral (select * from lectern.listing where district_id = a.district_id and app_id = a.id limit 1) l
    on conflict (district_id, app_id) do update set
      name_key = excluded.name_key, spelling = excluded.spelling, lexemes = excluded.lexemes,
      verdict = excluded.verdict, approval = excluded.approval, privacy = excluded.privacy,
      function_path = excluded.function_path, areas = excluded.areas, sectors = excluded.sectors,
      grade_low = excluded.grade_low, grade_high = excluded.grade_high, updated_at = excluded.updated_at;
  end;

create function lectern.bump_catalog_version(district_ids uuid[]) returns void
  language sql
  begin atomic
    update lectern.district d set catalog_version = d.catalog_version + 1 where d.id = any (district_ids);
  end;

-- A new app is indexed with its listing, which comes second; a deleted one takes its rows with it.
create function lectern.app_changed() returns trigger language plpgsql as $$
begin
  perform lectern.bump_catalog_version(array_agg(c.district_id)) from changed c;
  if tg_op = 'UPDATE' then
    perform lectern.index_apps(array_agg(c.district_id), array_agg(c.id)) from changed c;
  end if;
  return null;
end $$;
create trigger app_inserted after insert on lectern.app
  referencing new table as changed for each statement execute function lectern.app_changed();
create trigger app_updated after update on lectern.app
  referencing new table as changed for each statement execute function lectern.app_changed();
create trigger app_deleted after delete on lectern.app
  referencing old table as changed for each statement execute function lectern.app_changed();

create function lectern.listing_changed() returns trigger language plpgsql as $$
begin
  perform lectern.bump_catalog_version(array_agg(c.district_id)) from changed c;
  perform lectern.index_apps(array_agg(c.district_id), array_agg(c.app_id)) from changed c;
  return null;
end $$;
create trigger listing_inserted after insert on lectern.listing
  referencing new table as changed for each statement execute function lectern.listing_changed();
create trigger listing_updated after update on lectern.listing
  referencing new table as changed for each statement execute function lectern.listing_changed();
