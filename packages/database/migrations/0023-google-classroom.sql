-- Lectern in Google Classroom: whose Cloud project, which domains, and what people granted.

-- The OAuth client of a district's Marketplace app; several districts may share one, and their domains tell them apart.
create table lectern.google_installation (
  district_id uuid not null,
  installation_id uuid not null,
  client_id text not null,
  -- Sealed with the server's secret key.
  sealed_client_secret text not null,
  -- Workspace domains whose people are of this district; in small letters.
  hosted_domains text[] not null check (cardinality(hosted_domains) > 0),
  -- The Marketplace app's number: with it Google tells whether the domain has installed it.
  application_id text,
  -- projects/<project>/topics/<topic>, and as whom Google's deliveries of it are signed; both or none.
  pubsub_topic text,
  push_service_account text,
  primary key (district_id, installation_id),
  unique (district_id, client_id),
  check ((pubsub_topic is null) = (push_service_account is null)),
  foreign key (district_id, installation_id) references lectern.installation (district_id, id) on delete cascade
);
create index google_installation_client on lectern.google_installation (client_id);
call lectern.isolate('lectern.google_installation');

-- What somebody granted to the project, to act for them: a student while they look, a teacher and an administrator
-- also while they are away.
create table lectern.google_grant (
  district_id uuid not null,
  installation_id uuid not null,
  person_id uuid not null,
  audience text not null check (audience in ('teacher', 'student', 'administrator')),
  scopes text[] not null,
  -- Sealed with the server's secret key, each bound to its person.
  sealed_access_token text,
  access_expires_at timestamptz,
  sealed_refresh_token text,
  granted_at timestamptz not null default now(),
  last_used_at timestamptz not null default now(),
  -- Google did not take it any more, and why.
  ended_at timestamptz,
  ended_code text,
  primary key (district_id, installation_id, person_id, audience),
  foreign key (district_id, person_id) references lectern.person (district_id, id) on delete cascade,
  foreign key (district_id, installation_id) references lectern.installation (district_id, id) on delete cascade
);
create index google_grant_person on lectern.google_grant (district_id, person_id);
call lectern.isolate('lectern.google_grant');

-- A sign-in on its way from its window to its frame. It begins before anybody knows whose it is, so it is of no
-- district; it is sealed, ends after minutes and is found by an id that only its frame and its window have.
create table lectern.google_hand_off (
  id text primary key,
  client_id text not null,
  sealed_record text not null,
  expires_at timestamptz not null
);
create index google_hand_off_expiry on lectern.google_hand_off (expires_at);

-- Everyone who may be meant by a sign-in at this client, or by any where the client is not named.
create function lectern.find_google_installations(wanted_client_id text)
  returns table (
    district_id uuid, installation_id uuid, name text, client_id text, sealed_client_secret text, hosted_domains text[],
    application_id text, pubsub_topic text, push_service_account text, features text[])
  language sql stable security definer set search_path = lectern, pg_temp
  begin atomic
    select g.district_id, g.installation_id, i.name, g.client_id, g.sealed_client_secret, g.hosted_domains,
           g.application_id, g.pubsub_topic, g.push_service_account,
           array(select f.feature from lectern.installation_feature f
                 where f.district_id = g.district_id and f.installation_id = g.installation_id order by f.feature)
    from lectern.google_installation g
    join lectern.installation i on i.district_id = g.district_id and i.id = g.installation_id
    where wanted_client_id is null or g.client_id = wanted_client_id
    order by i.created_at;
  end;

-- As in 0006; a launch that its host vouches for anew each time has no nonce, and a host that tells no title takes none away.
create or replace function lectern.admit_launch(
  p_district_id uuid,
  p_installation_id uuid,
  p_nonce text,
  p_nonce_expires_at timestamptz,
  p_subject_hash bytea,
  p_sourced_id_hash bytea,
  p_role text,
  p_context_external_id text,
  p_context_title text,
  p_placement text,
  p_app_id uuid,
  p_counts boolean
) returns table (
  launch_id uuid,
  person_id uuid,
  context_id uuid,
  district_name text,
  district_is_demo boolean,
  catalog_version bigint,
  nudge_waits boolean
) language plpgsql as $$
#variable_conflict use_column
declare
  v_person_id uuid;
  v_context_id uuid;
  v_launch_id uuid := gen_random_uuid();
begin
  perform set_config('lectern.district_id', p_district_id::text, true);

  if p_nonce is not null then
    insert into lectern.lti_nonce (district_id, installation_id, nonce, expires_at)
    values (p_district_id, p_installation_id, p_nonce, p_nonce_expires_at)
    on conflict do nothing;
    if not found then
      return;
    end if;
  end if;

  select i.person_id into v_person_id from lectern.identity i
  where i.district_id = p_district_id and i.installation_id = p_installation_id and i.subject_hash = p_subject_hash;
  if v_person_id is null then
    v_person_id := lectern.meet_person(p_district_id, p_installation_id, p_subject_hash, p_sourced_id_hash, p_role);
  else
    -- Once an hour is often enough, and keeps a busy person's launches from rewriting one row.
    update lectern.person p set role = p_role, last_seen_at = now()
    where p.district_id = p_district_id and p.id = v_person_id
      and (p.role <> p_role or p.last_seen_at < now() - interval '1 hour');
    update lectern.identity i set sourced_id_hash = p_sourced_id_hash
    where i.district_id = p_district_id and i.installation_id = p_installation_id and i.subject_hash = p_subject_hash
      and p_sourced_id_hash is not null and i.sourced_id_hash is distinct from p_sourced_id_hash;
  end if;

  if p_context_external_id is not null then
    select c.id into v_context_id from lectern.context c
    where c.district_id = p_district_id and c.installation_id = p_installation_id and c.external_id = p_context_external_id
      and (p_context_title is null or c.title is not distinct from p_context_title);
    if v_context_id is null then
      insert into lectern.context as c (district_id, installation_id, external_id, title)
      values (p_district_id, p_installation_id, p_context_external_id, p_context_title)
      on conflict (district_id, installation_id, external_id) do update set title = coalesce(excluded.title, c.title)
      returning c.id into v_context_id;
    end if;
  end if;

  insert into lectern.launch (district_id, id, installation_id, outcome, role, person_id, context_id, placement)
  values (p_district_id, v_launch_id, p_installation_id, 'accepted', p_role, v_person_id, v_context_id, p_placement);

  if p_counts then
    insert into lectern.usage_event
      (district_id, event_id, occurred_at, kind, app_id, person_id, role, installation_id, context_id)
    values (p_district_id, v_launch_id, now(), 'launch', p_app_id, v_person_id, p_role, p_installation_id, v_context_id);
  end if;

  return query
    select v_launch_id, v_person_id, v_context_id, d.name, d.is_demo, d.catalog_version,
      p_role = 'teacher' and exists (
        select from lectern.nudge n
        where n.district_id = p_district_id and n.person_id = v_person_id and n.ended_at is null)
    from lectern.district d where d.id = p_district_id;
end $$;

-- Links in a class that lead to apps which are not approved are noticed where a district wants that.
alter table lectern.installation_feature drop constraint installation_feature_feature_check;
alter table lectern.installation_feature add constraint installation_feature_feature_check
  check (feature in ('roster', 'credit', 'course-copies', 'terms-of-use', 'course-links'));
