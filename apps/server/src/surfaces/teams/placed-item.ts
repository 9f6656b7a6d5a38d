import { findAppByReference, findPlacement } from '@lectern/catalog'
import type { DistrictScope } from '@lectern/database'
import type { AppId, InstallationId, ResourceId, Role } from '@lectern/launch'
import { externalIdOfContext } from '@lectern/tenancy'
import type { LaunchPage } from '../embed/launch-page.ts'

/** What a tab or a link into it leads to. */
export interface PlacedItem {
  link: LaunchPage['link']
  appId?: AppId
  resourceId?: ResourceId
  placementId?: string
  /** The nudge that a notice led to. */
  nudgeId?: string
  /** The team that it was put into: whoever opens it has to belong there. */
  groupId?: string
}

/** In the addresses of tabs that were put into a channel. */
export const placementParameter = 'placement'

/** `placement-…`, `app-…`, `nudge-…`: reaches the tab as `page.subPageId`. */
export const itemOf = (kind: 'placement' | 'app' | 'nudge', id: string): string => `${kind}-${id}`

/** Anybody can write an address; what it names is looked up, and a student opens nothing that no teacher has placed. */
export async function placedItem(
  scope: DistrictScope,
  installationId: InstallationId,
  address: { placement: string | null; item: string | undefined },
): Promise<PlacedItem> {
  const [, kind, id] = /^(placement|app|nudge)-(.+)$/.exec(address.item ?? '') ?? []
  // The item of a link is newer than the tab that it opens.
  const placementId = kind === 'placement' ? id : kind === undefined ? address.placement : null
  if (placementId) return placementAt(scope, installationId, placementId)
  if (kind !== 'app' || id === undefined) return { link: 'none', nudgeId: kind === 'nudge' ? id : undefined }
  const app = await findAppByReference(scope, id)
  return app ? { link: 'app', appId: app.id } : { link: 'gone' }
}

/** An app that a link names and nobody placed is for teachers. */
export const openedBy = (role: Role, item: PlacedItem): PlacedItem =>
  role === 'student' && item.placementId === undefined ? { link: 'none' } : item

async function placementAt(
  scope: DistrictScope,
  installationId: InstallationId,
  placementId: string,
): Promise<PlacedItem> {
  const found = await findPlacement(scope, { installationId, placementId })
  if (!found) return { link: 'gone' }
  const { id, appId, resourceId, contextId } = found
  return {
    ...(appId ? { link: 'app', appId } : { link: 'resource', resourceId: resourceId ?? undefined }),
    placementId: id,
    groupId: contextId ? await externalIdOfContext(scope, contextId) : undefined,
  }
}
