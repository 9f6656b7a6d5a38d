import { Problem } from '@lectern/problem'
import type { DistrictScope } from '@lectern/database'
import type { ContextId, InstallationId } from '@lectern/launch'

export type RosterRunStatus = 'waiting' | 'running' | 'done' | 'failed' | 'cancelled'

/** One reading of a course's roster. Instants are ISO 8601. */
export interface RosterRun {
  id: string
  contextId: ContextId
  installationId: InstallationId
  /** Of everybody, or of who changed since the last complete reading. */
  scope: 'everybody' | 'changes'
  status: RosterRunStatus
  startedAt: string
  finishedAt: string | null
  pages: number
  members: number
  /** As many as last time; null when nobody knows. */
  expected: number | null
  /** Why it failed, or why it waits, in the platform's own words. */
  code: string | null
  message: string | null
  /** The platform's administrator does not allow it. */
  denied: boolean
}

export async function findRosterRun(scope: DistrictScope, runId: string): Promise<RosterRun | undefined> {
  const [run] = await scope.query<RosterRun>(
    `select ${rosterRunColumns} from lectern.roster_run r where r.district_id = $1 and r.id = $2`,
    [scope.districtId, runId],
  )
  return run
}

/** The one that waits or runs. */
export async function activeRosterRun(
  scope: DistrictScope,
  contextId: ContextId,
): Promise<RosterRun | undefined> {
  const [run] = await scope.query<RosterRun>(
    `select ${rosterRunColumns} from lectern.roster_run r
     where r.district_id = $1 and r.context_id = $2 and r.status in ('waiting', 'running')`,
    [scope.districtId, contextId],
  )
  return run
}

/**
 * Ends the reading of a course that waits or runs; the last complete roster stays. Its worker notices at the next page.
 * @throws Problem `roster.not-running` (conflict)
 */
export async function cancelRosterRun(scope: DistrictScope, contextId: ContextId): Promise<RosterRun> {
  const [run] = await scope.query<RosterRun>(
    `with cancelled as (
       update lectern.roster_run r set status = 'cancelled', finished_at = now(), next_url = null
       where r.district_id = $1 and r.context_id = $2 and r.status in ('waiting', 'running')
       returning r.*),
     forgotten as (
       delete from lectern.roster_run_member m using cancelled c where m.district_id = c.district_id and m.run_id = c.id)
     select ${rosterRunColumns} from cancelled r`,
    [scope.districtId, contextId],
  )
  if (run) return run
  throw new Problem({
    kind: 'conflict',
    code: 'roster.not-running',
    message: 'The class list of this course is not being read. It has ended already.',
  })
}

export const rosterRunColumns = `r.id, r.context_id as "contextId", r.installation_id as "installationId", r.scope,
  r.status, to_json(r.started_at)#>>'{}' as "startedAt", to_json(r.finished_at)#>>'{}' as "finishedAt", r.pages,
  r.members, r.expected, r.code, r.message, r.denied`
