import type { Database, DistrictScope } from '@lectern/database'
import type { Enqueue, HandledJob } from '@lectern/jobs'
import type { District } from '@lectern/tenancy'
import { courseListHandlers } from '../jobs/course-list-handlers.ts'
import { rosterHandlers } from '../jobs/roster-handlers.ts'
import { rosterSources } from '../jobs/roster-sources.ts'
import type { GoogleRosters } from '../surfaces/google-rosters/google-rosters.ts'
import type { TeamsRosters } from '../surfaces/teams-rosters/teams-rosters.ts'
import type { RosterPorts } from '../surfaces/lti/roster-source.ts'

interface HostHandlers {
  database: Database
  scope: DistrictScope
  enqueue: Enqueue
  now: () => Date
  /** The one host that is there. */
  host: { google: GoogleRosters } | { teams: TeamsRosters }
  /** What the worker does for that host alone. */
  more: (inEveryDistrict: InEveryDistrict) => HandledJob[]
}

type InEveryDistrict = (work: (scope: DistrictScope, of: District) => Promise<unknown>) => Promise<void>

/** What the worker does about class lists, in one district only. */
export function rosterHandlersOf({ database, scope, enqueue, now, host, more }: HostHandlers): HandledJob[] {
  const district = { id: scope.districtId, slug: 'd', name: 'D', timeZone: 'UTC', isDemo: false }
  const inEveryDistrict: InEveryDistrict = async (work) => void (await work(scope, district))
  const { sourceOf, listOf } = rosterSources({
    database,
    lti: absent<RosterPorts>('LTI platform'),
    google: absent<GoogleRosters>('Google'),
    teams: absent<TeamsRosters>('Microsoft'),
    ...host,
  })
  const parts = { database, enqueue, inEveryDistrict, now }
  return [
    ...more(inEveryDistrict),
    ...courseListHandlers({ ...parts, listOf }),
    ...rosterHandlers({ ...parts, sourceOf }),
  ]
}

const absent = <Host extends object>(name: string): Host =>
  new Proxy({} as Host, {
    get: () => {
      throw new Error(`no ${name} is here`)
    },
  })
