import type { DistrictScope } from '@lectern/database'
import type { InstallationId } from '@lectern/launch'
import type { InstallationFeature, LtiFeature } from './installation-features.ts'
import { notInstalled } from './not-installed.ts'
import type { DeploymentStatus } from './deployments.ts'

/** An installation as the console lists it; counts are of the last 28 days, times are ISO 8601. */
export interface InstallationSummary {
  id: InstallationId
  name: string
  surface: 'lti' | 'google-classroom' | 'teams'
  createdAt: string
  /** By LTI 1.3; null for an installation of LTI 1.1. */
  lti: {
    profile: string
    issuer: string
    clientId: string
    authorizationEndpoint: string
    tokenEndpoint: string
    jwksUri: string
    deployments: {
      deploymentId: string
      status: DeploymentStatus
      firstSeenAt: string
      /** While it waits: what its launches show. */
      code: string | null
      /** The installation of LTI 1.1 that it has proved to replace; or why its claim to do so proves nothing. */
      replaces: InstallationId | null
      migrationProblem: string | null
    }[]
    /** Switched on. */
    features: LtiFeature[]
  } | null
  /** By LTI 1.1; null for all others. */
  lti1p1: { consumerKey: string; enabled: boolean; features: LtiFeature[] } | null
  /** In Google Classroom; null for all others. */
  google: {
    clientId: string
    hostedDomains: string[]
    applicationId: string | null
    pubsubTopic: string | null
    pushServiceAccount: string | null
    features: InstallationFeature[]
  } | null
  /** In Microsoft Teams; null for all others. */
  teams: {
    clientId: string
    tenantId: string
    websiteUrl: string
    privacyUrl: string
    termsUrl: string
    features: InstallationFeature[]
  } | null
  lastAccepted: string | null
  lastRefused: string | null
  accepted: number
  refused: number
}

/** Looking back stops here, so that a busy installation's page costs no more than a quiet one's. */
const countedAtMost = 10_000

const summary = `
  select i.id, i.name, i.surface, to_json(i.created_at)#>>'{}' as "createdAt",
    case when r.installation_id is not null then json_build_object(
      'profile', r.profile, 'issuer', r.issuer, 'clientId', r.client_id,
      'authorizationEndpoint', r.authorization_endpoint, 'tokenEndpoint', r.token_endpoint, 'jwksUri', r.jwks_uri,
      'deployments', coalesce((
        select json_agg(json_build_object('deploymentId', d.deployment_id, 'status', d.status, 'firstSeenAt', d.first_seen_at,
                                          'replaces', d.replaces, 'migrationProblem', d.migration_problem,
                                          'code', case when d.status = 'pending' then d.code end)
                        order by d.first_seen_at)
        from lectern.lti_deployment d where d.district_id = i.district_id and d.installation_id = i.id), '[]'),
      'features', features.names) end as lti,
    case when c.installation_id is not null then json_build_object(
      'consumerKey', c.consumer_key, 'enabled', c.enabled, 'features', features.names) end as lti1p1,
    case when g.installation_id is not null then json_build_object(
      'clientId', g.client_id, 'hostedDomains', g.hosted_domains, 'applicationId', g.application_id,
      'pubsubTopic', g.pubsub_topic, 'pushServiceAccount', g.push_service_account,
      'features', features.names) end as google,
    case when t.installation_id is not null then json_build_object(
      'clientId', t.client_id, 'tenantId', t.tenant_id, 'websiteUrl', t.website_url, 'privacyUrl', t.privacy_url,
      'termsUrl', t.terms_url, 'features', features.names) end as teams,
    to_json(recent.last_accepted)#>>'{}' as "lastAccepted", recent.accepted,
    to_json(recent.last_refused)#>>'{}' as "lastRefused", recent.refused
  from lectern.installation i
  cross join lateral (select array(
    select f.feature from lectern.installation_feature f
    where f.district_id = i.district_id and f.installation_id = i.id order by f.feature) as names) features
  left join lectern.lti_registration r on r.district_id = i.district_id and r.installation_id = i.id
  left join lectern.lti_1p1_consumer c on c.district_id = i.district_id and c.installation_id = i.id
  left join lectern.google_installation g on g.district_id = i.district_id and g.installation_id = i.id
  left join lectern.teams_installation t on t.district_id = i.district_id and t.installation_id = i.id
  cross join lateral (
    select max(l.at) filter (where l.outcome = 'accepted') as last_accepted,
           max(l.at) filter (where l.outcome = 'refused') as last_refused,
           count(*) filter (where l.outcome = 'accepted' and l.at > now() - interval '28 days')::int as accepted,
           count(*) filter (where l.outcome = 'refused' and l.at > now() - interval '28 days')::int as refused
    from (select l.at, l.outcome from lectern.launch l
          where l.district_id = i.district_id and l.installation_id = i.id
          order by l.at desc limit ${countedAtMost}) l) recent
  where i.district_id = $1`

export const listInstallations = (scope: DistrictScope): Promise<InstallationSummary[]> =>
  scope.query<InstallationSummary>(`${summary} and i.removed_at is null order by i.created_at`, [
    scope.districtId,
  ])

/** @throws Problem `installation.unknown`, `installation.removed` */
export async function getInstallation(
  scope: DistrictScope,
  id: InstallationId,
): Promise<InstallationSummary> {
  const [installation] = await scope.query<InstallationSummary>(
    `${summary} and i.id = $2 and i.removed_at is null`,
    [scope.districtId, id],
  )
  if (!installation) throw await notInstalled(scope, id)
  return installation
}

/** What waits for the director among installations. */
export async function countInstallationWork(
  scope: DistrictScope,
): Promise<{ pendingDeployments: number; refusedLaunches: number }> {
  const [counts] = await scope.query<{ pendingDeployments: number; refusedLaunches: number }>(
    `select
       (select count(*)::int from lectern.lti_deployment d where d.district_id = $1 and d.status = 'pending')
         as "pendingDeployments",
       (select count(*)::int from lectern.launch l
        join lectern.installation i on i.district_id = l.district_id and i.id = l.installation_id
        where l.district_id = $1 and l.outcome = 'refused' and l.at > now() - interval '28 days'
          and i.removed_at is null) as "refusedLaunches"`,
    [scope.districtId],
  )
  return counts!
}
