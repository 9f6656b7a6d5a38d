-- Microsoft Teams: an installation that names a tenant of others gives way, and a draft is filled once.

-- On a server that districts share, one that names a tenant and cannot prove it gives way to the one that can.
alter table lectern.teams_installation
  -- When another district proved the app in this tenant, and this one could not; nothing finds it from then on.
  add column gave_way_at timestamptz,
  drop constraint teams_installation_district_id_tenant_id_key;
create unique index teams_installation_own_tenant on lectern.teams_installation (district_id, tenant_id)
  where gave_way_at is null;

create or replace function lectern.find_teams_installations(
  wanted_client_id text, wanted_tenant_id text, wanted_installation_id uuid)
  returns table (
    district_id uuid, installation_id uuid, name text, district_name text, client_id text, tenant_id text,
    sealed_credential text, manifest_id uuid, website_url text, privacy_url text, terms_url text,
    release_version text, release_fingerprint text, features text[], is_withdrawn boolean)
  language sql stable security definer set search_path = lectern, pg_temp
  begin atomic
    select t.district_id, t.installation_id, i.name, d.name, t.client_id, t.tenant_id, t.sealed_credential,
           t.manifest_id, t.website_url, t.privacy_url, t.terms_url, t.release_version, t.release_fingerprint,
           array(select f.feature from lectern.installation_feature f
                 where f.district_id = t.district_id and f.installation_id = t.installation_id order by f.feature),
           t.withdrawn_at is not null
    from lectern.teams_installation t
    join lectern.installation i on i.district_id = t.district_id and i.id = t.installation_id
    join lectern.district d on d.id = t.district_id
    where coalesce(wanted_client_id, wanted_tenant_id, wanted_installation_id::text) is not null
      and (wanted_client_id is null or t.client_id = wanted_client_id)
      and (wanted_tenant_id is null or t.tenant_id = wanted_tenant_id)
      and (wanted_installation_id is null or t.installation_id = wanted_installation_id)
      and t.gave_way_at is null
    order by i.created_at;
  end;

alter table lectern.placement
  -- As the host calls what it stands in with others, kept before all of them stand: whoever tries again goes on there.
  add column draft_id text;
