import { findAppByReference, findPlacement, type FoundPlacement } from '@lectern/catalog'
import {
  knownAncestor,
  readAttachmentAt,
  type Attachment,
  type ClassroomApi,
  type Frame,
} from '@lectern/google-classroom'
import type { DistrictScope } from '@lectern/database'
import type { AppId, ResourceId } from '@lectern/launch'
import { Problem } from '@lectern/problem'
import type { GoogleInstallation } from '@lectern/tenancy'
import type { LaunchPage } from '../embed/launch-page.ts'

/** What an attachment leads to. */
export interface PlacedContent {
  link: LaunchPage['link']
  appId?: AppId
  resourceId?: ResourceId
  /** Its own, once it was opened. */
  placementId?: string
  /** The placement that it names, or that it is a copy of; the same as its own where it has one. */
  named?: string
  /** What it was worth when it was placed, here or in what it is a copy of; 0 or null: nothing. */
  scoreMaximum?: number | null
  /** As Google names the attachment. */
  externalId?: string
}

/** Our own parameters in the addresses of an attachment's views. */
export const placedParameters = { placement: 'placement', app: 'app' } as const

export const externalIdOf = (place: { courseId: string; itemId: string; attachmentId: string }): string =>
  `${place.courseId}/${place.itemId}/${place.attachmentId}`

/**
 * What stands in the frame's own address anybody can write, so it is asked of Google what the attachment leads to. One that
 * came with a copied course or post still names the placement of its origin.
 */
export async function placedIn(
  api: ClassroomApi,
  scope: DistrictScope,
  { installationId }: Pick<GoogleInstallation, 'installationId'>,
  frame: Frame,
): Promise<PlacedContent> {
  if (!('attachmentId' in frame)) return { link: 'none' }
  const externalId = externalIdOf(frame)
  const known = await findPlacement(scope, { installationId, externalId })
  if (known) return { ...contentOf(known), placementId: known.id, externalId }
  const attachment = await attachmentAt(api, frame)
  if (!attachment) return { link: 'gone' }
  const named = await namedBy(attachment, (placementId) =>
    findPlacement(scope, { installationId, placementId }),
  )
  if (named) return { ...contentOf(named), externalId }
  const origin = await originOf(attachment, (id) => findPlacement(scope, { installationId, externalId: id }))
  if (origin) return { ...contentOf(origin), externalId }
  const reference = ownParameter(attachment, placedParameters.app)
  const app = reference === undefined ? null : await findAppByReference(scope, reference)
  return app
    ? { link: 'app', appId: app.id, externalId, scoreMaximum: attachment.maxPoints }
    : { link: 'gone' }
}

async function attachmentAt(
  api: ClassroomApi,
  { courseId, itemId, itemType, attachmentId }: Frame & { attachmentId: string },
): Promise<Attachment | undefined> {
  try {
    return await readAttachmentAt(api, { courseId, itemId, itemType, attachmentId })
  } catch (error) {
    if (error instanceof Problem && error.code === 'classroom.not-found') return undefined
    throw error
  }
}

type Find = (id: string) => Promise<FoundPlacement | undefined>

async function namedBy(attachment: Attachment, find: Find): Promise<FoundPlacement | undefined> {
  const placementId = ownParameter(attachment, placedParameters.placement)
  return placementId === undefined ? undefined : find(placementId)
}

async function originOf(attachment: Attachment, find: Find): Promise<FoundPlacement | undefined> {
  const known = new Map<string, FoundPlacement>()
  for (const place of attachment.copyOf) {
    const found = await find(externalIdOf(place))
    if (found) known.set(externalIdOf(place), found)
  }
  return knownAncestor(attachment, (place) => known.get(externalIdOf(place)))
}

const ownParameter = ({ studentView }: Attachment, name: string): string | undefined =>
  (URL.canParse(studentView) && new URL(studentView).searchParams.get(name)) || undefined

const contentOf = ({ id, appId, resourceId, scoreMaximum }: FoundPlacement): PlacedContent =>
  appId
    ? { link: 'app', appId, named: id, scoreMaximum }
    : { link: 'resource', resourceId: resourceId ?? undefined, named: id }
