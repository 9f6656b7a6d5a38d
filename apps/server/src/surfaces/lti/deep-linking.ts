import { randomUUID } from 'node:crypto'
import type { AppCard, PickRequest, PickResponse } from '@lectern/api-contracts'
import { recordPlacements } from '@lectern/catalog'
import type { DistrictScope } from '@lectern/database'
import { sealJson, unsealJson, type AppId, type EmbedSession, type LaunchId } from '@lectern/launch'
import { deepLinkingResponse, type DeepLinkingSettings, type VerifiedLaunch } from '@lectern/lti'
import { Problem } from '@lectern/problem'
import { asPlatform, isOwnTarget, type InstalledPlatform, type LtiSurface } from './lti-surface.ts'

/** What the platform asked for, kept by the page until the teacher has chosen. */
interface OpenPick {
  launchId: LaunchId
  issuer: string
  clientId: string
  deploymentId: string
  settings: DeepLinkingSettings
}

const purpose = 'deep linking'

/** For the page of a deep linking launch; undefined for any other. */
export function pickOf(
  { pickKey }: LtiSurface,
  {
    deepLinking,
    deploymentId,
    registration,
  }: VerifiedLaunch<InstalledPlatform> & { deepLinking?: DeepLinkingSettings },
  launchId: LaunchId,
): { multiple: boolean; handle: string; returnUrl: string } | undefined {
  if (!deepLinking) return undefined
  const { issuer, clientId } = registration
  const pick: OpenPick = { launchId, issuer, clientId, deploymentId, settings: deepLinking }
  return {
    multiple: deepLinking.multiple,
    handle: sealJson(pick, purpose, pickKey),
    returnUrl: deepLinking.returnUrl,
  }
}

/**
 * The teacher's choice becomes a signed answer for the platform, and each app in it a placement. Nothing is recorded
 * of what the platform does not take.
 * @throws Problem `pick.handle-invalid`, `pick.platform-gone`, or a code of `deepLinkingRefusals`
 */
export async function answerPick(
  surface: LtiSurface,
  scope: DistrictScope,
  session: EmbedSession,
  { handle }: Pick<PickRequest, 'handle'>,
  apps: readonly AppCard[],
): Promise<PickResponse> {
  const pick = openPick(surface, handle, session)
  const installation = (await surface.installations.find(pick.issuer, pick.clientId)).find(
    ({ installationId }) => installationId === session.installationId,
  )
  if (!installation) throw platformGone()
  const chosen = apps.map((app) => ({ app, placementId: randomUUID() }))
  const { action, jwt, placed } = await deepLinkingResponse(
    {
      settings: pick.settings,
      registration: asPlatform(installation),
      deploymentId: pick.deploymentId,
      tool: { isOwnTarget: isOwnTarget(surface) },
      items: chosen.map(({ app, placementId }) => ({
        type: 'ltiResourceLink',
        url: surface.launchUrl,
        title: app.name,
        custom: { app: app.id, placement: placementId },
      })),
    },
    await surface.signingKeys.active(),
    surface.now(),
  )
  await recordPlacements(
    scope,
    chosen.slice(0, placed.length).map(({ app, placementId }) => ({
      id: placementId,
      appId: app.id as AppId, // it came from this district's catalog
      resourceId: null,
      installationId: session.installationId,
      contextId: session.contextId ?? null,
      placedBy: session.personId,
    })),
  )
  return { action, fields: { JWT: jwt } }
}

function openPick({ pickKey }: LtiSurface, handle: string, session: EmbedSession): OpenPick {
  // The seal proves that pickOf wrote it.
  const pick = unsealJson(handle, purpose, pickKey) as OpenPick | undefined
  if (pick?.launchId === session.launchId) return pick
  throw new Problem({
    kind: 'invalid',
    code: 'pick.handle-invalid',
    message: 'This choice does not belong to this page. Open the picker again from the course.',
  })
}

const platformGone = (): Problem =>
  new Problem({
    kind: 'not-found',
    code: 'pick.platform-gone',
    message: 'The installation of this platform was removed meanwhile.',
  })
