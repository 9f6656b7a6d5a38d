import type { DistrictScope } from '@lectern/database'
import type { CatalogApp } from './catalog-app.ts'
import { isWithin, type FunctionCode } from './function-taxonomy.ts'
import { verdictOf } from './listing.ts'
import { listApps } from './read-apps.ts'
import { putDecisions, type ListingDecision } from './store/put-decisions.ts'

/*
 * The decisions of an IMAGINARY district, for demonstrations. No real district decided this, and none of it says
 * anything about an app or its company: besides a few apps that demonstrations need, an app's function and its place
 * in the alphabet alone choose its status.
 */

type Status = Pick<ListingDecision, 'approval' | 'privacy' | 'reason' | 'grades'> & { due?: true }

const plain = { reason: null, grades: null }
const notReviewed: Status = { ...plain, approval: 'not-reviewed', privacy: 'not-reviewed' }
const approved: Status = { ...plain, approval: 'approved', privacy: 'agreement-signed' }
const approvedByPolicy: Status = { ...plain, approval: 'approved', privacy: 'policy-reviewed' }
const secondaryOnly: Status = { ...approved, grades: { low: 6, high: 12 } }
const elementaryOnly: Status = { ...approved, grades: { low: 0, high: 5 } }
const staffOnly: Status = { ...plain, approval: 'staff-only', privacy: 'policy-reviewed' }
const pilot: Status = { ...plain, approval: 'pilot', privacy: 'agreement-signed' }
const pending: Status = { ...plain, approval: 'approved', privacy: 'agreement-pending', due: true }
const inReview: Status = { ...plain, approval: 'in-review', privacy: 'not-reviewed', due: true }
const lapsed: Status = { ...plain, approval: 'approved', privacy: 'expired' }

/** Dealt in turn to the apps of a rule, in the order of their names: two of three are approved. */
const classroomTools = [secondaryOnly, pending, elementaryOnly, inReview, lapsed, pilot].flatMap(
  (exception) => [approved, approved, exception],
)

/** The first that fits counts; null leaves an app as it was imported, not reviewed. */
const rules: readonly [FunctionCode, readonly Status[] | null][] = [
  ['LC.other', null],
  ['LC.sites-reference.streaming', null],
  ['LC.career-planning', [secondaryOnly, inReview]],
  ['LC.sites-reference', [approvedByPolicy, approvedByPolicy, approvedByPolicy, approved, inReview]],
  ['LC.study-tools.questions-answers', [inReview, approvedByPolicy]],
  ['CM.teacher-resources', [staffOnly]],
  ['LC', classroomTools],
  ['CM', classroomTools],
  ['SDO.learning-management', [approved]],
  ['SDO', [staffOnly]],
]

/** What demonstrations link to and give seats in, whatever the alphabet says. */
const needed = new Map([
  ['DeltaMath', secondaryOnly],
  ['Desmos', approvedByPolicy],
  ['ExploreLearning Gizmos', secondaryOnly],
  ['Generation Genius', approved],
  ['Google Classroom', approved],
  ['Google Docs', approved],
  ['Kahoot!', approved],
  ['Khan Academy', approved],
  ['Lexia Core5 Reading', elementaryOnly],
  ['Mystery Science', approvedByPolicy],
  ['PhET Interactive Science Simulations', approvedByPolicy],
  ['ReadWorks', approved],
])

const daysToDecide = 21
const mostAlternatives = 3

/**
 * Decides about every app that nobody has decided about, so that a demo district looks lived in. Running it again
 * changes nothing, and keeps what somebody decided since.
 */
export async function seedDemoListings(scope: DistrictScope, now: Date): Promise<void> {
  const apps: CatalogApp[] = []
  for await (const app of listApps(scope)) apps.push(app)
  const dealt = dealStatuses(apps)
  const approvedApps = apps.filter((app) => verdictOf(dealt.get(app) ?? app) === 'approved')
  const decisionDue = new Date(now.getTime() + daysToDecide * 86_400_000).toISOString().slice(0, 10)
  const decisions = apps
    .filter(isUntouched)
    .map((app) => {
      const { due, ...status } = dealt.get(app) ?? notReviewed
      const alternatives = verdictOf(status) === 'approved' ? [] : sameFunction(app, approvedApps)
      return { appId: app.id, decision: { ...status, alternatives, decisionDue: due ? decisionDue : null } }
    })
    .filter(({ decision }) => decision.approval !== 'not-reviewed' || decision.alternatives.length > 0)
  await scope.transaction((transaction) => putDecisions(transaction, decisions))
}

const isUntouched = ({ approval, privacy, alternatives }: CatalogApp): boolean =>
  approval === 'not-reviewed' && privacy === 'not-reviewed' && alternatives.length === 0

function dealStatuses(apps: readonly CatalogApp[]): Map<CatalogApp, Status> {
  const dealt = new Map<CatalogApp, Status>()
  const places = new Map<FunctionCode, number>()
  for (const app of apps) {
    const [rule, statuses] = rules.find(([code]) => isWithin(app.functions[0] ?? '', code)) ?? []
    if (!rule || !statuses) continue
    const place = places.get(rule) ?? 0
    places.set(rule, place + 1)
    const status = needed.get(app.name) ?? statuses[place % statuses.length]
    if (status) dealt.set(app, status)
  }
  return dealt
}

const sameFunction = (app: CatalogApp, candidates: readonly CatalogApp[]): string[] =>
  candidates
    .filter(({ id, functions }) => id !== app.id && functions[0] === app.functions[0] && functions.length > 0)
    .slice(0, mostAlternatives)
    .map(({ id }) => id)
