import type { PickRequest, PickResponse } from '@lectern/api-contracts'
import { findPlacementDraft, keepPlacementDraft, recordPlacements } from '@lectern/catalog'
import type { DistrictScope } from '@lectern/database'
import type { AppId, EmbedSession, ResourceId } from '@lectern/launch'
import { Problem } from '@lectern/problem'
import { addChannelTab, assignLinks, channelTabEntities, findCatalogApp, tabDeepLink } from '@lectern/teams'
import type { TeamsInstallation } from '@lectern/tenancy'
import { derivedId } from '../derived-id.ts'
import type { PickedContent } from '../embed/embed-surface.ts'
import { catalogTab } from './app-description.ts'
import { verifiedPerson } from './launch-tab.ts'
import { namedInstallations } from './named-installations.ts'
import { personGraph, type PersonPurpose } from './person-graph.ts'
import { openPick, pickForeign, type OpenPick, type PickPlace } from './pick.ts'
import { itemOf } from './placed-item.ts'
import { browserUrl, channelTabUrl, removalUrl } from './tab-addresses.ts'
import { subjectHashOf, type TeamsSurface } from './teams-surface.ts'
import { windowFor } from './window-errand.ts'

interface Placing {
  surface: TeamsSurface
  scope: DistrictScope
  session: EmbedSession
  pick: OpenPick
  installation: TeamsInstallation
  chosen: readonly Chosen[]
}

interface Chosen {
  placementId: string
  kind: 'app' | 'resource'
  id: string
  title: string
}

type Request = Omit<PickRequest, 'appIds' | 'resourceIds'>

/**
 * The teacher's choice becomes tabs of the channel, one draft of an assignment, or the settings of the tab that the host's
 * own button makes. A placement is written down first: one that Microsoft never took harms nobody, and one that it took
 * always opens.
 * @throws Problem `pick.handle-invalid`, or of `tokenRefusals`, `entraRefusals`, `graphRefusals`
 */
export async function placePicked(
  surface: TeamsSurface,
  scope: DistrictScope,
  session: EmbedSession,
  request: Request,
  content: PickedContent,
): Promise<PickResponse> {
  const pick = openPick(surface, request.handle, session)
  const { into } = request
  if (into === undefined || !pick.into.includes(into)) throw pickForeign()
  const installations = await namedInstallations(surface, pick.clientId)
  const installation = installations.find(({ tenantId }) => tenantId === pick.tenantId)
  if (!installation) throw pickForeign()
  const placing = { surface, scope, session, pick, installation, chosen: chosenOf(content, pick, into) }
  if (into === 'settings') return settingsOf(placing)
  if (placing.chosen.length === 0) return { kind: 'placed', as: 'nothing', tellHost: {}, address: null }
  return into === 'tab' ? asTabs(placing, request) : asAssignment(placing, request)
}

async function settingsOf(placing: Placing): Promise<PickResponse> {
  const { surface, installation, chosen } = placing
  const [one] = chosen
  if (one) await record(placing, [one])
  const { placementId } = one ?? {}
  return {
    kind: 'settings',
    settings: {
      entityId: placementId ? itemOf('placement', placementId) : catalogTab,
      contentUrl: channelTabUrl(surface, installation, placementId),
      websiteUrl: browserUrl(surface, { ...installation, placement: placementId ?? null }),
      removeUrl: removalUrl(surface),
      suggestedDisplayName: one?.title ?? 'Lectern',
    },
  }
}

async function asTabs(placing: Placing, request: Request): Promise<PickResponse> {
  const { surface, installation, pick, chosen } = placing
  const { teamId, channelId } = pick
  if (teamId === undefined || channelId === undefined) throw pickForeign()
  return inName(placing, request, 'tab', async (graph) => {
    const catalogAppId = await findCatalogApp(graph, installation.manifestId)
    if (catalogAppId === undefined) throw notInCatalog()
    await record(placing, chosen)
    // Whoever tries again, after whatever failed, makes no second one.
    const standing = await channelTabEntities(graph, { teamId, channelId })
    for (const one of chosen) {
      const entityId = itemOf('placement', one.placementId)
      if (standing.has(entityId)) continue
      await addChannelTab(graph, {
        teamId,
        channelId,
        catalogAppId,
        name: one.title.slice(0, 128),
        entityId,
        contentUrl: channelTabUrl(surface, installation, one.placementId),
        websiteUrl: browserUrl(surface, { ...installation, placement: one.placementId }),
        removeUrl: removalUrl(surface),
      })
    }
    return { kind: 'placed', as: 'tabs', tellHost: {}, address: null }
  })
}

