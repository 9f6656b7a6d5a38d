import { serviceScopes } from '@lectern/lti'
import type { ConformanceCase } from '../case.ts'
import { launch } from '../launch.ts'
import { oncePerPlatform } from './once-per-platform.ts'
import { broken, notOffered, observed, type Outcome } from '../outcome.ts'
import type { ServiceCall, ServiceCalls } from '../services/service-calls.ts'

const gradePath = /^\/lineitems(\/|$)/

/** AGS 2.0, certification's order: a learner launches, and the tool by itself makes a column, scores and reads. */
export const grades: ConformanceCase[] = [
  grade('ags-create', 'Line item with label, scoreMaximum, resourceId and tag', (calls) => {
    const item = bodyOf(calls.to(/^\/lineitems$/, 'POST').at(-1))
    if (!item) return broken('no line item was made')
    const missing = ['label', 'scoreMaximum', 'resourceId', 'tag'].filter((name) => item[name] === undefined)
    return missing.length > 0 ? broken(`without ${missing.join(', ')}`) : observed('accepted', 'complete')
  }),
  grade('ags-create-type', 'Line item has its media type, and no charset', (calls) =>
    typed(calls.to(/^\/lineitems$/, 'POST'), 'application/vnd.ims.lis.v2.lineitem+json'),
  ),
  grade('ags-lookup', 'Line items are looked up before one is made', (calls) => {
    const [first] = calls.to(/^\/lineitems$/)
    return first?.method === 'GET' ? observed('accepted', 'looked up') : broken('made at once')
  }),
  grade('ags-score', 'Score is complete, for the learner who launched', (calls) => {
    const score = bodyOf(calls.to(/\/scores$/, 'POST').at(-1))
    return score ? judgeScore(score) : broken('no score was posted')
  }),
  grade('ags-score-type', 'Score has its media type, and no charset', (calls) =>
    typed(calls.to(/\/scores$/, 'POST'), 'application/vnd.ims.lis.v1.score+json'),
  ),
  grade('ags-query', 'Query of the line item stays behind /scores', (calls) => {
    const [score] = calls.to(/\/scores$/, 'POST')
    if (!score) return broken('no score was posted to an address that ends in /scores')
    return score.url.searchParams.has('type_id') ? observed('accepted', score.url.search) : broken('lost')
  }),
  grade('ags-result', 'Result is read', (calls) => {
    const [read] = calls.to(/\/results$/, 'GET')
    return read?.status === 200
      ? observed('accepted', 'read')
      : broken(read ? String(read.status) : 'not read')
  }),
  grade('ags-scope', 'Tokens are for grades and nothing else', (calls) => {
    const own: readonly string[] = [
      serviceScopes.lineItems,
      serviceScopes.lineItemsReadOnly,
      serviceScopes.results,
      serviceScopes.scores,
    ]
    const foreign = calls
      .to(gradePath)
      .flatMap(({ scopes }) => scopes.filter((scope) => !own.includes(scope)))
    return foreign.length > 0 ? broken(foreign.join(' ')) : observed('accepted', 'only grades')
  }),
]

function grade(id: string, name: string, judge: (calls: ServiceCalls) => Outcome): ConformanceCase {
  return {
    id,
    group: 'ags',
    name,
    expected: 'accepted',
    async run(bench) {
      const refused = await launchOfLearner(bench)
      return refused ?? judge(bench.platform.services.calls)
    },
  }
}

/** An outcome where there is nothing to judge. */
const launchOfLearner = oncePerPlatform(async (bench): Promise<Outcome | undefined> => {
  const { services } = bench.platform
  const outcome = await launch(bench, { role: 'student', claims: await services.gradeClaims() })
  if (outcome.kind !== 'accepted') return outcome
  await services.calls.settled(gradePath, bench.serviceWait)
  return services.calls.to(gradePath).length === 0
    ? notOffered('the tool touched no grades by itself')
    : undefined
})

type Json = Record<string, unknown>

const bodyOf = (call: ServiceCall | undefined): Json | undefined => call && (JSON.parse(call.body) as Json) // the platform has answered it, and refuses what is no JSON

function typed(calls: ServiceCall[], mediaType: string): Outcome {
  if (calls.length === 0) return broken('nothing was sent')
  const types = new Set(calls.map(({ headers }) => headers.get('content-type') ?? 'none'))
  return [...types].join() === mediaType ? observed('accepted', mediaType) : broken([...types].join(', '))
}

/** AGS §3.4: times have a zone and parts of seconds, lest two scores be equal. */
function judgeScore(score: Json): Outcome {
  const wrong = [
    typeof score['userId'] !== 'string' && 'userId',
    !/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d+(Z|[+-]\d\d:?\d\d)$/.test(String(score['timestamp'])) &&
      'timestamp',
    !['Initialized', 'Started', 'InProgress', 'Submitted', 'Completed'].includes(
      String(score['activityProgress']),
    ) && 'activityProgress',
    !['FullyGraded', 'Pending', 'PendingManual', 'Failed', 'NotReady'].includes(
      String(score['gradingProgress']),
    ) && 'gradingProgress',
    score['scoreGiven'] !== undefined && !(Number(score['scoreMaximum']) > 0) && 'scoreMaximum',
  ].filter((name) => name !== false)
  return wrong.length > 0 ? broken(`wrong or missing: ${wrong.join(', ')}`) : observed('accepted', 'complete')
}
