import { setTimeout } from 'node:timers/promises'
import type { DistrictScope } from '@lectern/database'
import { Problem } from '@lectern/problem'
import { confirmTenant, grantedRoles } from '@lectern/teams'
import { keepTeamsAdmission, type TeamsInstallation } from '@lectern/tenancy'
import { appGraph } from './app-graph.ts'
import { missingRoles } from './needed-permissions.ts'
import type { TeamsSurface } from './teams-surface.ts'

type Admitted = Pick<TeamsInstallation, 'installationId' | 'clientId' | 'tenantId' | 'features'>
type ConfirmPorts = Pick<TeamsSurface, 'tokensOf' | 'connect' | 'now'>

/** Seven seconds in all: so long Entra may take to know everywhere what was granted a moment ago. */
const delaysMilliseconds = [1_000, 2_000, 4_000]

/**
 * Asks Microsoft, as the app and for nobody, whether it is in the tenant and what it may do there, and keeps the answer.
 * @returns the application permissions that were granted
 * @throws Problem `teams.consent-unproved`, or of `entraRefusals` and `graphRefusals`
 */
export async function confirmAdmission(
  ports: ConfirmPorts,
  scope: DistrictScope,
  installation: Admitted,
  {
    afterConsent = false,
    wait = setTimeout,
  }: { afterConsent?: boolean; wait?: (milliseconds: number) => Promise<unknown> } = {},
): Promise<string[]> {
  for (const delay of afterConsent ? delaysMilliseconds : []) {
    if (!(await isStillSpreading(ports, installation))) break
    await wait(delay)
  }
  const { roles, tenantName } = await askMicrosoft(ports, installation)
  await keepTeamsAdmission(scope, installation.installationId, { at: ports.now(), tenantName, roles })
  return roles
}

async function askMicrosoft(
  ports: ConfirmPorts,
  installation: Admitted,
): Promise<{ roles: string[]; tenantName: string | null }> {
  const { tenantId } = installation
  const tokens = ports.tokensOf(installation)
  // One from before knows nothing of what was granted since.
  tokens.dropAppOnly(tenantId)
  const roles = await grantedRoles(tokens, tenantId)
  const { name } = await confirmTenant(appGraph(ports, { ...installation, isWithdrawn: false }))
  return { roles, tenantName: name ?? null }
}

const notYet = ['teams.app-not-in-tenant', 'teams.graph-forbidden', 'teams.graph-unauthorized']

async function isStillSpreading(ports: ConfirmPorts, installation: Admitted): Promise<boolean> {
  try {
    const { roles } = await askMicrosoft(ports, installation)
    return missingRoles(installation, roles).length > 0
  } catch (error) {
    if (error instanceof Problem) return notYet.includes(error.code)
    throw error
  }
}
