import {
  verifyLaunch,
  type BoundState,
  type DeploymentStatus,
  type LaunchClaims,
  type VerifiedLaunch,
} from '@lectern/lti'
import { notePlacementLaunch } from '@lectern/catalog'
import type { Launch } from '@lectern/launch'
import { Problem } from '@lectern/problem'
import { deploymentStatus, noticeDeployment, type ContextServices } from '@lectern/tenancy'
import { askedOf, mayAsk } from './asked.ts'
import { admitToInstallation, type AdmittedPage } from './admit-to-installation.ts'
import { pickOf } from './deep-linking.ts'
import { asPlatform, isOwnTarget, type InstalledPlatform, type LtiSurface } from './lti-surface.ts'

export interface Admitted extends AdmittedPage {
  claims: LaunchClaims
  /** Where the page's forms may lead besides ourselves. */
  formAction: string[]
  /** Where the course's services are, if a feature needs them. */
  services: ContextServices | undefined
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
    deploymentStatus: async (registration, deploymentId) => {
      const customer = await customerOf(surface, registration, deploymentId)
      if (customer) return customer
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

/**
 * Whose deployment it is, if anybody's: several districts may share a registration. What is not active in the
 * cached records is looked at again: it may have been approved a moment ago.
 */
async function customerOf(
  { installations }: LtiSurface,
  { issuer, clientId }: InstalledPlatform,
  deploymentId: string,
): Promise<{ status: DeploymentStatus; registration: InstalledPlatform } | undefined> {
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

async function admit(
  surface: LtiSurface,
  verified: VerifiedLaunch<InstalledPlatform>,
  nonce: string,
  nonceExpiresAt: Date,
): Promise<Admitted | undefined> {
  const { claims, resourceLink } = verified
  const { installation } = verified.registration
  mayAsk(verified)
  const admitted = await admitToInstallation(surface, verified, {
    installation,
    namedBy: installation.issuer,
    nonce,
    nonceExpiresAt,
  })
  if (!admitted) return undefined
  const { launch, scope, page } = admitted
  if ((launch.appId ?? launch.resourceId) && claims.custom['placement'])
    await notePlacementLaunch(scope, {
      placementId: claims.custom['placement'],
      installationId: installation.installationId,
      externalId: resourceLink?.id ?? null,
      lineItem: claims.services.grades?.lineItemUrl ?? null,
    })
  const asked = askedOf(surface, verified, launch)
  const pick = pickOf(surface, verified, launch.id)
  return {
    launch: asked?.about === 'person' ? { ...launch, about: asked.person } : launch,
    scope,
    page: {
      ...page,
      picking: pick ? { multiple: pick.multiple, handle: pick.handle, counted: pick.counted } : null,
      asked,
    },
    claims,
    formAction: pick ? [new URL(pick.returnUrl).origin] : [],
    services: servicesOf(verified, launch),
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
