-- Lectern in Microsoft Teams: whose Entra app, in which tenant, and the app package that was made last.

-- The Entra app of a district; several districts may share one, and their tenants tell them apart.
create table lectern.teams_installation (
  district_id uuid not null,
  installation_id uuid not null,
  -- Entra writes ids in small letters, and so do we.
  client_id text not null check (client_id = lower(client_id)),
  tenant_id text not null check (tenant_id = lower(tenant_id)),
  -- A secret or a certificate's key, as JSON; sealed with the server's secret key.
  sealed_credential text not null,
  -- The id of the Teams app: Teams takes another one for another app.
  manifest_id uuid not null default gen_random_uuid(),
  -- The district's own pages, which the package has to name.
  website_url text not null,
  privacy_url text not null,
  terms_url text not null,
  -- Of the package that was made last; both or none.
  release_version text,
  release_fingerprint text,
  primary key (district_id, installation_id),
  unique (district_id, tenant_id),
  check ((release_version is null) = (release_fingerprint is null)),
  foreign key (district_id, installation_id) references lectern.installation (district_id, id) on delete cascade
);
create index teams_installation_tenant on lectern.teams_installation (tenant_id);
create index teams_installation_client on lectern.teams_installation (client_id);
call lectern.isolate('lectern.teams_installation');

-- Whom a token's tenant, the client in an address or the id in a package's address means; what is not named is any.
-- Nothing named is nothing found: that would be everybody.
create function lectern.find_teams_installations(
  wanted_client_id text, wanted_tenant_id text, wanted_installation_id uuid)
  returns table (
    district_id uuid, installation_id uuid, name text, district_name text, client_id text, tenant_id text,
    sealed_credential text, manifest_id uuid, website_url text, privacy_url text, terms_url text,
    release_version text, release_fingerprint text, features text[])
  language sql stable security definer set search_path = lectern, pg_temp
  begin atomic
    select t.district_id, t.installation_id, i.name, d.name, t.client_id, t.tenant_id, t.sealed_credential,
           t.manifest_id, t.website_url, t.privacy_url, t.terms_url, t.release_version, t.release_fingerprint,
           array(select f.feature from lectern.installation_feature f
                 where f.district_id = t.district_id and f.installation_id = t.installation_id order by f.feature)
    from lectern.teams_installation t
    join lectern.installation i on i.district_id = t.district_id and i.id = t.installation_id
    join lectern.district d on d.id = t.district_id
    where coalesce(wanted_client_id, wanted_tenant_id, wanted_installation_id::text) is not null
      and (wanted_client_id is null or t.client_id = wanted_client_id)
      and (wanted_tenant_id is null or t.tenant_id = wanted_tenant_id)
      and (wanted_installation_id is null or t.installation_id = wanted_installation_id)
    order by i.created_at;
  end;
