-- Credit for opening an app, reported to the platform's gradebook, and what comes along from LTI 1.1 to LTI 1.3.

-- One person's credit for one placement: 'waiting' for the app to be opened, then 'due', then told to the platform
-- ('reported') or not taken by it ('refused').
create table lectern.credit (
  district_id uuid not null,
  placement_id uuid not null,
  person_id uuid not null,
  -- The launches that the opening may come from, newest last.
  launch_ids uuid[] not null,
  state text not null check (state in ('waiting', 'due', 'reported', 'refused')),
  -- What the platform calls the person and where it wants to be told: the only place where that is kept, because a
  -- grade can be given to nobody else. Sealed with the server's secret key, and gone with the need.
  sealed_recipient text,
  noted_at timestamptz not null default now(),
  opened_at timestamptz,
  -- The time that the latest score carried, whether or not anybody learned what became of it: the next is later.
  attempted_at timestamptz,
  score_given double precision,
  score_maximum double precision,
  reported_at timestamptz,
  -- Why the platform did not take it, and its own words.
  reason text,
  words text,
  primary key (district_id, placement_id, person_id),
  foreign key (district_id, placement_id) references lectern.placement (district_id, id) on delete cascade,
  foreign key (district_id, person_id) references lectern.person (district_id, id) on delete cascade,
  check ((sealed_recipient is not null) = (state in ('waiting', 'due')))
);
create index credit_person on lectern.credit (district_id, person_id);
create index credit_unsettled on lectern.credit (district_id, noted_at) where state in ('waiting', 'due');
call lectern.isolate('lectern.credit');

-- Basic Outcomes are credit too.
drop function lectern.find_lti_1p1_consumer(text);
create function lectern.find_lti_1p1_consumer(wanted_key text)
  returns table (
    district_id uuid, installation_id uuid, name text, consumer_key text, sealed_secret text, signature_method text,
    enabled boolean, features text[])
  language sql stable security definer set search_path = lectern, pg_temp
  begin atomic
    select c.district_id, c.installation_id, i.name, c.consumer_key, c.sealed_secret, c.signature_method, c.enabled,
           array(select f.feature from lectern.installation_feature f
                 where f.district_id = c.district_id and f.installation_id = c.installation_id order by f.feature)
    from lectern.lti_1p1_consumer c
    join lectern.installation i on i.district_id = c.district_id and i.id = c.installation_id
    where c.consumer_key = wanted_key;
  end;

-- A deployment of LTI 1.3 whose launches prove that it replaces an installation of LTI 1.1; or, where they claim so
-- and prove nothing, why not.
alter table lectern.lti_deployment
  add column replaces uuid,
  add column migration_problem text,
  add foreign key (district_id, replaces) references lectern.installation (district_id, id)
    on delete set null (replaces);
