import type { Directory } from './directory.ts'
import type { Grade, Gradebook, LineItem } from './gradebook.ts'
import { lineItemOf } from './line-items.ts'
import { contextOf } from './memberships.ts'
import type { ServiceAnswer, ServiceCall } from './service-call.ts'
import { ServiceRefusal } from './service-refusal.ts'

export const scoreType = 'application/vnd.ims.lis.v1.score+json'

/** Where platforms part ways when a score arrives. */
export interface ScoreRules {
  /** For a timestamp that is not later than the last one. */
  staleStatus: number
  /** Moodle compares whole seconds. */
  stampUnitMs: number
  /** For somebody who is no student of the course. */
  noStudentStatus: number
  /** Moodle brings a score into the range of its column. */
  capsScores: boolean
  /** Moodle wipes a grade that is not final, and dates that itself. */
  wipesUnfinished: boolean
  /** Whether a word outside of the vocabulary is refused; Moodle takes any. */
  checksProgress: boolean
  /** The body of every refusal of a score. */
  refusalBody?: unknown
  answer: (resultUrl: string) => ServiceAnswer
}

interface ScoreParts {
  directory: Directory
  grades: Gradebook
  rules: ScoreRules
  now: () => Date
  resultUrlOf: (item: LineItem, userId: string) => string
}

interface Score {
  userId: string
  scoreGiven?: number
  scoreMaximum?: number
  comment?: string
  stamp: number
  activityProgress: string
  gradingProgress: string
}

/** AGS 2.0 §3.4: the tool says how far somebody is. */
export function postScore(call: ServiceCall, parts: ScoreParts): ServiceAnswer {
  const { grades, rules } = parts
  const item = lineItemOf(call, parts)
  const score = readScore(call.body, rules)
  const context = contextOf(parts.directory, call.params['context'])
  const isStudent = context.members.some(({ userId, role }) => userId === score.userId && role === 'Learner')
  if (!isStudent) throw refuse(rules.noStudentStatus, rules, 'User not found in course or is not a student')
  const last = grades.gradeOf(item, score.userId)
  if (last && units(score.stamp, rules) <= units(last.stamp, rules))
    throw refuse(
      rules.staleStatus,
      rules,
      `Refusing score with an earlier timestamp for item ${item.id} and user ${score.userId}`,
    )
  grades.enter(item, score.userId, gradeOf(score, item, last, parts))
  return rules.answer(parts.resultUrlOf(item, score.userId))
}

const units = (stamp: number, { stampUnitMs }: ScoreRules): number => Math.floor(stamp / stampUnitMs)

function gradeOf(score: Score, item: LineItem, last: Grade | undefined, { rules, now }: ScoreParts): Grade {
  const { stamp, comment, activityProgress, gradingProgress } = score
  const progress = { activityProgress, gradingProgress, ...(comment && { comment }) }
  if (gradingProgress === 'FullyGraded')
    return { ...progress, stamp, ...withScore(scaled(score, item, rules)) }
  return rules.wipesUnfinished
    ? { ...progress, stamp: now().getTime() }
    : { ...progress, stamp, ...withScore(last?.score) }
}

const withScore = (score: number | undefined): Pick<Grade, 'score'> => (score === undefined ? {} : { score })

/** On the scale of the column; without `scoreGiven` the grade is cleared. */
function scaled(
  { scoreGiven, scoreMaximum }: Score,
  { scoreMaximum: maximum }: LineItem,
  { capsScores }: ScoreRules,
): number | undefined {
  if (scoreGiven === undefined || !scoreMaximum) return undefined
  const score = (scoreGiven / scoreMaximum) * maximum
  return capsScores ? Math.min(Math.max(score, 0), maximum) : score
}

const activityProgress = ['Initialized', 'Started', 'InProgress', 'Submitted', 'Completed']
const gradingProgress = ['FullyGraded', 'Pending', 'PendingManual', 'Failed', 'NotReady']

function readScore(body: unknown, rules: ScoreRules): Score {
  const sent: Record<string, unknown> = { ...Object(body) }
  const given = optionalNumber(sent['scoreGiven'], 'scoreGiven', rules)
  const maximum = optionalNumber(sent['scoreMaximum'], 'scoreMaximum', rules)
  if (given !== undefined && maximum === undefined)
    throw refuse(400, rules, 'Incorrect score received: scoreMaximum is missing')
  const stamp = Date.parse(requiredText(sent, 'timestamp', rules))
  if (Number.isNaN(stamp)) throw refuse(400, rules, 'Incorrect score received: timestamp is no ISO 8601 date')
  const comment = sent['comment']
  return {
    userId: personId(sent['userId']),
    scoreGiven: given,
    scoreMaximum: maximum,
    stamp,
    activityProgress: oneOf(activityProgress, requiredText(sent, 'activityProgress', rules), rules),
    gradingProgress: oneOf(gradingProgress, requiredText(sent, 'gradingProgress', rules), rules),
    ...(typeof comment === 'string' && comment !== '' && { comment }),
  }
}

/** Some tools send numbers. */
const personId = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : ''

function optionalNumber(value: unknown, name: string, rules: ScoreRules): number | undefined {
  if (value === undefined || value === null) return undefined
  const number = Number(value)
  if (Number.isFinite(number)) return number
  throw refuse(400, rules, `Incorrect score received: ${name} is no number`)
}

function requiredText(sent: Record<string, unknown>, name: string, rules: ScoreRules): string {
  const value = sent[name]
  if (typeof value === 'string' && value !== '') return value
  throw refuse(400, rules, `Incorrect score received: ${name} is missing`)
}

function oneOf(words: readonly string[], word: string, rules: ScoreRules): string {
  if (words.includes(word) || !rules.checksProgress) return word
  throw refuse(400, rules, `Incorrect score received: ${word} is none of ${words.join(', ')}`)
}

const refuse = (status: number, { refusalBody }: ScoreRules, reason: string): ServiceRefusal =>
  new ServiceRefusal(status, reason, refusalBody)
