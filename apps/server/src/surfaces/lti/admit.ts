import { verifyLaunch, type BoundState, type VerifiedLaunch } from '@lectern/lti'
import type { Launch } from '@lectern/launch'
import { Problem } from '@lectern/problem'
import { noticeDeployment, refuseRemoved, type ContextServices } from '@lectern/tenancy'
import { recipientOfLaunch } from '../lti-credit/recipient-of-launch.ts'
import type { Recipient } from '../credit/recipient.ts'
import { letInProven } from '../lti-migration/let-in-proven.ts'
import type { Migrated } from '../lti-migration/migrate-launch.ts'
import { askedOf, mayAsk } from './asked.ts'
import { admitToInstallation, type AdmittedPage } from './admit-to-installation.ts'
import { customerOf } from './customer-of.ts'
import { pickOf } from './deep-linking.ts'
import { asPlatform, isOwnTarget, type InstalledPlatform, type LtiSurface } from './lti-surface.ts'

export interface Admitted extends AdmittedPage {
  verified: VerifiedLaunch<InstalledPlatform>
  /** Where the page's forms may lead besides ourselves. */
  formAction: string[]
  /** Where the course's services are, if a feature needs them. */
  services: ContextServices | undefined
  /** Whom to tell when the app is opened, if that gives credit. */
  recipient: Recipient | undefined
  /** What the launch proves of its LTI 1.1 past. */
  migrated: Migrated | undefined
}

/** Verifies a launch and, as its last step, admits it: consuming the nonce and writing its facts are one statement. */
export async function admitVerifiedLaunch(
  surface: LtiSurface,
  form: URLSearchParams,
  bound: BoundState,
): Promise<Admitted> {
  let admitted: Admitted | undefined
  let approvalCode: string | undefined
  await verifyLaunch<InstalledPlatform>(form, bound, {
    tool: { isOwnTarget: isOwnTarget(surface) },
    keys: surface.keys,
    now: surface.now(),
    findRegistration: async (issuer, clientId) => {
      const [installation] = await surface.installations.find(issuer, clientId)
      return installation && asPlatform(installation)
    },
    deploymentStatus: async (registration, deploymentId, claims) => {
      const customer =
        (await customerOf(surface, registration, deploymentId)) ??
        (await letInProven(surface, { registration, deploymentId, claims }))
      if (customer) return customer
      // Those who share the registration must not be asked about a deployment of one who has left.
      const { issuer, clientId } = registration
      await refuseRemoved(surface.database, { surface: 'lti', issuer, clientId, customer: deploymentId })
      approvalCode = await noticeDeployment(surface.database, registration, deploymentId)
      return 'pending'
    },
    consumeNonce: async ({ nonce, expiresAt, launch }) => {
      admitted = await admit(surface, launch, nonce, expiresAt)
      return admitted !== undefined
    },
  }).catch((error: unknown) => {
    throw approvalCode && error instanceof Problem ? error.with({ approvalCode }) : error
  })
  return admitted! // verifyLaunch throws where consumeNonce said no
}

async function admit(
  surface: LtiSurface,
  verified: VerifiedLaunch<InstalledPlatform>,
  nonce: string,
  nonceExpiresAt: Date,
): Promise<Admitted | undefined> {
  const { installation } = verified.registration
  mayAsk(verified)
  const recipient = recipientOfLaunch({
    message: verified,
    features: installation.features,
    resourceLinkId: verified.resourceLink?.id,
    from: verified,
  })
  const migrated = await surface.migrations.apply(surface, verified)
  const admitted = await admitToInstallation(surface, verified, {
    installation,
    namedBy: installation.issuer,
    earnsCredit: recipient !== undefined,
    nonce,
    nonceExpiresAt,
  })
  if (!admitted) return undefined
  const { launch, scope, page } = admitted
  const asked = askedOf(surface, verified, launch)
  const pick = pickOf(surface, verified, launch.id)
  return {
    launch: asked?.about === 'person' ? { ...launch, about: asked.person } : launch,
    scope,
    page: { ...page, picking: pick?.picking ?? null, asked },
    verified,
    formAction: pick ? [new URL(pick.returnUrl).origin] : [],
    services: servicesOf(verified, launch),
    recipient,
    migrated,
  }
}

/** Addresses of the platform, kept where the district switched on what calls them. */
function servicesOf(
  { registration: { installation }, deploymentId, claims: { services } }: VerifiedLaunch<InstalledPlatform>,
  { context }: Launch,
): ContextServices | undefined {
  const { features, installationId } = installation
  if (!context || !(features.includes('roster') || features.includes('credit'))) return undefined
  return {
    contextId: context.id,
    installationId,
    deploymentId,
    membershipsUrl: (features.includes('roster') && services.memberships?.url) || null,
    lineItemsUrl: (features.includes('credit') && services.grades?.lineItemsUrl) || null,
    gradeScopes: features.includes('credit') ? (services.grades?.scopes ?? []) : [],
  }
}
