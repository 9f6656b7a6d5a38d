import { creditsAwaiting, noteLinkLaunch } from '@lectern/catalog'
import type { AddOnContext } from '@lectern/google-classroom'
import type { DistrictScope } from '@lectern/database'
import type { Launch } from '@lectern/launch'
import { noteSubmission, type GoogleInstallation } from '@lectern/tenancy'
import { offerFor } from '../credit/offer-for.ts'
import type { Recipient } from '../credit/recipient.ts'
import { startReport } from '../credit/start-report.ts'
import type { GoogleClassroomSurface } from './google-classroom-surface.ts'
import type { PlacedContent } from './placed-content.ts'

type Ports = Pick<GoogleClassroomSurface, 'beside' | 'secrets' | 'enqueue'>

interface ShownFrame {
  scope: DistrictScope
  launch: Launch
  placed: PlacedContent
  context: AddOnContext
  installation: GoogleInstallation
  /** Whom to tell when the app is opened, if that gives credit. */
  recipient: Recipient | undefined
}

/** What a frame leaves to do once its page is sent. Nobody waits for it, and a failure is logged. */
export function afterFrame(ports: Ports, shown: ShownFrame): void {
  ports.beside.add(noteWork(shown))
  ports.beside.add(notePlacement(ports, shown))
  ports.beside.add(tellWhatWaited(ports, shown))
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

async function notePlacement(
  { secrets }: Ports,
  { scope, launch, placed, recipient }: ShownFrame,
): Promise<void> {
  const { installationId, context: course, appId, resourceId } = launch
  const { externalId, named, scoreMaximum = null } = placed
  if (externalId === undefined || (appId ?? resourceId) === undefined) return
  const placementId = await noteLinkLaunch(scope, {
    installationId,
    contextId: course?.id ?? null,
    appId: appId ?? null,
    resourceId: resourceId ?? null,
    named,
    externalId,
    lineItem: null,
    copies: { scoreMaximum },
  })
  if (placementId && recipient && launch.earnsCredit)
    await offerFor(scope, launch, placementId, recipient, secrets.of('credit recipients'))
}

/** In the name of the teacher who has come, now that they have. */
async function tellWhatWaited(
  { enqueue }: Ports,
  { scope, launch, installation: { installationId, features } }: ShownFrame,
): Promise<void> {
  const { person, context: course } = launch
  if (person.role !== 'teacher' || !course || !features.includes('credit')) return
  const waiting = await creditsAwaiting(scope, {
    installationId,
    contextId: course.id,
    personId: person.id,
  })
  for (const credit of waiting) await startReport(enqueue, scope, credit, person.id)
}
