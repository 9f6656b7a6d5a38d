import {
  verifyLaunch,
  type BoundState,
  type DeploymentStatus,
  type LaunchClaims,
  type VerifiedLaunch,
} from '@lectern/lti'
import { notePlacementLaunch } from '@lectern/catalog'
import type { DistrictScope } from '@lectern/database'
import type { Launch } from '@lectern/launch'
import { admitLaunch, noticeDeployment, type LtiInstallation } from '@lectern/tenancy'
import type { LaunchPage } from '../embed/launch-page.ts'
import { pickOf } from './deep-linking.ts'
import { asPlatform, isOwnTarget, type InstalledPlatform, type LtiSurface } from './lti-surface.ts'
import { contextOf, intentOf, linkOf, normalForm, roleOf, subjectOf } from './normal-form.ts'

export interface Admitted {
  launch: Launch
  scope: DistrictScope
  page: LaunchPage
  claims: LaunchClaims
  /** Where the page's forms may lead besides ourselves. */
  formAction: string[]
}

/** Verifies a launch and, as its last step, admits it: consuming the nonce and writing its facts are one statement. */
export async function admitVerifiedLaunch(
  surface: LtiSurface,
  form: URLSearchParams,
  bound: BoundState,
): Promise<Admitted> {
  let admitted: Admitted | undefined
  await verifyLaunch<InstalledPlatform>(form, bound, {
    tool: { isOwnTarget: isOwnTarget(surface) },
    keys: surface.keys,
    now: surface.now(),
    findRegistration: async (issuer, clientId) => {
      const [installation] = await surface.installations.find(issuer, clientId)
      return installation && asPlatform(installation)
    },
    deploymentStatus: ({ installation }, deploymentId) =>
      deploymentStatus(surface, installation, deploymentId),
    consumeNonce: async ({ nonce, expiresAt, launch }) => {
      admitted = await admit(surface, launch, nonce, expiresAt)
      return admitted !== undefined
    },
  })
  return admitted! // verifyLaunch throws where consumeNonce said no
}

/** What is not active in the cached record is looked at again: it may have been approved a moment ago. */
async function deploymentStatus(
  { database, installations }: LtiSurface,
  { deployments, districtId, installationId, issuer, clientId }: LtiInstallation,
  deploymentId: string,
): Promise<DeploymentStatus> {
  if (deployments[deploymentId] === 'active') return 'active'
  if (!deployments[deploymentId])
    await noticeDeployment(database.district(districtId), installationId, deploymentId)
  installations.forget(issuer, clientId)
  const [current] = await installations.find(issuer, clientId)
  return current?.deployments[deploymentId] ?? 'unknown'
}

async function admit(
  surface: LtiSurface,
  verified: VerifiedLaunch<InstalledPlatform>,
  nonce: string,
  nonceExpiresAt: Date,
): Promise<Admitted | undefined> {
  const { database, pseudonyms, findApp } = surface
  const { claims, registration } = verified
  const { districtId, installationId, issuer } = registration.installation
  const scope = database.district(districtId)
  const intent = intentOf(verified)
  const link = linkOf(verified)
  const appId = link === undefined ? undefined : await findApp(scope, link)
  const { personSourcedId } = claims.lis
  const facts = await admitLaunch(database, scope, {
    installationId,
    nonce,
    nonceExpiresAt,
    subjectHash: pseudonyms.subject(districtId, issuer, subjectOf(verified)),
    sourcedIdHash: personSourcedId === undefined ? null : pseudonyms.sourcedId(districtId, personSourcedId),
    role: roleOf(verified),
    context: contextOf(claims),
    placement: claims.placement ?? null,
    appId: appId ?? null,
    isTestUser: verified.role.isTestUser,
  })
  if (!facts) return undefined
  if (appId && claims.custom['placement'])
    await notePlacementLaunch(scope, {
      placementId: claims.custom['placement'],
      installationId,
      externalId: verified.resourceLink?.id ?? null,
    })
  const pick = pickOf(surface, verified, facts.launchId)
  return {
    launch: normalForm(verified, facts, intent, appId),
    scope,
    page: {
      district: facts.district,
      link: link === undefined ? 'none' : appId ? 'app' : 'gone',
      nudgeWaits: facts.nudgeWaits,
      picking: pick ? { multiple: pick.multiple, handle: pick.handle } : null,
    },
    claims,
    formAction: pick ? [new URL(pick.returnUrl).origin] : [],
  }
}
