import { activateProvenDeployment } from '@lectern/tenancy'
import { customerOf, type Customer } from '../lti/customer-of.ts'
import type { LtiSurface } from '../lti/lti-surface.ts'
import { claimsMigration, proveMigration, type ClaimingLaunch } from './prove-migration.ts'

/**
 * A deployment that nobody has approved, of which the launch proves that it belongs to the LTI 1.1 customer of a
 * district that has installed this registration: it is let in.
 */
export async function letInProven(
  surface: LtiSurface,
  launch: ClaimingLaunch,
): Promise<Customer | undefined> {
  if (!claimsMigration(launch.claims)) return undefined
  const { issuer, clientId } = launch.registration
  const candidates = await surface.installations.find(issuer, clientId)
  const proof = await proveMigration(
    surface,
    launch,
    candidates.map(({ districtId }) => districtId),
  )
  if (!proof || 'problem' in proof) return undefined
  const { consumer } = proof
  const installation = candidates.find(({ districtId }) => districtId === consumer.districtId)
  if (!installation) return undefined
  await activateProvenDeployment(
    surface.database,
    surface.database.district(installation.districtId),
    launch.registration,
    {
      installationId: installation.installationId,
      deploymentId: launch.deploymentId,
      replaces: consumer.installationId,
    },
  )
  return customerOf(surface, launch.registration, launch.deploymentId)
}
