import type { PickRequest, PickResponse } from '@lectern/api-contracts'
import { recordPlacements } from '@lectern/catalog'
import {
  assignLink,
  closeFrameMessage,
  ensureAttachment,
  scopes,
  viewAddress,
  type Attachment,
} from '@lectern/google-classroom'
import type { DistrictScope } from '@lectern/database'
import type { AppId, EmbedSession, ResourceId } from '@lectern/launch'
import { Problem } from '@lectern/problem'
import { getGoogleInstallation, type GoogleInstallation } from '@lectern/tenancy'
import { derivedId } from '../derived-id.ts'
import type { PickedContent } from '../embed/embed-surface.ts'
import { noteRefusal } from '../note-refusal.ts'
import { beginSignIn } from './begin-sign-in.ts'
import type { GoogleClassroomSurface } from './google-classroom-surface.ts'
import { clientParameter } from './opened-frame.ts'
import { personApi, type PersonApi } from './person-api.ts'
import { openPick, type OpenPick } from './pick.ts'
import { externalIdOf, placedParameters } from './placed-content.ts'

interface Chosen {
  kind: 'app' | 'resource'
  id: string
  title: string
  url: string
}

interface Attaching {
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
 * @throws Problem `pick.handle-invalid`, or of `apiRefusals`
 */
export async function attachPicked(
  surface: GoogleClassroomSurface,
  scope: DistrictScope,
  session: EmbedSession,
  { handle, creditIds }: Pick<PickRequest, 'handle' | 'creditIds'>,
  content: PickedContent,
): Promise<PickResponse> {
  const pick = openPick(surface, handle, session)
  const chosen = chosenOf(content)
  if (chosen.length === 0)
    return { kind: 'placed', as: 'nothing', tellHost: closeFrameMessage, address: null }
  const installation = await getGoogleInstallation(
    surface.database,
    scope,
    session.installationId,
    surface.secrets.of('Google client secrets'),
  )
  const api = await personApi(surface, scope, installation, { ...session, audience: 'teacher' }, { attempts })
  if (!api)
    return {
      kind: 'grant',
      address: (await beginSignIn(surface, signInOf(installation, pick))).authorization,
    }
  const attaching = { surface, scope, session, installation, api, pick, creditIds }
  try {
    for (const one of chosen) await attach(attaching, one)
    return { kind: 'placed', as: 'attachments', tellHost: closeFrameMessage, address: null }
  } catch (error) {
    if (!(error instanceof Problem && error.code === 'classroom.licence-missing')) throw error
    await noteRefusal(surface, error, installation)
    return assignLinks(attaching, chosen)
  }
}

async function attach(
  { surface, scope, session, installation, api, pick: { frame }, creditIds }: Attaching,
  one: Chosen,
): Promise<void> {
  const { courseId, itemId, itemType, addOnToken } = frame
  const placementId = placementIdOf(session, frame, one)
  const viewOf = (kind: 'teacher' | 'student' | 'review'): string =>
    viewAddress(
      `${surface.framesUrl}${kind}`,
      {
        [clientParameter]: installation.clientId,
        [placedParameters.placement]: placementId,
        ...(one.kind === 'app' && { [placedParameters.app]: one.id }),
      },
      [surface.framesUrl],
    )
  const gives =
    itemType === 'courseWork' && installation.features.includes('credit') && creditIds.includes(one.id)
  const attachment = await ensureAttachment(
    api.classroom,
    { courseId, itemId, itemType },
    {
      title: one.title,
      teacherView: viewOf('teacher'),
      studentView: viewOf('student'),
      // Student work to review: what the student did with the app.
      ...(itemType === 'courseWork' && one.kind === 'app' && { studentWorkReview: viewOf('review') }),
      ...(gives && { maxPoints: 1 }),
    },
    { addOnToken },
  )
  await record(scope, session, one, placementId, attachment)
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

async function assignLinks(
  { surface, api, installation, pick }: Attaching,
  chosen: readonly Chosen[],
): Promise<PickResponse> {
  const needed = [scopes.courseWork]
  if (!needed.every((scope) => api.scopes.includes(scope))) {
    const { authorization } = await beginSignIn(surface, signInOf(installation, pick), ['addOn', 'links'])
    return { kind: 'grant', address: authorization }
  }
  const title = chosen.map((one) => one.title).join(', ')
  const { address } = await assignLink(
    api.classroom,
    pick.frame.courseId,
    {
      title: title.length > 200 ? `${title.slice(0, 199)}…` : title,
      links: chosen.slice(0, 20).map(({ url, title: name }) => ({ url, title: name })),
    },
    surface.now(),
  )
  return { kind: 'placed', as: 'links', tellHost: closeFrameMessage, address: address ?? null }
}

const signInOf = (installation: GoogleInstallation, { frame }: OpenPick) => ({
  frame,
  clientId: installation.clientId,
  installations: [installation],
})

const chosenOf = ({ apps, resources }: PickedContent): Chosen[] => [
  ...apps.map(({ id, name, url }) => ({ kind: 'app' as const, id, title: name, url })),
  ...resources.map(({ id, title, url }) => ({ kind: 'resource' as const, id, title, url })),
]

/** The same thing on the same item is the same placement. */
const placementIdOf = (
  { installationId }: EmbedSession,
  { courseId, itemId, itemType }: OpenPick['frame'],
  { kind, id }: Chosen,
): string => derivedId(installationId, courseId, itemType, itemId, kind, id)
