import { viewAddress, type NewAttachment } from '@lectern/google-classroom'
import type { EmbedSession } from '@lectern/launch'
import { derivedId } from '../derived-id.ts'
import type { PickedContent } from '../embed/embed-surface.ts'
import type { Attaching } from './attach.ts'
import { clientParameter } from './opened-frame.ts'
import type { OpenPick } from './pick.ts'
import { placedParameters } from './placed-content.ts'

/** One of the things that a teacher chose. */
export interface Chosen {
  kind: 'app' | 'resource'
  id: string
  title: string
  url: string
}

export const chosenOf = ({ apps, resources }: PickedContent): Chosen[] => [
  ...apps.map(({ id, name, url }) => ({ kind: 'app' as const, id, title: name, url })),
  ...resources.map(({ id, title, url }) => ({ kind: 'resource' as const, id, title, url })),
]

/** The same thing on the same item is the same placement. */
export const placementIdOf = (
  { installationId }: EmbedSession,
  { courseId, itemId, itemType }: OpenPick['frame'],
  { kind, id }: Chosen,
): string => derivedId(installationId, courseId, itemType, itemId, kind, id)

export function attachmentOf(
  { surface, installation, pick: { frame }, creditIds }: Attaching,
  one: Chosen,
  placementId: string,
): NewAttachment {
  const isWork = frame.itemType === 'courseWork'
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
  return {
    title: one.title,
    teacherView: viewOf('teacher'),
    studentView: viewOf('student'),
    // Student work to review: what the student did with the app.
    ...(isWork && one.kind === 'app' && { studentWorkReview: viewOf('review') }),
    ...(isWork && installation.features.includes('credit') && creditIds.includes(one.id) && { maxPoints: 1 }),
  }
}