async function asAssignment(placing: Placing, request: Request): Promise<PickResponse> {
  const { scope, pick, chosen } = placing
  const { teamId } = pick
  if (teamId === undefined) throw pickForeign()
  return inName(placing, request, 'assignment', async (graph) => {
    const title = chosen.map((one) => one.title).join(', ')
    const ids = chosen.map(({ placementId }) => placementId)
    await record(placing, chosen)
    const { address } = await assignLinks(graph, teamId, {
      title: title.length > 200 ? `${title.slice(0, 199)}…` : title,
      links: chosen.map((one) => ({ title: one.title, url: linkTo(placing, one) })),
      draftId: await findPlacementDraft(scope, ids),
      keep: (draftId) => keepPlacementDraft(scope, ids, draftId),
    })
    return { kind: 'placed', as: 'assignment', tellHost: {}, address: address ?? null }
  })
}

/** Opens exactly this in the personal tab, and in the browser where Teams is not. */
const linkTo = ({ surface, installation }: Placing, { placementId, title }: Chosen): string =>
  tabDeepLink({
    manifestId: installation.manifestId,
    entityId: catalogTab,
    subPageId: itemOf('placement', placementId),
    webUrl: browserUrl(surface, { ...installation, placement: placementId }),
    label: title,
    tenantId: installation.tenantId,
  })

/** In the teacher's own name, proved anew; what Microsoft wants to be asked first becomes a window. */
async function inName(
  { surface, installation, pick }: Placing,
  { hostToken, afterConsent }: Request,
  purpose: PersonPurpose,
  place: (graph: Awaited<ReturnType<typeof personGraph>>) => Promise<PickResponse>,
): Promise<PickResponse> {
  const { clientId } = installation
  const person = await verifiedPerson(
    surface,
    { clientId, installations: [installation] },
    `Bearer ${hostToken ?? ''}`,
  )
  if (subjectHashOf(surface, installation, person.objectId).toString('base64url') !== pick.subject)
    throw pickForeign()
  try {
    return await place(await personGraph(surface, installation, person.assertion, purpose, { afterConsent }))
  } catch (error) {
    const window = error instanceof Problem && windowFor(surface, error, { clientId, installation })
    if (window) return { kind: 'grant', ...window }
    throw error
  }
}

const record = ({ scope, session, installation, pick }: Placing, placed: readonly Chosen[]): Promise<void> =>
  recordPlacements(
    scope,
    placed.map(({ placementId, kind, id }) => ({
      id: placementId,
      // They came from this district's catalog and its resources.
      ...(kind === 'app' ? { appId: id as AppId } : { resourceId: id as ResourceId }),
      installationId: installation.installationId,
      // Only a team that Microsoft confirmed binds it.
      contextId: (pick.teamId && session.contextId) || null,
      placedBy: session.personId,
    })),
  )

/** The same thing out of the same page into the same place is the same placement. */
function chosenOf({ apps, resources }: PickedContent, { launchId }: OpenPick, into: PickPlace): Chosen[] {
  const placed = (kind: Chosen['kind'], id: string, title: string): Chosen => ({
    placementId: derivedId(launchId, into, kind, id),
    kind,
    id,
    title,
  })
  return [
    ...apps.map(({ id, name }) => placed('app', id, name)),
    ...resources.map(({ id, title }) => placed('resource', id, title)),
  ]
}

const notInCatalog = (): Problem =>
  new Problem({
    kind: 'conflict',
    code: 'teams.app-not-in-catalog',
    message:
      "The app is not in the tenant's catalog of Teams apps. Upload its package in the Teams admin center.",
  })
