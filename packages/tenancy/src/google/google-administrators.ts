import type { DistrictScope } from '@lectern/database'
import type { InstallationId } from '@lectern/launch'

/** What an administrator granted; times are ISO 8601. */
export interface AdministratorGrant {
  grantedAt: string
  scopes: string[]
  /** Whether it acts for the district while nobody looks. */
  lasts: boolean
  /** Google did not take it any more, and why. */
  endedAt: string | null
  endedCode: string | null
}

/** Why the last sign-in of an administrator came to nothing. */
export interface AdministratorRefusal {
  at: string
  code: string
  message: string
  reference: string
}

/** The newest first. */
export const listAdministratorGrants = (
  scope: DistrictScope,
  installationId: InstallationId,
): Promise<AdministratorGrant[]> =>
  scope.query<AdministratorGrant & object>(
    `select to_json(g.granted_at)#>>'{}' as "grantedAt", g.scopes,
            g.ended_at is null and g.sealed_refresh_token is not null as lasts,
            to_json(g.ended_at)#>>'{}' as "endedAt", g.ended_code as "endedCode"
     from lectern.google_grant g
     where g.district_id = $1 and g.installation_id = $2 and g.audience = 'administrator'
     order by g.granted_at desc, g.person_id`,
    [scope.districtId, installationId],
  )

export async function lastAdministratorRefusal(
  scope: DistrictScope,
  installationId: InstallationId,
): Promise<AdministratorRefusal | null> {
  const [row] = await scope.query<{ refusal: AdministratorRefusal | null }>(
    `select g.administrator_refusal as refusal from lectern.google_installation g
     where g.district_id = $1 and g.installation_id = $2`,
    [scope.districtId, installationId],
  )
  return row?.refusal ?? null
}

/** null once a sign-in succeeds. */
export async function noteAdministratorRefusal(
  scope: DistrictScope,
  installationId: InstallationId,
  refusal: AdministratorRefusal | null,
): Promise<void> {
  await scope.query(
    `update lectern.google_installation g set administrator_refusal = $3
     where g.district_id = $1 and g.installation_id = $2`,
    [scope.districtId, installationId, refusal],
  )
}
