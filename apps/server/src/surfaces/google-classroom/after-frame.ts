import { noteLinkLaunch } from '@lectern/catalog'
import type { AddOnContext } from '@lectern/google-classroom'
import type { DistrictScope } from '@lectern/database'
import type { Launch } from '@lectern/launch'
import { noteSubmission } from '@lectern/tenancy'
import type { GoogleClassroomSurface } from './google-classroom-surface.ts'
import type { PlacedContent } from './placed-content.ts'

interface ShownFrame {
  scope: DistrictScope
  launch: Launch
  placed: PlacedContent
  context: AddOnContext
}

/** What a frame leaves to do once its page is sent. Nobody waits for it, and a failure is logged. */
export function afterFrame({ beside }: Pick<GoogleClassroomSurface, 'beside'>, shown: ShownFrame): void {
  beside.add(noteWork(shown))
  beside.add(notePlacement(shown))
}

/** In Student View: whose work this is, for the review of it. */
async function noteWork({ scope, launch, placed, context }: ShownFrame): Promise<void> {
  const { installationId, context: course, person } = launch
  const submissionId = context.role === 'student' ? context.submissionId : undefined
  if (submissionId === undefined || placed.externalId === undefined || !course) return
  await noteSubmission(scope, {
    installationId,
    attachment: placed.externalId,
    submissionId,
    contextId: course.id,
    personId: person.id,
  })
}

async function notePlacement({ scope, launch, placed }: ShownFrame): Promise<void> {
  const { installationId, context: course, appId, resourceId } = launch
  const { externalId, named } = placed
  if (externalId === undefined || (appId ?? resourceId) === undefined) return
  await noteLinkLaunch(scope, {
    installationId,
    contextId: course?.id ?? null,
    appId: appId ?? null,
    resourceId: resourceId ?? null,
    named,
    externalId,
    lineItem: null,
  })
}
