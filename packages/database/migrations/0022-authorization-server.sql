-- For whom a platform's client assertions are meant, where that is neither its token URL nor known by its profile
-- (`authorization_server` of Dynamic Registration).
alter table lectern.lti_registration add column authorization_server text;

drop function lectern.find_lti_registrations(text, text);
create function lectern.find_lti_registrations(wanted_issuer text, wanted_client_id text)
  returns table (
    district_id uuid, installation_id uuid, name text, issuer text, client_id text, authorization_endpoint text,
    token_endpoint text, authorization_server text, jwks_uri text, profile text, deployments jsonb, features text[])
  language sql stable security definer set search_path = lectern, pg_temp
  begin atomic
    select r.district_id, r.installation_id, i.name, r.issuer, r.client_id, r.authorization_endpoint,
           r.token_endpoint, r.authorization_server, r.jwks_uri, r.profile,
           coalesce((select jsonb_object_agg(d.deployment_id, d.status) from lectern.lti_deployment d
                     where d.district_id = r.district_id and d.installation_id = r.installation_id), '{}'),
           array(select f.feature from lectern.installation_feature f
                 where f.district_id = r.district_id and f.installation_id = r.installation_id order by f.feature)
    from lectern.lti_registration r
    join lectern.installation i on i.district_id = r.district_id and i.id = r.installation_id
    where r.issuer = wanted_issuer and (wanted_client_id is null or r.client_id = wanted_client_id);
  end;
