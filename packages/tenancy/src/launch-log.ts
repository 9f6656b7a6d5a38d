import type { InstallationId } from '@lectern/launch'
import type { DistrictScope } from '@lectern/database'

export interface RefusedLaunch {
  installationId: InstallationId
  code: string
  message: string
  reference: string
  passedChecks: readonly string[]
}

export interface LaunchRecord {
  id: string
  at: string
  outcome: 'accepted' | 'refused'
  role: string | null
  contextTitle: string | null
  placement: string | null
  code: string | null
  message: string | null
  reference: string | null
  passedChecks: string[]
}

/** How long an installation's page remembers a launch. */
const launchLogDays = 90
/** Of each installation: refusals cost an attacker nothing, so only the newest are kept. */
const keptRefusals = 1000

export async function recordRefusedLaunch(scope: DistrictScope, refusal: RefusedLaunch): Promise<void> {
  await scope.query(
    `insert into lectern.launch (district_id, installation_id, outcome, code, message, reference, passed_checks)
     values ($1, $2, 'refused', $3, $4, $5, $6)`,
    [
      scope.districtId,
      refusal.installationId,
      refusal.code,
      refusal.message,
      refusal.reference,
      refusal.passedChecks,
    ],
  )
}

/** Newest first. */
export const recentLaunches = (
  scope: DistrictScope,
  installationId: InstallationId,
  limit = 50,
): Promise<LaunchRecord[]> =>
  scope.query<LaunchRecord>(
    `select l.id, to_json(l.at)#>>'{}' as at, l.outcome, l.role, c.title as "contextTitle", l.placement, l.code, l.message,
            l.reference, l.passed_checks as "passedChecks"
     from lectern.launch l
     left join lectern.context c on c.district_id = l.district_id and c.id = l.context_id
     where l.district_id = $1 and l.installation_id = $2
     order by l.at desc limit $3`,
    [scope.districtId, installationId, limit],
  )

/** Forgets old launches, surplus refusals and nonces that can no longer be replayed. */
export async function pruneLaunches(scope: DistrictScope): Promise<void> {
  await scope.query(
    `delete from lectern.launch l where l.district_id = $1 and l.at < now() - make_interval(days => $2)`,
    [scope.districtId, launchLogDays],
  )
  await scope.query(
    `delete from lectern.launch l
     where l.district_id = $1 and l.outcome = 'refused' and l.id in (
       select r.id from (
         select l.id, row_number() over (partition by l.installation_id order by l.at desc) as place
         from lectern.launch l where l.district_id = $1 and l.outcome = 'refused') r
       where r.place > $2)`,
    [scope.districtId, keptRefusals],
  )
  await scope.query(`delete from lectern.lti_nonce n where n.district_id = $1 and n.expires_at < now()`, [
    scope.districtId,
  ])
}
