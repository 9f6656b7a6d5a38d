-- What a district switched on in an installation beyond launches: each needs data or rights that are not asked for
-- otherwise.
create table lectern.installation_feature (
  district_id uuid not null,
  installation_id uuid not null,
  feature text not null check (feature in ('roster', 'credit', 'course-copies', 'terms-of-use')),
  switched_on_at timestamptz not null default now(),
  primary key (district_id, installation_id, feature),
  foreign key (district_id, installation_id) references lectern.installation (district_id, id) on delete cascade
);
call lectern.isolate('lectern.installation_feature');

-- A platform that registers itself is asked for what the link's maker switched on.
alter table lectern.lti_registration_link add column features text[] not null default '{}';

-- Where a platform offers its services for a course, as its launches say; kept only while a feature needs them.
create table lectern.lti_context_service (
  district_id uuid not null,
  context_id uuid not null,
  installation_id uuid not null,
  deployment_id text not null,
  memberships_url text,
  line_items_url text,
  grade_scopes text[] not null default '{}',
  last_seen_at timestamptz not null default now(),
  primary key (district_id, context_id),
  foreign key (district_id, context_id) references lectern.context (district_id, id) on delete cascade,
  foreign key (district_id, installation_id) references lectern.installation (district_id, id) on delete cascade
);
create index lti_context_service_installation on lectern.lti_context_service (district_id, installation_id);
call lectern.isolate('lectern.lti_context_service');

drop function lectern.find_lti_registrations(text, text);
create function lectern.find_lti_registrations(wanted_issuer text, wanted_client_id text)
  returns table (
    district_id uuid, installation_id uuid, name text, issuer text, client_id text, authorization_endpoint text,
    token_endpoint text, jwks_uri text, profile text, deployments jsonb, features text[])
  language sql stable security definer set search_path = lectern, pg_temp
  begin atomic
    select r.district_id, r.installation_id, i.name, r.issuer, r.client_id, r.authorization_endpoint,
           r.token_endpoint, r.jwks_uri, r.profile,
           coalesce((select jsonb_object_agg(d.deployment_id, d.status) from lectern.lti_deployment d
                     where d.district_id = r.district_id and d.installation_id = r.installation_id), '{}'),
           array(select f.feature from lectern.installation_feature f
                 where f.district_id = r.district_id and f.installation_id = r.installation_id order by f.feature)
    from lectern.lti_registration r
    join lectern.installation i on i.district_id = r.district_id and i.id = r.installation_id
    where r.issuer = wanted_issuer and (wanted_client_id is null or r.client_id = wanted_client_id);
  end;
