-- PD resources: a video, an article, a course or a page that helps a teacher with an app or with teaching at all.
create table lectern.pd_resource (
  district_id uuid not null references lectern.district (id),
  id uuid not null default gen_random_uuid(),
  -- As the files that it comes from call it: how an import recognises it.
  external_id text not null,
  title text not null,
  -- Always http or https.
  url text not null,
  kind text not null default 'page' check (kind in ('video', 'article', 'course', 'page')),
  minutes integer check (minutes > 0),
  -- A BCP 47 tag.
  language text,
  provider text,
  description text,
  -- The app that it is about; null: teaching in general.
  app_id uuid,
  -- -1 is pre-kindergarten, 0 kindergarten, then 1 to 12; null: all of them.
  grade_low smallint,
  grade_high smallint,
  subjects text[] not null default '{}',
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  -- From then on nobody finds it and no link opens it.
  retired_at timestamptz,
  primary key (district_id, id),
  unique (district_id, external_id),
  foreign key (district_id, app_id) references lectern.app (district_id, id) on delete set null (app_id),
  check (grade_low between -1 and grade_high and grade_high <= 12 and (grade_low is null) = (grade_high is null))
);
create index pd_resource_app on lectern.pd_resource (district_id, app_id);
call lectern.isolate('lectern.pd_resource');

-- What a resource is found by: the words of its title, those of its provider marked with @, all others with #, so
-- that prefix_query means the same as for apps.
create function lectern.resource_lexemes(title text, provider text, about text) returns tsvector
  language sql immutable parallel safe
  begin atomic
    select array_to_tsvector(
      array(select word from string_to_table(lectern.fold(title), ' ') word where word <> '')
      || array(select '@' || word from string_to_table(lectern.fold(provider), ' ') word where word <> '')
      || array(select '#' || word from string_to_table(lectern.fold(about), ' ') word where word <> ''));
  end;

-- The resources that a folded phrase means: those with all its words, or, when there is none, those spelled most like
-- it. A district has hundreds of them and not a hundred thousand, so it reads them all and needs no index.
create function lectern.find_resources(phrase text)
  returns table (
    id uuid,
    -- All words stand in the title.
    in_title boolean,
    -- 1 as typed; below, how much of the phrase stands in title and provider in spite of a typing error.
    closeness real)
  language sql stable
  begin atomic
    with candidate as materialized (
      select r.id, words.lexemes @@ lectern.prefix_query(phrase, false) as in_title,
             words.lexemes @@ lectern.prefix_query(phrase, true) as as_typed,
             word_similarity(phrase, lectern.fold(concat_ws(' ', r.title, r.provider))) as similarity
      from lectern.pd_resource r,
        lateral (select lectern.resource_lexemes(
          r.title, r.provider, concat_ws(' ', r.description, array_to_string(r.subjects, ' '))) as lexemes) words
      where r.district_id = lectern.current_district() and r.retired_at is null
    ), best as (
      select bool_or(c.as_typed) as any_as_typed, max(c.similarity) as similarity from candidate c
    )
    select c.id, c.in_title, case when c.as_typed then 1 else c.similarity end
    from candidate c, best b
    where c.as_typed
       or not b.any_as_typed and c.similarity >= 0.35 and c.similarity >= 0.7 * b.similarity;
  end;

alter table lectern.import_run
  drop constraint import_run_kind_check,
  add constraint import_run_kind_check check (kind in ('catalog', 'usage', 'resources'));

-- A placement is of an app or of a resource.
alter table lectern.placement
  alter column app_id drop not null,
  add column resource_id uuid,
  add foreign key (district_id, resource_id) references lectern.pd_resource (district_id, id) on delete cascade,
  add constraint placement_of_one check (num_nonnulls(app_id, resource_id) = 1);
create index placement_resource on lectern.placement (district_id, resource_id);
