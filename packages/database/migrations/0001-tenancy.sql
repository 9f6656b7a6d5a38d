-- Districts, the people and courses that launches bring, installations, and the console's accounts.
-- Every tenant table starts its keys with district_id and is isolated by row-level security.

create function lectern.current_district() returns uuid
  language sql stable parallel safe
  -- An unset setting reads '' after its first use in a session.
  return nullif(current_setting('lectern.district_id', true), '')::uuid;

-- Puts a tenant table behind its district. The owner (migrations, the narrow functions below) is exempt; the
-- application role is not the owner and cannot bypass it.
create procedure lectern.isolate(tenant_table regclass, district_column name default 'district_id')
  language plpgsql as $$
begin
  execute format('alter table %s enable row level security', tenant_table);
  execute format(
    'create policy district_isolation on %s using (%I = lectern.current_district()) with check (%I = lectern.current_district())',
    tenant_table, district_column, district_column);
end $$;

create table lectern.district (
  id uuid primary key default gen_random_uuid(),
  slug text not null unique,
  name text not null,
  time_zone text not null default 'America/New_York',
  -- A demo district says so on every page.
  is_demo boolean not null default false,
  -- Rises with every change of apps or listings, so that rendered pages know when they are stale.
  catalog_version bigint not null default 1,
  created_at timestamptz not null default now()
);
call lectern.isolate('lectern.district', 'id');

create table lectern.installation (
  district_id uuid not null references lectern.district (id),
  id uuid not null default gen_random_uuid(),
  surface text not null check (surface in ('lti', 'google-classroom', 'teams')),
  name text not null,
  created_at timestamptz not null default now(),
  primary key (district_id, id)
);
call lectern.isolate('lectern.installation');

create table lectern.lti_registration (
  district_id uuid not null,
  installation_id uuid not null,
  issuer text not null,
  client_id text not null,
  authorization_endpoint text not null,
  token_endpoint text not null,
  jwks_uri text not null,
  profile text not null default 'strict',
  primary key (district_id, installation_id),
  unique (district_id, issuer, client_id),
  foreign key (district_id, installation_id) references lectern.installation (district_id, id) on delete cascade
);
create index lti_registration_issuer on lectern.lti_registration (issuer, client_id);
call lectern.isolate('lectern.lti_registration');

create table lectern.lti_deployment (
  district_id uuid not null,
  installation_id uuid not null,
  deployment_id text not null,
  status text not null check (status in ('active', 'pending', 'blocked')),
  first_seen_at timestamptz not null default now(),
  primary key (district_id, installation_id, deployment_id),
  foreign key (district_id, installation_id) references lectern.installation (district_id, id) on delete cascade
);
call lectern.isolate('lectern.lti_deployment');

-- A nonce is consumed by inserting it: the key makes the second one fail.
create table lectern.lti_nonce (
  district_id uuid not null,
  installation_id uuid not null,
  nonce text not null,
  expires_at timestamptz not null,
  primary key (district_id, installation_id, nonce)
);
call lectern.isolate('lectern.lti_nonce');

-- Pseudonymous: no name, no e-mail.
create table lectern.person (
  district_id uuid not null references lectern.district (id),
  id uuid not null default gen_random_uuid(),
  role text not null check (role in ('student', 'teacher', 'admin')),
  first_seen_at timestamptz not null default now(),
  last_seen_at timestamptz not null default now(),
  primary key (district_id, id)
);
call lectern.isolate('lectern.person');

-- A person as one installation knows them. Both hashes are HMACs under a key of the district: comparable, not guessable.
create table lectern.identity (
  district_id uuid not null,
  installation_id uuid not null,
  subject_hash bytea not null,
  -- The district's own number for the person (SIS id), where the host sends it: joins hosts, rosters and seats.
  sourced_id_hash bytea,
  person_id uuid not null,
  primary key (district_id, installation_id, subject_hash),
  foreign key (district_id, person_id) references lectern.person (district_id, id) on delete cascade,
  foreign key (district_id, installation_id) references lectern.installation (district_id, id) on delete cascade
);
create index identity_sourced_id on lectern.identity (district_id, sourced_id_hash) where sourced_id_hash is not null;
create index identity_person on lectern.identity (district_id, person_id);
call lectern.isolate('lectern.identity');

create table lectern.context (
  district_id uuid not null,
  id uuid not null default gen_random_uuid(),
  installation_id uuid not null,
  external_id text not null,
  title text,
  first_seen_at timestamptz not null default now(),
  primary key (district_id, id),
  unique (district_id, installation_id, external_id),
  foreign key (district_id, installation_id) references lectern.installation (district_id, id) on delete cascade
);
call lectern.isolate('lectern.context');

