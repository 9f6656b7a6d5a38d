-- A platform that launches by LTI 1.1: it shares a key and a secret with this district.
create table lectern.lti_1p1_consumer (
  district_id uuid not null,
  installation_id uuid not null,
  -- A launch names nothing else of whom it comes from, so no two districts share one.
  consumer_key text not null unique,
  -- Sealed with the server's secret key: signatures are computed with it, so a hash would not do.
  sealed_secret text not null,
  signature_method text not null default 'HMAC-SHA1' check (signature_method in ('HMAC-SHA1', 'HMAC-SHA256')),
  enabled boolean not null default false,
  primary key (district_id, installation_id),
  foreign key (district_id, installation_id) references lectern.installation (district_id, id) on delete cascade
);
call lectern.isolate('lectern.lti_1p1_consumer');

create function lectern.find_lti_1p1_consumer(wanted_key text)
  returns table (
    district_id uuid, installation_id uuid, name text, consumer_key text, sealed_secret text, signature_method text,
    enabled boolean)
  language sql stable security definer set search_path = lectern, pg_temp
  begin atomic
    select c.district_id, c.installation_id, i.name, c.consumer_key, c.sealed_secret, c.signature_method, c.enabled
    from lectern.lti_1p1_consumer c
    join lectern.installation i on i.district_id = c.district_id and i.id = c.installation_id
    where c.consumer_key = wanted_key;
  end;
