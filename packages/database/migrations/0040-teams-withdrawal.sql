-- That a district gave back what an administrator of its tenant had granted: until somebody agrees again, nothing is done
-- there without people, whatever Microsoft would still allow.

alter table lectern.teams_installation add column withdrawn_at timestamptz;

drop function lectern.find_teams_installations(text, text, uuid);

create function lectern.find_teams_installations(
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
    order by i.created_at;
  end;
