-- A link that lets one platform register itself as an installation of this district (LTI Dynamic Registration).
create table lectern.lti_registration_link (
  district_id uuid not null references lectern.district (id),
  token_hash bytea not null,
  -- What the console calls the installation.
  name text not null,
  expires_at timestamptz not null,
  used_at timestamptz,
  primary key (district_id, token_hash)
);
call lectern.isolate('lectern.lti_registration_link');

create function lectern.find_lti_registration_link(wanted_token_hash bytea) returns table (district_id uuid)
  language sql stable security definer set search_path = lectern, pg_temp
  begin atomic
    select l.district_id from lectern.lti_registration_link l
    where l.token_hash = wanted_token_hash and l.expires_at > now() and l.used_at is null;
  end;