-- What an installation's page shows: every launch, accepted or refused, and why. Pruned by age.
create table lectern.launch (
  district_id uuid not null,
  id uuid not null default gen_random_uuid(),
  installation_id uuid not null,
  at timestamptz not null default now(),
  outcome text not null check (outcome in ('accepted', 'refused')),
  role text,
  person_id uuid,
  context_id uuid,
  placement text,
  -- Of a refusal: the code, what an administrator can do about it, the reference that the person saw, and the
  -- checks that had passed before.
  code text,
  message text,
  reference text,
  passed_checks text[] not null default '{}',
  -- The page exchanges its one-time code for a bearer token once.
  redeemed_at timestamptz,
  primary key (district_id, id),
  foreign key (district_id, installation_id) references lectern.installation (district_id, id) on delete cascade
);
create index launch_recent on lectern.launch (district_id, installation_id, at desc) include (outcome);
-- Few, and counted on every look at the overview.
create index launch_refused on lectern.launch (district_id, at) where outcome = 'refused';
call lectern.isolate('lectern.launch');

-- Our own signing keys; the private part is sealed with the server's secret key.
create table lectern.signing_key (
  kid text primary key,
  public_jwk jsonb not null,
  sealed_private_jwk text not null,
  created_at timestamptz not null default now()
);

create table lectern.console_account (
  district_id uuid not null references lectern.district (id),
  id uuid not null default gen_random_uuid(),
  email text not null,
  name text not null,
  role text not null check (role in ('director')),
  password_hash text not null,
  created_at timestamptz not null default now(),
  primary key (district_id, id)
);
create unique index console_account_email on lectern.console_account (district_id, lower(email));
create index console_account_lookup on lectern.console_account (lower(email));
call lectern.isolate('lectern.console_account');

create table lectern.console_invitation (
  district_id uuid not null references lectern.district (id),
  token_hash bytea not null,
  role text not null check (role in ('director')),
  expires_at timestamptz not null,
  accepted_at timestamptz,
  primary key (district_id, token_hash)
);
call lectern.isolate('lectern.console_invitation');

create table lectern.console_session (
  district_id uuid not null,
  token_hash bytea not null,
  account_id uuid not null,
  created_at timestamptz not null default now(),
  last_used_at timestamptz not null default now(),
  expires_at timestamptz not null,
  primary key (district_id, token_hash),
  foreign key (district_id, account_id) references lectern.console_account (district_id, id) on delete cascade
);
call lectern.isolate('lectern.console_session');

create table lectern.audit_entry (
  district_id uuid not null references lectern.district (id),
  id bigint generated always as identity,
  at timestamptz not null default now(),
  -- The console account, or null for the command line and jobs.
  account_id uuid,
  action text not null,
  subject text not null,
  details jsonb not null default '{}',
  primary key (district_id, id)
);
call lectern.isolate('lectern.audit_entry');

-- The narrow doors: each answers one question that comes before a district is known, and nothing else.

create function lectern.list_districts() returns setof lectern.district
  language sql stable security definer set search_path = lectern, pg_temp
  begin atomic select d.* from lectern.district d order by d.created_at; end;

create function lectern.find_lti_registrations(wanted_issuer text, wanted_client_id text)
  returns table (
    district_id uuid, installation_id uuid, name text, issuer text, client_id text, authorization_endpoint text,
    token_endpoint text, jwks_uri text, profile text, deployments jsonb)
  language sql stable security definer set search_path = lectern, pg_temp
  begin atomic
    select r.district_id, r.installation_id, i.name, r.issuer, r.client_id, r.authorization_endpoint,
           r.token_endpoint, r.jwks_uri, r.profile,
           coalesce((select jsonb_object_agg(d.deployment_id, d.status) from lectern.lti_deployment d
                     where d.district_id = r.district_id and d.installation_id = r.installation_id), '{}')
    from lectern.lti_registration r
    join lectern.installation i on i.district_id = r.district_id and i.id = r.installation_id
    where r.issuer = wanted_issuer and (wanted_client_id is null or r.client_id = wanted_client_id);
  end;

create function lectern.find_console_accounts(wanted_email text)
  returns table (district_id uuid, id uuid, password_hash text)
  language sql stable security definer set search_path = lectern, pg_temp
  begin atomic
    select a.district_id, a.id, a.password_hash from lectern.console_account a where lower(a.email) = lower(wanted_email);
  end;

create function lectern.find_console_session(wanted_token_hash bytea) returns table (district_id uuid)
  language sql stable security definer set search_path = lectern, pg_temp
  begin atomic
    select s.district_id from lectern.console_session s
    where s.token_hash = wanted_token_hash and s.expires_at > now();
  end;

create function lectern.find_console_invitation(wanted_token_hash bytea) returns table (district_id uuid)
  language sql stable security definer set search_path = lectern, pg_temp
  begin atomic
    select i.district_id from lectern.console_invitation i
    where i.token_hash = wanted_token_hash and i.expires_at > now() and i.accepted_at is null;
  end;
