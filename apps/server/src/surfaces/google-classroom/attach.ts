import type { PickRequest, PickResponse } from '@lectern/api-contracts'
import { recordPlacements } from '@lectern/catalog'
import {
  closeFrameMessage,
  ensureAttachment,
  heldWithRoomFor,
  type Attachment,
} from '@lectern/google-classroom'
import type { DistrictScope } from '@lectern/database'
import type { AppId, EmbedSession, ResourceId } from '@lectern/launch'
import { Problem } from '@lectern/problem'
import { getGoogleInstallation, type GoogleInstallation } from '@lectern/tenancy'
import type { PickedContent } from '../embed/embed-surface.ts'
import { noteRefusal } from '../note-refusal.ts'
import { orAskFirst } from './ask-first.ts'
import { assignPickedLinks } from './assign-picked-links.ts'
import { attachmentOf, chosenOf, placementIdOf, type Chosen } from './chosen-content.ts'
import type { GoogleClassroomSurface } from './google-classroom-surface.ts'
import { grantEnded, personApi, type PersonApi } from './person-api.ts'
import { openPick, type OpenPick } from './pick.ts'
import { externalIdOf } from './placed-content.ts'

export interface Attaching {
  surface: GoogleClassroomSurface
  scope: DistrictScope
  session: EmbedSession
  installation: GoogleInstallation
  api: PersonApi
  pick: OpenPick
  creditIds: readonly string[]
}

/** A person waits for it. */
const attempts = 2

/**
 * The teacher's choice becomes attachments of the item, one after the other. What was attached stays when a later one
 * fails, and the same choice again attaches only what is missing. Where the teacher has no licence for add-ons the same
 * choice becomes the links of one assignment, a draft.
 * @throws Problem `pick.handle-invalid`, or of `apiRefusals`; its `pick` tells what was attached all the same
 */
export async function attachPicked(
  surface: GoogleClassroomSurface,
  scope: DistrictScope,
  session: EmbedSession,
  { handle, creditIds }: Pick<PickRequest, 'handle' | 'creditIds'>,
  content: PickedContent,
): Promise<PickResponse> {
  const pick = openPick(surface, handle, session)
  const { frame, subject } = pick
  const chosen = chosenOf(content)
  if (chosen.length === 0)
    return { kind: 'placed', as: 'nothing', tellHost: closeFrameMessage, address: null }
  const { installationId } = session
  const clientSecrets = surface.secrets.of('Google client secrets')
  const installation = await getGoogleInstallation(surface.database, scope, installationId, clientSecrets)
  const attaching = { surface, scope, session, installation, pick, creditIds }
  // Two pages, or two clicks, on the same item: the second finds what the first has attached.
  return scope.inTurn(`attachments of ${installationId} ${placeOf(frame)}`, () =>
    orAskFirst(surface, { installation, frame, subject, features: ['addOn'] }, async () => {
      const api = await apiOf(attaching)
      try {
        await attachAll({ ...attaching, api }, chosen)
        return { kind: 'placed', as: 'attachments', tellHost: closeFrameMessage, address: null }
      } catch (error) {
        if (!(error instanceof Problem && error.code === 'classroom.licence-missing')) throw error
        await noteRefusal(surface, error, installation)
        return assignPickedLinks({ ...attaching, api }, chosen)
      }
    }),
  )
}

async function apiOf({ surface, scope, session, installation }: Omit<Attaching, 'api'>): Promise<PersonApi> {
  const key = { ...session, audience: 'teacher' } as const
  const api = await personApi(surface, scope, installation, key, { attempts })
  if (api) return api
  throw grantEnded()
}

async function attachAll(attaching: Attaching, chosen: readonly Chosen[]): Promise<void> {
  const { scope, session, api, pick } = attaching
  const { courseId, itemId, itemType, addOnToken } = pick.frame
  const wanted = chosen.map((one) => {
    const placementId = placementIdOf(session, pick.frame, one)
    return { one, placementId, attachment: attachmentOf(attaching, one, placementId) }
  })
  const item = { courseId, itemId, itemType }
  const views = wanted.map(({ attachment }) => attachment.studentView)
  const placed: string[] = []
  try {
    const held = await heldWithRoomFor(api.classroom, item, views)
    for (const { one, placementId, attachment } of wanted) {
      const made = await ensureAttachment(api.classroom, item, attachment, { addOnToken, held })
      await record(scope, session, one, placementId, made)
      placed.push(one.id)
    }
  } catch (error) {
    if (error instanceof Problem) throw error.with({ pick: { placed, room: error.details['room'] } })
    throw error
  }
}

const record = (
  scope: DistrictScope,
  { installationId, contextId, personId }: EmbedSession,
  { kind, id }: Chosen,
  placementId: string,
  { place, maxPoints }: Attachment,
): Promise<void> =>
  recordPlacements(scope, [
    {
      id: placementId,
      // They came from this district's catalog and its resources.
      ...(kind === 'app' ? { appId: id as AppId } : { resourceId: id as ResourceId }),
      installationId,
      contextId: contextId ?? null,
      placedBy: personId,
      externalId: externalIdOf(place),
      scoreMaximum: maxPoints,
    },
  ])

const placeOf = ({ courseId, itemType, itemId }: OpenPick['frame']): string =>
  `${courseId} ${itemType} ${itemId}`
