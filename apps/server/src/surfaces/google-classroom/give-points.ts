import type { ReviewPointsRequest, SubmittedWork } from '@lectern/api-contracts'
import { gradeInTurn } from '@lectern/catalog'
import {
  passGrade,
  readSubmission,
  type ClassroomApi,
  type Submission,
  type SubmissionPlace,
} from '@lectern/google-classroom'
import type { DistrictScope } from '@lectern/database'
import type { EmbedSession } from '@lectern/launch'
import { Problem } from '@lectern/problem'
import { getGoogleInstallation } from '@lectern/tenancy'
import { openWork } from './asked-work.ts'
import type { GoogleClassroomSurface } from './google-classroom-surface.ts'
import { grantEnded, personApi } from './person-api.ts'
import { externalIdOf } from './placed-content.ts'
import { remedyOf } from './refuse-frame.ts'
import { shownWork } from './submitted-work.ts'

/** A person waits for it. */
const attempts = 3

/**
 * A teacher's grade for one student's work in the attachment, which Google takes from teachers of the course alone.
 * @throws Problem `page.handle-invalid`, `classroom.grade-too-high`, `classroom.access-ended`, or of `apiRefusals`
 */
export async function givePoints(
  surface: GoogleClassroomSurface,
  scope: DistrictScope,
  session: EmbedSession,
  { handle, points }: ReviewPointsRequest,
): Promise<SubmittedWork> {
  const { place, maximum } = openWork(surface, handle, session)
  if (points > maximum) throw tooHigh(maximum)
  const { installationId, personId } = session
  const installation = await getGoogleInstallation(
    surface.database,
    scope,
    installationId,
    surface.secrets.of('Google client secrets'),
  )
  try {
    const api = await personApi(surface, scope, installation, { personId, audience: 'teacher' }, { attempts })
    if (!api) throw grantEnded()
    const work = { installationId, externalId: externalIdOf(place), submissionId: place.submissionId }
    const submission = await gradeInTurn(scope, work, () => graded(api.classroom, place, points, maximum))
    return shownWork({ submission, maximum })
  } catch (error) {
    throw error instanceof Problem && remedyOf(error.code) === 'sign-in' ? accessEnded(error) : error
  }
}

/** Where Google's answer was lost it is asked what it has: nobody is told of a failure that was none. */
async function graded(
  api: ClassroomApi,
  place: SubmissionPlace,
  points: number,
  maxPoints: number,
): Promise<Submission> {
  try {
    return await passGrade(api, place, { points, maxPoints })
  } catch (error) {
    if (!(error instanceof Problem && lostAnswers.includes(error.code))) throw error
    const submission = await readSubmission(api, place).catch(() => undefined)
    if (submission?.pointsEarned === points) return submission
    throw error
  }
}

const lostAnswers = ['classroom.unavailable', 'classroom.unreachable']

/** Their session with us goes on, so the page must not take it for ended; the frame signs in when it is opened again. */
const accessEnded = (cause: Problem): Problem =>
  new Problem({
    kind: 'forbidden',
    code: 'classroom.access-ended',
    message: `Lectern may not act for this teacher at Google any more; they open the work again and sign in. ${cause.message}`,
    details: { ended: cause.code },
    cause,
  })

const tooHigh = (maximum: number): Problem =>
  new Problem({
    kind: 'invalid',
    code: 'classroom.grade-too-high',
    message: `The attachment is worth ${maximum} points at most.`,
  })
