import type { AppId, ContextId, InstallationId, LaunchId, PersonId, Role } from '@lectern/launch'
import type { DistrictScope, Database } from '@lectern/database'

/** What a verified launch says, with the person already pseudonymous. */
export interface LaunchToAdmit {
  installationId: InstallationId
  /** Null where the host vouches for each launch anew, so that none can be replayed. */
  nonce: string | null
  nonceExpiresAt: Date | null
  subjectHash: Buffer
  sourcedIdHash: Buffer | null
  role: Role
  context: { externalId: string; title: string | null } | null
  placement: string | null
  /** The app that a link names, where it names one. */
  appId: AppId | null
  /** A test user never counts in telemetry, nor does a launch that uses nothing. */
  counts: boolean
}

export interface AdmittedLaunch {
  launchId: LaunchId
  personId: PersonId
  contextId: ContextId | null
  district: { name: string; isDemo: boolean; catalogVersion: string }
  /** A teacher for whom a nudge is open. */
  nudgeWaits: boolean
}

interface AdmittedRow {
  launch_id: LaunchId
  person_id: PersonId
  context_id: ContextId | null
  district_name: string
  district_is_demo: boolean
  catalog_version: string
  nudge_waits: boolean
}

/**
 * Consumes the nonce and writes everything a launch leaves behind, in one statement.
 * @returns undefined, and nothing written, when the nonce was used before
 */
export async function admitLaunch(
  database: Database,
  { districtId }: DistrictScope,
  launch: LaunchToAdmit,
): Promise<AdmittedLaunch | undefined> {
  // The function enters the district by itself, which saves the scope's own three statements on the hottest path.
  const [row] = await database.query<AdmittedRow>(
    'select * from lectern.admit_launch($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)',
    [
      districtId,
      launch.installationId,
      launch.nonce,
      launch.nonceExpiresAt,
      launch.subjectHash,
      launch.sourcedIdHash,
      launch.role,
      launch.context?.externalId ?? null,
      launch.context?.title ?? null,
      launch.placement,
      launch.appId,
      launch.counts,
    ],
    { prepared: 'admit_launch' },
  )
  return (
    row && {
      launchId: row.launch_id,
      personId: row.person_id,
      contextId: row.context_id,
      district: {
        name: row.district_name,
        isDemo: row.district_is_demo,
        catalogVersion: row.catalog_version,
      },
      nudgeWaits: row.nudge_waits,
    }
  )
}

/** The page's one-time code is good once. */
export async function redeemLaunch(scope: DistrictScope, launchId: LaunchId): Promise<boolean> {
  const rows = await scope.query(
    `update lectern.launch l set redeemed_at = now()
     where l.district_id = $1 and l.id = $2 and l.redeemed_at is null returning 1 as redeemed`,
    [scope.districtId, launchId],
  )
  return rows.length === 1
}
