import { randomUUID } from 'node:crypto'
import type { PickRequest, PickResponse } from '@lectern/api-contracts'
import { recordPlacements } from '@lectern/catalog'
import type { DistrictScope } from '@lectern/database'
import type { AppId, EmbedSession, LaunchId, ResourceId } from '@lectern/launch'
import {
  deepLinkingResponse,
  type ContentItem,
  type DeepLinkingSettings,
  type VerifiedLaunch,
} from '@lectern/lti'
import { Problem } from '@lectern/problem'
import type { PickedContent } from '../embed/embed-surface.ts'
import { pageHandle } from '../page-handle.ts'
import { formOf, itemOf, type Chosen } from './placed-items.ts'
import type { LaunchPage } from '../embed/launch-page.ts'
import { takesCredit, withCredit } from '../lti-credit/credit-link.ts'
import { asPlatform, isOwnTarget, type InstalledPlatform, type LtiSurface } from './lti-surface.ts'

/** What the platform asked for, kept by the page until the teacher has chosen. */
interface OpenPick {
  launchId: LaunchId
  issuer: string
  clientId: string
  deploymentId: string
  settings: DeepLinkingSettings
}

const picks = pageHandle<OpenPick>(
  'deep linking',
  () =>
    new Problem({
      kind: 'invalid',
      code: 'pick.handle-invalid',
      message: 'This choice does not belong to this page. Open the picker again from the course.',
    }),
)

/** For the page of a deep linking launch; undefined for any other. */
export function pickOf(
  { pickKey }: LtiSurface,
  {
    deepLinking,
    deploymentId,
    registration,
  }: VerifiedLaunch<InstalledPlatform> & { deepLinking?: DeepLinkingSettings },
  launchId: LaunchId,
): { picking: NonNullable<LaunchPage['picking']>; returnUrl: string } | undefined {
  if (!deepLinking) return undefined
  const { issuer, clientId, installation } = registration
  const pick = { launchId, issuer, clientId, deploymentId, settings: deepLinking }
  return {
    picking: {
      multiple: deepLinking.multiple,
      handle: picks.seal(pick, pickKey),
      counted: formOf(deepLinking, registration.profile) === 'ltiResourceLink',
      credit: takesCredit(installation, deepLinking, registration.profile),
    },
    returnUrl: deepLinking.returnUrl,
  }
}

/**
 * The teacher's choice becomes a signed answer for the platform, and each link in it that launches us a placement.
 * Nothing is recorded of what the platform does not take, or takes as a link to elsewhere.
 * @throws Problem `pick.handle-invalid`, `pick.platform-gone`, or a code of `deepLinkingRefusals`
 */
export async function answerPick(
  surface: LtiSurface,
  scope: DistrictScope,
  session: EmbedSession,
  { handle, creditIds }: Pick<PickRequest, 'handle' | 'creditIds'>,
  content: PickedContent,
): Promise<PickResponse> {
  const pick = picks.open(handle, session, surface.pickKey)
  const installation = (await surface.installations.find(pick.issuer, pick.clientId)).find(
    ({ installationId }) => installationId === session.installationId,
  )
  if (!installation) throw platformGone()
  const registration = asPlatform(installation)
  const { settings } = pick
  const form = formOf(settings, registration.profile)
  const credited = new Set(takesCredit(installation, settings, registration.profile) ? creditIds : [])
  const placedAs = (one: Chosen): ContentItem => {
    const item = itemOf(one, form, surface)
    return one.kind === 'app' && credited.has(one.id) ? withCredit(item, one, surface.launchUrl) : item
  }
  const chosen = new Map(chosenOf(content).map((one) => [placedAs(one), one]))
  const { action, jwt, placed } = await deepLinkingResponse(
    {
      settings: pick.settings,
      registration,
      deploymentId: pick.deploymentId,
      tool: { isOwnTarget: isOwnTarget(surface) },
      items: [...chosen.keys()],
    },
    await surface.signingKeys.active(),
    surface.now(),
  )
  const launching = placed.flatMap(({ item }) => (item.type === 'ltiResourceLink' ? chosen.get(item)! : []))
  await recordPlacements(
    scope,
    launching.map(({ kind, id, placementId }) => ({
      id: placementId,
      // They came from this district's catalog and its resources.
      ...(kind === 'app' ? { appId: id as AppId } : { resourceId: id as ResourceId }),
      installationId: session.installationId,
      contextId: session.contextId ?? null,
      placedBy: session.personId,
    })),
  )
  return { kind: 'form', action, fields: { JWT: jwt } }
}

const chosenOf = ({ apps, resources }: PickedContent): Chosen[] => [
  ...apps.map(({ id, name, url }) => ({ kind: 'app' as const, id, name, url, placementId: randomUUID() })),
  ...resources.map(({ id, title, description, url }) => ({
    kind: 'resource' as const,
    id,
    name: title,
    text: description ?? undefined,
    url,
    placementId: randomUUID(),
  })),
]

const platformGone = (): Problem =>
  new Problem({
    kind: 'not-found',
    code: 'pick.platform-gone',
    message: 'The installation of this platform was removed meanwhile.',
  })
