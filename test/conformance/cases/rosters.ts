import { serviceScopes } from '@lectern/lti'
import type { Bench, ConformanceCase, Expectation } from '../case.ts'
import { launch } from '../launch.ts'
import { oncePerPlatform } from './once-per-platform.ts'
import { broken, notOffered, observed, skipped, type Outcome } from '../outcome.ts'
import { courses, rosterMediaType, rosterPages, rosterPath, type RosterCourse } from '../services/roster.ts'
import type { ServiceCall } from '../services/service-calls.ts'

type RosterCalls = Record<RosterCourse, ServiceCall[]>

/** NRPS 2.0, as far as the platform sees it: certification's instructor launch, and pages that must not be trusted. */
export const rosters: ConformanceCase[] = [
  roster('nrps-request', 'Roster is asked for after the launch of an instructor', 'accepted', ({ paged }) =>
    paged.some(({ status }) => status === 200)
      ? observed('accepted', `${paged.length} requests`)
      : broken(`answered ${paged.map(({ status }) => status).join(', ')}`),
  ),
  roster('nrps-accept', 'Accept names the media type of memberships', 'accepted', ({ paged }) =>
    all(paged, ({ headers }) => headers.get('accept')?.includes(rosterMediaType) ?? false, 'accept'),
  ),
  roster('nrps-bearer', 'Every request carries a token of this platform', 'accepted', ({ paged }) =>
    all(paged, ({ scopes }) => scopes.length > 0, 'authorization'),
  ),
  roster('nrps-scope', 'The token is for memberships and nothing else', 'accepted', ({ paged }) =>
    paged.every(({ scopes }) => scopes.join() === serviceScopes.memberships)
      ? observed('accepted', serviceScopes.memberships)
      : broken(paged.map(({ scopes }) => scopes.join(' ') || 'none').join(' / ')),
  ),
  roster('nrps-query', 'The query of the roster address is kept', 'accepted', ({ paged }) =>
    paged.every(({ url }) => url.searchParams.get('group') === 'a b')
      ? observed('accepted', 'kept')
      : broken('lost or changed'),
  ),
  roster('nrps-paging', 'All pages are read', 'accepted', ({ paged }) => {
    const pages = new Set(paged.map(({ url }) => url.searchParams.get('page') ?? '1'))
    return pages.size === rosterPages
      ? observed('accepted', `${rosterPages} pages`)
      : broken(`${pages.size} of ${rosterPages} pages`)
  }),
  roster('nrps-loop', 'Pages that lead in a circle', 'refused', ({ circular }) =>
    circular.length <= 20
      ? observed('refused', `ended after ${circular.length} pages`)
      : broken(`still reading after ${circular.length} pages`),
  ),
  roster('nrps-foreign', 'A next page on another host gets no token', 'refused', (_, { platform }) => {
    if (platform.services.foreignOrigin === undefined)
      return skipped('cannot be seen from outside when the tool is on another machine')
    const { foreignCalls } = platform
    return foreignCalls.length === 0
      ? observed('refused', 'not followed')
      : broken(`followed, ${foreignCalls.some((sent) => sent) ? 'with' : 'without'} authorization`)
  }),
]

function roster(
  id: string,
  name: string,
  expected: Expectation,
  judge: (calls: RosterCalls, bench: Bench) => Outcome,
): ConformanceCase {
  return {
    id,
    group: 'nrps',
    name,
    expected,
    async run(bench) {
      const calls = await rosterCalls(bench)
      return 'kind' in calls ? calls : judge(calls, bench)
    },
  }
}

/** An instructor opens three courses. */
const rosterCalls = oncePerPlatform(async (bench): Promise<RosterCalls | Outcome> => {
  const { services } = bench.platform
  for (const course of courses) {
    const outcome = await launch(bench, { role: 'teacher', claims: services.rosterClaims(course) })
    if (outcome.kind !== 'accepted') return outcome
  }
  await services.calls.settled(rosterPath, bench.serviceWait)
  if (services.calls.to(rosterPath).length === 0) return notOffered('the tool asked for no roster')
  const to = (course: RosterCourse) => services.calls.to(new RegExp(`^/roster/${course}$`))
  return { paged: to('paged'), circular: to('circular'), foreign: to('foreign') }
})

const all = (calls: ServiceCall[], holds: (call: ServiceCall) => boolean, header: string): Outcome => {
  const wrong = calls.find((call) => !holds(call))
  return wrong
    ? broken(`${header} ${wrong.headers.has(header) ? 'is another' : 'is missing'}`)
    : observed('accepted', 'all')
}
