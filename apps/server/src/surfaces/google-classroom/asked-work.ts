import { creditOf } from '@lectern/catalog'
import type { DistrictScope } from '@lectern/database'
import type { EmbedSession, Launch, LaunchId } from '@lectern/launch'
import type { SubmissionPlace } from '@lectern/google-classroom'
import { Problem } from '@lectern/problem'
import { findSubmitter, type GoogleInstallation } from '@lectern/tenancy'
import type { Asked } from '../embed/asked-model.ts'
import { pageHandle } from '../page-handle.ts'
import { subjectHashOf, type GoogleClassroomSurface } from './google-classroom-surface.ts'
import type { PlacedContent } from './placed-content.ts'
import { shownWork, type ConfirmedWork } from './submitted-work.ts'

interface AskedFor {
  installation: GoogleInstallation
  work: ConfirmedWork
  placed: PlacedContent
  launch: Launch
}

/** The page of a review frame: one student's use of the attached app in this class, how their work stands, and its points. */
export async function askedWork(
  surface: Pick<GoogleClassroomSurface, 'pseudonyms' | 'secrets'>,
  scope: DistrictScope,
  { installation, work, placed, launch }: AskedFor,
): Promise<Asked> {
  const { installationId } = installation
  const { place, submission, maximum } = work
  const { appId, placementId, externalId } = placed
  const submitter =
    externalId === undefined
      ? undefined
      : await findSubmitter(scope, {
          installationId,
          attachment: externalId,
          submissionId: place.submissionId,
        })
  const credit = placementId && submitter && (await creditOf(scope, placementId, submitter))
  return {
    about: 'work',
    // Google tells whose it is only to who granted more than the add-on needs.
    learner:
      submission.userId === undefined
        ? { personId: submitter }
        : {
            subject: {
              installationId,
              hash: subjectHashOf(surface, installation, submission.userId).toString('base64url'),
            },
          },
    isSelf: false,
    // Classroom shows it beside the frame.
    name: null,
    appReference: appId,
    placed: { installationId, placementId, externalId },
    contextId: launch.context?.id ?? null,
    scoreHandle: null,
    submission: {
      ...shownWork(work),
      pointsHandle:
        maximum > 0
          ? gradable.seal({ launchId: launch.id, place, maximum }, surface.secrets.of('Google grades'))
          : null,
      credit: credit ? { state: credit.state, reason: credit.reason, words: credit.words } : null,
    },
  }
}

/** Work that the page's teacher may grade, kept by the page until they do. */
interface GradableWork {
  launchId: LaunchId
  place: SubmissionPlace
  maximum: number
}

const gradable = pageHandle<GradableWork>(
  'google-classroom.grade',
  () =>
    new Problem({
      kind: 'invalid',
      code: 'page.handle-invalid',
      message: 'This does not belong to this page. Open it again from Classroom.',
    }),
)

/** @throws Problem `page.handle-invalid` */
export const openWork = (
  { secrets }: Pick<GoogleClassroomSurface, 'secrets'>,
  handle: string,
  session: EmbedSession,
): GradableWork => gradable.open(handle, session, secrets.of('Google grades'))
