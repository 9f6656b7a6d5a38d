import type { ReviewScore } from '@lectern/api-contracts'
import type { EmbedSession, Launch, LaunchId } from '@lectern/launch'
import { listResults, serviceScopes, type GradeService, type VerifiedLaunch } from '@lectern/lti'
import { Problem } from '@lectern/problem'
import type { WorkToReview } from '../../joins/reviewed-work.ts'
import type { InstalledPlatform, LtiSurface } from './lti-surface.ts'
import { contextOf } from './normal-form.ts'
import { displayNameOf, namedForUser } from './for-user.ts'
import { openWish, sealWish } from './platform-wish.ts'

export type ReviewLaunch = VerifiedLaunch<InstalledPlatform> & { messageType: 'LtiSubmissionReviewRequest' }

/** A learner's work, once it is clear that whoever launches may see it. */
export interface AskedWork extends WorkToReview {
  isSelf: boolean
  name: string | null
  /** For the score in the gradebook, where the platform lets it be read. */
  scoreHandle: string | null
  /** LTI tells nothing of it. */
  submission: null
}

/**
 * A teacher of the course, or the learner. What the institution alone says of somebody makes no teacher here.
 * @throws Problem `lti.review-not-yours`, `lti.review-without-course`
 */
export function mayReview({ forUser, subject, role, claims }: ReviewLaunch): void {
  if (forUser.id === subject) return
  if (role.scope !== 'course' || !['teacher', 'admin'].includes(role.role)) throw notYours()
  if (!contextOf(claims)) throw withoutCourse()
}

export function askedWork(
  surface: Pick<LtiSurface, 'pseudonyms' | 'pickKey'>,
  launch: ReviewLaunch,
  { id, context }: Pick<Launch, 'id' | 'context'>,
): AskedWork {
  const { forUser, subject, claims, resourceLink, lineItemUrl, registration } = launch
  const isSelf = forUser.id === subject
  return {
    learner: namedForUser(surface, launch),
    name: displayNameOf(forUser),
    isSelf,
    appReference: claims.custom['app'],
    placed: {
      installationId: registration.installation.installationId,
      placementId: claims.custom['placement'],
      lineItem: lineItemUrl,
      externalId: resourceLink?.id,
    },
    // What a learner did in other courses is none of this teacher's business; to the learner it is all their own.
    contextId: context?.id ?? null,
    // A score may stand there before the teacher has released it (AGS §3.1, gradesReleased), so learners look there.
    scoreHandle: isSelf ? null : scoreHandle(surface, launch, id),
    submission: null,
  }
}

interface ScoreWish {
  grades: GradeService
  lineItem: string
  userId: string
}

const purpose = 'reviewed score'

function scoreHandle(
  surface: Pick<LtiSurface, 'pickKey'>,
  launch: ReviewLaunch,
  launchId: LaunchId,
): string | null {
  const { grades } = launch.claims.services
  if (!grades?.scopes.includes(serviceScopes.results)) return null
  const wish: ScoreWish = { grades, lineItem: launch.lineItemUrl, userId: launch.forUser.id }
  return sealWish(surface, purpose, launch, launchId, wish)
}

/**
 * The last score that was reported for the learner in this column, as the platform's gradebook has it.
 * @throws Problem `page.handle-invalid`, or a code of `serviceRefusals` in the platform's own words
 */
export async function reviewedScore(
  surface: LtiSurface,
  session: EmbedSession,
  handle: string,
): Promise<ReviewScore> {
  const { wish, connection } = await openWish<ScoreWish>(surface, purpose, session, handle)
  const results = listResults(connection, wish.grades, new URL(wish.lineItem), { userId: wish.userId })
  for await (const { score } of results) return { score: score ?? null }
  return { score: null }
}

const notYours = (): Problem =>
  new Problem({
    kind: 'forbidden',
    code: 'lti.review-not-yours',
    message:
      "A learner's work is shown to the teachers of its course and to that learner. The platform sent neither a " +
      'teaching role in the course nor the same user in sub and for_user.user_id.',
  })

const withoutCourse = (): Problem =>
  new Problem({
    kind: 'forbidden',
    code: 'lti.review-without-course',
    message:
      'The platform did not say in which course the work is (context), and teachers see the work of their courses ' +
      'alone. Let the platform send the course to this tool.',
  })
