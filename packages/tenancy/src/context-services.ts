import type { DistrictScope } from '@lectern/database'
import type { ContextId, InstallationId } from '@lectern/launch'

/** Where the platform of a course offers its roster and its gradebook, as the latest launch said. */
export interface ContextServices {
  contextId: ContextId
  installationId: InstallationId
  deploymentId: string
  membershipsUrl: string | null
  lineItemsUrl: string | null
  gradeScopes: readonly string[]
}

/** A feature may have been switched off since the launch was let in; then nothing of it is kept. */
export async function noteContextServices(scope: DistrictScope, services: ContextServices): Promise<void> {
  await scope.query(
    `insert into lectern.lti_context_service as s (district_id, context_id, installation_id, deployment_id,
       memberships_url, line_items_url, grade_scopes)
     select $1, $2, $3, $4, case when f.roster then $5 end, case when f.credit then $6 end,
       case when f.credit then $7::text[] else '{}' end
     from (select bool_or(f.feature = 'roster') as roster, bool_or(f.feature = 'credit') as credit
           from lectern.installation_feature f where f.district_id = $1 and f.installation_id = $3) f
     where f.roster or f.credit
     on conflict (district_id, context_id) do update set installation_id = excluded.installation_id,
       deployment_id = excluded.deployment_id, memberships_url = excluded.memberships_url,
       line_items_url = excluded.line_items_url, grade_scopes = excluded.grade_scopes, last_seen_at = now()`,
    [
      scope.districtId,
      services.contextId,
      services.installationId,
      services.deploymentId,
      services.membershipsUrl,
      services.lineItemsUrl,
      services.gradeScopes,
    ],
  )
}

/** Of one course; undefined when no launch has told. */
export async function contextServicesOf(
  scope: DistrictScope,
  contextId: ContextId,
): Promise<ContextServices | undefined> {
  const [services] = await scope.query<ContextServices>(
    `select s.context_id as "contextId", s.installation_id as "installationId", s.deployment_id as "deploymentId",
            s.memberships_url as "membershipsUrl", s.line_items_url as "lineItemsUrl", s.grade_scopes as "gradeScopes"
     from lectern.lti_context_service s where s.district_id = $1 and s.context_id = $2`,
    [scope.districtId, contextId],
  )
  return services
}

export interface RosterService {
  deploymentId: string
  membershipsUrl: string
  title: string | null
}

/** The roster of the course that was launched last, of those that told where theirs is. */
export async function latestRosterService(
  scope: DistrictScope,
  installationId: InstallationId,
): Promise<RosterService | undefined> {
  const [latest] = await scope.query<RosterService>(
    `select s.deployment_id as "deploymentId", s.memberships_url as "membershipsUrl", c.title
     from lectern.lti_context_service s
     join lectern.context c on c.district_id = s.district_id and c.id = s.context_id
     where s.district_id = $1 and s.installation_id = $2 and s.memberships_url is not null
     order by s.last_seen_at desc, s.context_id limit 1`,
    [scope.districtId, installationId],
  )
  return latest
}
