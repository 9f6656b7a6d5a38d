-- A verified launch becomes facts in one statement: its nonce is consumed, the person, identity and course are
-- found or made, the launch is listed and counted. Nothing is written when the nonce was used before.
-- It spans domains on purpose: a launch costs one round trip. It runs with the caller's rights, so row-level
-- security holds inside it.
create function lectern.admit_launch(
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
  -- false: a test user (LTI's student view), who must never count
  p_counts boolean
) returns table (
  launch_id uuid,
  person_id uuid,
  context_id uuid,
  district_name text,
  district_is_demo boolean,
  catalog_version bigint,
  -- Whether it is worth asking for the person's nudge; mostly it is not, and then costs nothing.
  nudge_waits boolean
) language plpgsql as $$
#variable_conflict use_column
declare
  v_person_id uuid;
  v_context_id uuid;
  v_launch_id uuid := gen_random_uuid();
begin
  perform set_config('lectern.district_id', p_district_id::text, true);

  insert into lectern.lti_nonce (district_id, installation_id, nonce, expires_at)
  values (p_district_id, p_installation_id, p_nonce, p_nonce_expires_at)
  on conflict do nothing;
  if not found then
    return;
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
      and c.title is not distinct from p_context_title;
    if v_context_id is null then
      insert into lectern.context as c (district_id, installation_id, external_id, title)
      values (p_district_id, p_installation_id, p_context_external_id, p_context_title)
      on conflict (district_id, installation_id, external_id) do update set title = excluded.title
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

-- A person met for the first time in this installation: the one another installation already knows by the
-- district's own number, or somebody new.
create function lectern.meet_person(
  p_district_id uuid, p_installation_id uuid, p_subject_hash bytea, p_sourced_id_hash bytea, p_role text
) returns uuid language plpgsql as $$
#variable_conflict use_column
declare
  v_person_id uuid;
begin
  -- Two first launches of one person at once must not make two people.
  perform pg_advisory_xact_lock(hashtextextended(encode(coalesce(p_sourced_id_hash, p_subject_hash), 'hex'), 0));
  select i.person_id into v_person_id from lectern.identity i
  where i.district_id = p_district_id and i.installation_id = p_installation_id and i.subject_hash = p_subject_hash;
  if v_person_id is null and p_sourced_id_hash is not null then
    select i.person_id into v_person_id from lectern.identity i
    where i.district_id = p_district_id and i.sourced_id_hash = p_sourced_id_hash limit 1;
  end if;
  if v_person_id is null then
    insert into lectern.person as p (district_id, role) values (p_district_id, p_role) returning p.id into v_person_id;
  end if;
  insert into lectern.identity (district_id, installation_id, subject_hash, sourced_id_hash, person_id)
  values (p_district_id, p_installation_id, p_subject_hash, p_sourced_id_hash, v_person_id)
  on conflict do nothing;
  return v_person_id;
end $$;
