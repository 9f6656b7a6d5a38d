import type { z } from 'zod'
import type { newTeamsInstallation } from '@lectern/api-contracts'
import type { DistrictScope } from '@lectern/database'
import type { InstallationId } from '@lectern/launch'
import { Problem } from '@lectern/problem'
import { addTeamsInstallation, findTeamsInstallations, teamsAdmission } from '@lectern/tenancy'
import type { TeamsInstallation } from '@lectern/tenancy'
import { enteredCredential } from './entered-credential.ts'
import { isCredentialTaken, requireCredential } from './require-credential.ts'
import type { TeamsSurface } from './teams-surface.ts'

type AddPorts = Pick<TeamsSurface, 'database' | 'secrets' | 'fetch' | 'now'>

/**
 * Installs Lectern in a district's Microsoft Teams once Microsoft was asked. On a server that districts share, whoever
 * proves the app in the tenant is in nobody's way who cannot.
 * @throws Problem `installation.credential-refused`, `installation.tenant-taken`, or of `entraRefusals`
 */
export async function addTeams(
  ports: AddPorts,
  scope: DistrictScope,
  wanted: z.output<typeof newTeamsInstallation>,
): Promise<InstallationId> {
  const { credential, expiresAt } = enteredCredential(wanted)! // the contract demands one
  const isProved = await requireCredential(ports, wanted, credential)
  const givingWay = isProved ? await unprovedRivals(ports, scope, wanted) : []
  const added = { ...wanted, credential, credentialExpiresAt: expiresAt, isProved, givingWay }
  return addTeamsInstallation(ports.database, scope, added, ports.secrets.of('Teams credentials'))
}

/** Other districts' in this tenant that Microsoft has never confirmed, and gives no token now. */
async function unprovedRivals(
  ports: AddPorts,
  { districtId }: Pick<DistrictScope, 'districtId'>,
  { tenantId }: Pick<TeamsInstallation, 'tenantId'>,
): Promise<TeamsInstallation[]> {
  const { database, secrets } = ports
  const found = await findTeamsInstallations(database, { tenantId }, secrets.of('Teams credentials'))
  const unproved: TeamsInstallation[] = []
  for (const rival of found)
    if (rival.districtId !== districtId && !(await isProvedRival(ports, rival))) unproved.push(rival)
  return unproved
}

async function isProvedRival(ports: AddPorts, rival: TeamsInstallation): Promise<boolean> {
  const scope = ports.database.district(rival.districtId)
  const { confirmedAt } = await teamsAdmission(scope, rival.installationId)
  if (confirmedAt !== null) return true
  try {
    return await isCredentialTaken(ports, rival, rival.credential)
  } catch (error) {
    if (error instanceof Problem && error.code === 'teams.credential-refused') return false
    throw error
  }
}
