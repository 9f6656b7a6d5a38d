import type { DistrictScope } from '@lectern/database'
import type { ContextId, InstallationId } from '@lectern/launch'
import { rosterRunColumns, type RosterRun } from './roster-run.ts'

/** The roster of a course as its installation's page lists it. Its counts are of people: disclose them. */
export interface CourseRoster {
  contextId: ContextId
  title: string | null
  /** null before the first complete reading. */
  members: number | null
  completeAt: string | null
  /** The latest, whatever became of it. */
  run: RosterRun | null
}

export interface CourseRosters {
  courses: CourseRoster[]
  /** Of all courses that offer a roster, not only of those listed. */
  total: number
  complete: number
}

/** What is being read comes first, then what was launched or listed last. */
export async function listRosters(
  scope: DistrictScope,
  installationId: InstallationId,
  { contextId, limit = 50 }: { contextId?: ContextId; limit?: number } = {},
): Promise<CourseRosters> {
  const courses = await scope.query<CourseRoster>(
    `select o."contextId", o.title, o.members, o."completeAt", r.run
     from (select s.context_id as "contextId", c.title, q.members, to_json(q.complete_at)#>>'{}' as "completeAt",
                  s.last_seen_at ${offered}) o
     left join lateral (
       select row_to_json(l) as run, l.status from (
         select ${rosterRunColumns} from lectern.roster_run r
         where r.district_id = $1 and r.context_id = o."contextId" order by r.started_at desc limit 1) l) r on true
     order by coalesce(r.status in ('waiting', 'running'), false) desc, o.last_seen_at desc, o."contextId" limit $4`,
    [scope.districtId, installationId, contextId, limit],
  )
  return { courses, ...(await countRosters(scope, installationId, contextId)) }
}

/** How many courses offer a roster, and of how many there is one. */
export async function countRosters(
  scope: DistrictScope,
  installationId: InstallationId,
  contextId?: ContextId,
): Promise<{ total: number; complete: number }> {
  const [counts] = await scope.query<{ total: number; complete: number }>(
    `select count(*)::int as total, count(q.context_id)::int as complete ${offered}`,
    [scope.districtId, installationId, contextId],
  )
  return counts!
}

const offered = `from lectern.offered_roster s
  join lectern.context c on c.district_id = s.district_id and c.id = s.context_id
  left join lectern.roster q on q.district_id = s.district_id and q.context_id = s.context_id
  where s.district_id = $1 and s.installation_id = $2 and ($3::uuid is null or s.context_id = $3)`
