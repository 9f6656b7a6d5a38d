import type { GradeService } from '../launch/service-claims.ts'
import { offeredScope } from './grade-scopes.ts'
import type { PlatformConnection, ServiceAnswer } from './platform-connection.ts'
import { refuseService } from './service-refusals.ts'
import { withPath } from './service-url.ts'

/** What is said about one person in one column (AGS §3.4.3). */
export interface Score {
  userId: string
  /** Left out, or graded less than fully, it clears what stands there. May exceed the maximum. */
  score?: { given: number; maximum: number }
  /** Left out, it clears the comment that we gave before. */
  comment?: string
  activityProgress: 'Initialized' | 'Started' | 'InProgress' | 'Submitted' | 'Completed'
  gradingProgress: 'FullyGraded' | 'Pending' | 'PendingManual' | 'Failed' | 'NotReady'
  submission?: { startedAt?: string; submittedAt?: string }
  scoringUserId?: string
  /** Members by their full names, such as Canvas' `https://canvas.instructure.com/lti/submission`. */
  extensions?: Record<string, unknown>
}

/** What became of it; anything else is thrown. `words` are the platform's own. */
export type ScoreOutcome =
  /** Keep `timestamp`: the next score of this person in this column goes after it. */
  | { outcome: 'stored'; timestamp: Date }
  /** The platform holds a later one: of a clock ahead of ours, or its own, made when a grade was cleared. */
  | { outcome: 'not-later'; words: string }
  /** Unknown here, or nobody who is graded: a teacher, someone not or no longer enrolled. */
  | { outcome: 'not-gradable'; words: string }
  /** The column is gone; Brightspace says so of people too. */
  | { outcome: 'not-found'; words: string }

export interface ScorePosting {
  /** The `timestamp` of the last score that was stored for this person in this column. */
  after?: Date
  now?: () => Date
}

const mediaType = 'application/vnd.ims.lis.v1.score+json'

/**
 * Posts a score (AGS §3.4). Every attempt carries a later timestamp than the one before, so that a repetition holds
 * also when its predecessor arrived after all.
 * @throws Problem `lti.score-invalid`, `lti.service-not-offered`, or what a call throws
 */
export async function postScore(
  connection: PlatformConnection,
  service: GradeService | undefined,
  lineItem: URL,
  score: Score,
  { after, now = () => new Date() }: ScorePosting = {},
): Promise<ScoreOutcome> {
  const scopes = offeredScope(service, 'scores')
  const body = scoreBody(score)
  let timestamp = after
  const answer = await connection.call({
    method: 'POST',
    url: withPath(lineItem, 'scores'),
    scopes,
    accept: mediaType,
    contentType: mediaType,
    body() {
      timestamp = laterThan(timestamp, now())
      return { ...body, timestamp: timestamp.toISOString() }
    },
    repeatable: true,
    interprets: [400, 404, 409, 422],
  })
  return outcomeOf(answer, timestamp ?? now())
}

/** Moodle compares whole seconds; a timestamp further ahead than it must be would block later scores. */
function laterThan(previous: Date | undefined, now: Date): Date {
  if (previous === undefined) return now
  return new Date(Math.max(now.getTime(), previous.getTime() + 1000))
}

function scoreBody({ score, extensions, ...members }: Score): Record<string, unknown> {
  if (score === undefined) return { ...extensions, ...members }
  const { given, maximum } = score
  if (!(Number.isFinite(given) && given >= 0 && Number.isFinite(maximum) && maximum > 0))
    throw refuseService(
      'lti.score-invalid',
      `A score is at least 0 and its maximum above 0; it was given ${given} of ${maximum}.`,
      { given, maximum },
    )
  return { ...extensions, ...members, scoreGiven: given, scoreMaximum: maximum }
}

function outcomeOf({ status, words }: ServiceAnswer, timestamp: Date): ScoreOutcome {
  if (status < 300) return { outcome: 'stored', timestamp }
  if (status === 404) return { outcome: 'not-found', words }
  // Moodle answers 409 with its reason; Canvas answers 400, and only its reason tells.
  if (status === 409 || (status === 400 && /timestamp|earlier|newer|later/i.test(words)))
    return { outcome: 'not-later', words }
  return { outcome: 'not-gradable', words }
}
