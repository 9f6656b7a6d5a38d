import type { DeploymentStatus } from '@lectern/lti'
import { deploymentStatus } from '@lectern/tenancy'
import { asPlatform, type InstalledPlatform, type LtiSurface } from './lti-surface.ts'

export interface Customer {
  status: DeploymentStatus
  registration: InstalledPlatform
}

/**
 * Whose deployment it is, if anybody's: several districts may share a registration. What is not active in the
 * cached records is looked at again: it may have been approved a moment ago.
 */
export async function customerOf(
  { installations }: Pick<LtiSurface, 'installations'>,
  { issuer, clientId }: { issuer: string; clientId: string },
  deploymentId: string,
): Promise<Customer | undefined> {
  const find = async () =>
    (await installations.find(issuer, clientId)).find((one) => deploymentStatus(one, deploymentId))
  let installation = await find()
  if (!installation || deploymentStatus(installation, deploymentId) !== 'active') {
    installations.forget(issuer, clientId)
    installation = await find()
  }
  const status = installation && deploymentStatus(installation, deploymentId)
  return installation && status && status !== 'pending'
    ? { status, registration: asPlatform(installation) }
    : undefined
}
