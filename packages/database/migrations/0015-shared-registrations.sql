-- One registration may serve several districts (Schoology and Blackboard give a tool one for all their customers):
-- the deployment says which one. Whose an unknown deployment is, nobody knows until a director types its code.

-- Stands on the page that an unapproved launch ends on.
alter table lectern.lti_deployment add column code text;

-- Deployments of shared registrations that no district has claimed. They belong to no district yet.
create table lectern.lti_unclaimed_deployment (
  issuer text not null,
  client_id text not null,
  deployment_id text not null,
  code text not null unique,
  first_seen_at timestamptz not null default now(),
  last_seen_at timestamptz not null default now(),
  primary key (issuer, client_id, deployment_id)
);

-- A launch came from a deployment that is not active: where it waits, and the code under which it does. The one
-- district of a registration sees it in its list; of several none does.
create function lectern.notice_lti_deployment(
  p_issuer text, p_client_id text, p_deployment_id text, p_code text
) returns text
  language plpgsql security definer set search_path = lectern, pg_temp as $$
declare
  v_code text;
begin
  perform lectern.lock_lti_registration(p_issuer, p_client_id);
  update lectern.lti_deployment d set code = coalesce(d.code, p_code)
  from lectern.lti_registration r
  where r.issuer = p_issuer and r.client_id = p_client_id and d.district_id = r.district_id
    and d.installation_id = r.installation_id and d.deployment_id = p_deployment_id
  returning d.code into v_code;
  if found then
    return v_code;
  end if;
  insert into lectern.lti_deployment (district_id, installation_id, deployment_id, status, code)
  select r.district_id, r.installation_id, p_deployment_id, 'pending', p_code
  from lectern.lti_registration r
  where r.issuer = p_issuer and r.client_id = p_client_id
    and (select count(*) from lectern.lti_registration o where o.issuer = p_issuer and o.client_id = p_client_id) = 1;
  if found then
    return p_code;
  end if;
  insert into lectern.lti_unclaimed_deployment as u (issuer, client_id, deployment_id, code)
  values (p_issuer, p_client_id, p_deployment_id, p_code)
  on conflict (issuer, client_id, deployment_id) do update set last_seen_at = now()
  returning u.code into v_code;
  return v_code;
end $$;

-- Gives the deployment that waits under a code to the current district, if it has installed that registration.
create function lectern.claim_lti_deployment(p_code text) returns table (installation_id uuid, deployment_id text)
  language plpgsql security definer set search_path = lectern, pg_temp as $$
#variable_conflict use_column
begin
  return query
    update lectern.lti_deployment d set status = 'active'
    where d.district_id = lectern.current_district() and d.code = p_code and d.status = 'pending'
    returning d.installation_id, d.deployment_id;
  if found then
    return;
  end if;
  return query
    with claimed as (
      delete from lectern.lti_unclaimed_deployment u
      using lectern.lti_registration r
      where u.code = p_code and r.district_id = lectern.current_district()
        and r.issuer = u.issuer and r.client_id = u.client_id
      returning r.district_id, r.installation_id, u.deployment_id)
    insert into lectern.lti_deployment as d (district_id, installation_id, deployment_id, status)
    select c.district_id, c.installation_id, c.deployment_id, 'active' from claimed c
    on conflict do nothing
    returning d.installation_id, d.deployment_id;
end $$;

-- Whoever installs, notices or claims under one registration takes turns.
create function lectern.lock_lti_registration(p_issuer text, p_client_id text) returns void
  language sql
  return pg_advisory_xact_lock(hashtextextended('lti ' || p_issuer || ' ' || p_client_id, 0));
