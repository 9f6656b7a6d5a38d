import {
  verifyLaunch,
  type BoundState,
  type DeploymentStatus,
  type LaunchClaims,
  type VerifiedLaunch,
} from '@lectern/lti'
import type { DistrictScope } from '@lectern/database'
import type { Launch } from '@lectern/launch'
import { admitLaunch, noticeDeployment, type LtiInstallation } from '@lectern/tenancy'
import type { LaunchPage } from '../embed/launch-page.ts'
import { asPlatform, type InstalledPlatform, type LtiSurface } from './lti-surface.ts'
import { contextOf, linkOf, normalForm, roleOf } from './normal-form.ts'

export interface Admitted {
  launch: Launch
  scope: DistrictScope
  page: LaunchPage
  claims: LaunchClaims
}

/** Verifies a launch and, as its last step, admits it: consuming the nonce and writing its facts are one statement. */
export async function admitVerifiedLaunch(
  surface: LtiSurface,
  form: URLSearchParams,
  bound: BoundState,
): Promise<Admitted> {
  let admitted: Admitted | undefined
  await verifyLaunch<InstalledPlatform>(form, bound, {
    tool: { isOwnTarget: ({ origin }) => origin === new URL(surface.launchUrl).origin },
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
  { database, pseudonyms, findApp }: LtiSurface,
  verified: VerifiedLaunch<InstalledPlatform>,
  nonce: string,
  nonceExpiresAt: Date,
): Promise<Admitted | undefined> {
  const { claims, registration, subject } = verified
  const { districtId, installationId, issuer } = registration.installation
  const scope = database.district(districtId)
  const link = linkOf(verified)
  const appId = link === undefined ? undefined : await findApp(scope, link)
  const { personSourcedId } = claims.lis
  const facts = await admitLaunch(database, scope, {
    installationId,
    nonce,
    nonceExpiresAt,
    subjectHash: pseudonyms.subject(districtId, issuer, subject!), // no profile of ours allows anonymous launches
    sourcedIdHash: personSourcedId === undefined ? null : pseudonyms.sourcedId(districtId, personSourcedId),
    role: roleOf(verified),
    context: contextOf(claims),
    placement: claims.placement ?? null,
    appId: appId ?? null,
    isTestUser: verified.role.isTestUser,
  })
  if (!facts) return undefined
  return {
    launch: normalForm(verified, facts, appId),
    scope,
    page: {
      district: facts.district,
      link: link === undefined ? 'none' : appId ? 'app' : 'gone',
      nudgeWaits: facts.nudgeWaits,
    },
    claims,
  }
}
