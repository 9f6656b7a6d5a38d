import { gradeInTurn, noteCreditAttempt, type DueCredit } from '@lectern/catalog'
import { passGrade, readSubmission, type ClassroomApi } from '@lectern/google-classroom'
import type { DistrictScope } from '@lectern/database'
import { Problem } from '@lectern/problem'
import { getGoogleInstallation } from '@lectern/tenancy'
import type { TellCredit } from '../credit/credit-engine.ts'
import { orRefused, type CreditOutcome } from '../credit/credit-outcome.ts'
import type { Recipient } from '../credit/recipient.ts'
import type { GoogleClassroomSurface } from './google-classroom-surface.ts'
import { personApi } from './person-api.ts'
import { externalIdOf } from './placed-content.ts'
import { remedyOf } from './refuse-frame.ts'

type ToClassroom = Extract<Recipient, { by: 'classroom' }>

/** How Classroom is told of a credit: as the points of the attachment, in the name of a teacher of the course. */
export const tellClassroom =
  (surface: GoogleClassroomSurface): TellCredit<ToClassroom> =>
  (scope, credit, recipient) =>
    orRefused(finalCodes, async () => {
      const { database, secrets, now } = surface
      const { installationId, teacherId, teachers } = credit
      const clientSecrets = secrets.of('Google client secrets')
      const installation = await getGoogleInstallation(database, scope, installationId, clientSecrets)
      if (!installation.features.includes('credit')) return switchedOff
      for (const personId of new Set(teacherId ? [teacherId, ...teachers] : teachers)) {
        const api = await personApi(surface, scope, installation, { personId, audience: 'teacher' })
        const outcome =
          api && (await unlessTheirs(() => told(api.classroom, scope, credit, recipient, now())))
        if (outcome) return outcome
      }
      return 'waits-for-teacher'
    })

/** A grade that stands there came from a teacher, and stays; so does whatever the work was returned with. */
const told = (
  api: ClassroomApi,
  scope: DistrictScope,
  credit: DueCredit,
  { maximum, ...place }: ToClassroom,
  now: Date,
): Promise<CreditOutcome> => {
  const { installationId, attemptedAt } = credit
  const work = { installationId, externalId: externalIdOf(place), submissionId: place.submissionId }
  return gradeInTurn(scope, work, async () => {
    const at = { ...place, itemType: 'courseWork' as const }
    const { pointsEarned, state } = await readSubmission(api, at)
    // An attempt of ours whose answer was lost.
    if (pointsEarned === maximum && attemptedAt) return { told: { given: maximum, maximum, at: attemptedAt } }
    if (pointsEarned !== undefined) return graded
    if (state === 'RETURNED') return returned
    await noteCreditAttempt(scope, credit, now)
    await passGrade(api, at, { points: maximum, maxPoints: maximum })
    return { told: { given: maximum, maximum, at: now } }
  })
}

/** @returns undefined where the refusal is about this teacher alone: another one may do */
async function unlessTheirs(report: () => Promise<CreditOutcome>): Promise<CreditOutcome | undefined> {
  try {
    return await report()
  } catch (error) {
    if (error instanceof Problem && isTheirs(error.code)) return undefined
    throw error
  }
}

const isTheirs = (code: string): boolean =>
  ['sign-in', 'grant'].includes(remedyOf(code) ?? '') ||
  // Not a teacher of the course any more, or of a unit where Classroom is off.
  ['classroom.forbidden', 'classroom.classroom-off', 'classroom.api-off'].includes(code)

const finalCodes = [
  'installation.unknown',
  'classroom.not-found',
  'classroom.course-closed',
  'classroom.attachment-not-visible',
  'classroom.foreign-project',
  'classroom.request-invalid',
  'classroom.grade-invalid',
]

const switchedOff = { reason: 'switched-off', words: 'Credit was switched off in this installation.' }
const graded = { reason: 'graded', words: 'There was a grade already.' }
const returned = { reason: 'returned', words: 'The work had been returned already.' }
