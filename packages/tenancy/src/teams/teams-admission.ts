import type { DistrictScope } from '@lectern/database'
import type { InstallationId } from '@lectern/launch'
import type { AdministratorRefusal } from '../google/google-administrators.ts'
import { installationUnknown } from '../not-installed.ts'

/** What Microsoft said last of an installation, and of its secret; times are ISO 8601. */
export interface TeamsAdmission {
  /** The app proved itself in the tenant. */
  confirmedAt: string | null
  tenantName: string | null
  /** Application permissions that an administrator granted. */
  grantedRoles: string[]
  /** Why the last consent came to nothing, while none has succeeded since. */
  refusal: AdministratorRefusal | null
  /** Null where nobody said when the secret ends. */
  credentialExpiresAt: string | null
}

/** @throws Problem `installation.unknown` */
export async function teamsAdmission(
  scope: DistrictScope,
  installationId: InstallationId,
): Promise<TeamsAdmission> {
  const [row] = await scope.query<TeamsAdmission & object>(
    `select to_json(t.confirmed_at)#>>'{}' as "confirmedAt", t.tenant_name as "tenantName",
            t.granted_roles as "grantedRoles", t.consent_refusal as refusal,
            to_json(t.credential_expires_at)#>>'{}' as "credentialExpiresAt"
     from lectern.teams_installation t where t.district_id = $1 and t.installation_id = $2`,
    [scope.districtId, installationId],
  )
  if (!row) throw installationUnknown()
  return row
}

/** An app-only token came, and Graph named the tenant; a refusal before is over. */
export async function keepTeamsAdmission(
  scope: DistrictScope,
  installationId: InstallationId,
  admission: { at: Date; tenantName: string | null; roles: readonly string[] },
): Promise<void> {
  await scope.query(
    `update lectern.teams_installation t
     set confirmed_at = $3, tenant_name = $4, granted_roles = $5, consent_refusal = null, withdrawn_at = null
     where t.district_id = $1 and t.installation_id = $2`,
    [scope.districtId, installationId, admission.at, admission.tenantName, admission.roles],
  )
}

/** What was confirmed before stays: a declined page takes nothing away. */
export async function noteTeamsRefusal(
  scope: DistrictScope,
  installationId: InstallationId,
  refusal: AdministratorRefusal,
): Promise<void> {
  await scope.query(
    `update lectern.teams_installation t set consent_refusal = $3
     where t.district_id = $1 and t.installation_id = $2`,
    [scope.districtId, installationId, refusal],
  )
}

/** As if nobody had consented, until somebody does again: what Microsoft granted ends there, not here. */
export async function forgetTeamsAdmission(
  scope: DistrictScope,
  installationId: InstallationId,
): Promise<void> {
  await scope.query(
    `update lectern.teams_installation t
     set confirmed_at = null, tenant_name = null, granted_roles = '{}', consent_refusal = null, withdrawn_at = now()
     where t.district_id = $1 and t.installation_id = $2`,
    [scope.districtId, installationId],
  )
}
