import { Problem } from '@lectern/problem'
import type { DistrictScope } from '@lectern/database'
import type { ContextId, InstallationId } from '@lectern/launch'
import { activeRosterRun, findRosterRun, type RosterRun } from './roster-run.ts'

/** Everybody is read again so often, whatever the differences say. */
const fullEvery = '7 days'

/**
 * Asks for the roster of a course to be read, or gives the reading that is already on its way.
 * @throws Problem `roster.not-offered` (conflict)
 */
export async function startRosterRun(
  scope: DistrictScope,
  installationId: InstallationId,
  contextId: ContextId,
): Promise<{ run: RosterRun; isNew: boolean }> {
  const [started] = await insertRuns(scope, {
    condition: 's.installation_id = $3 and s.context_id = $4',
    values: [installationId, contextId],
  })
  const run = started
    ? await findRosterRun(scope, started.id)
    : await activeRosterRun(scope, contextId).then((active) =>
        active?.installationId === installationId ? active : undefined,
      )
  if (run) return { run, isNew: started !== undefined }
  throw new Problem({
    kind: 'conflict',
    code: 'roster.not-offered',
    message:
      'The platform has not said where the class list of this course is. Switch class lists on for Lectern there, ' +
      'then open Lectern in the course once. Google Classroom and Microsoft Teams list theirs by night; a list that came ' +
      'as a file changes with the next file.',
  })
}

/** A launch asks for it once a day at most, and not at all where the platform's administrator has just denied it. */
export async function startRosterRunByLaunch(
  scope: DistrictScope,
  contextId: ContextId,
): Promise<string | undefined> {
  const [started] = await insertRuns(scope, {
    condition: `s.context_id = $3
      and not exists (select from lectern.roster_run r where r.district_id = $1 and r.context_id = s.context_id
                      and r.started_at > now() - interval '24 hours')
      and not coalesce((${lastVerdict}) > now() - interval '24 hours', false)`,
    values: [contextId],
  })
  return started?.id
}

/** These of an installation, except for those that wait or run already. */
export const startRosterRunsOf = (
  scope: DistrictScope,
  installationId: InstallationId,
  contextIds: readonly ContextId[],
): Promise<StartedRun[]> =>
  insertRuns(scope, {
    condition: 's.installation_id = $3 and s.context_id = any ($4::uuid[])',
    values: [installationId, contextIds],
  })

/** Those of an installation that were never read, once its list of courses is there. */
export const startFirstRosterRuns = (
  scope: DistrictScope,
  installationId: InstallationId,
): Promise<StartedRun[]> =>
  insertRuns(scope, {
    condition: `s.installation_id = $3 and q.context_id is null
      and not exists (select from lectern.roster_run r where r.district_id = $1 and r.context_id = s.context_id
                      and r.started_at > now() - interval '20 hours')`,
    values: [installationId],
  })

/** A night has so many, and every course always has the same. */
export const nightSlots = 16
/**
 * The courses whose turn has come this night: launched or listed within four weeks, not read since
 * yesterday evening. Where an
 * administrator denied the last reading, one course asks whether that still holds.
 */
export const startDueRosterRuns = (scope: DistrictScope, slot: number): Promise<StartedRun[]> =>
  insertRuns(scope, {
    condition: `s.last_seen_at > now() - interval '28 days'
      and (hashtextextended(s.context_id::text, 0) & ${nightSlots - 1}) <= $3
      and not exists (select from lectern.roster_run r where r.district_id = $1 and r.context_id = s.context_id
                      and r.started_at > now() - interval '20 hours')
      and ((${lastVerdict}) is null or s.context_id = (
        select l.context_id from lectern.offered_roster l
        where l.district_id = $1 and l.installation_id = s.installation_id and not l.by_file
        order by l.last_seen_at desc, l.context_id limit 1))`,
    values: [slot],
  })

/** When the last reading that ended in this installation was denied; null when it was not. */
const lastVerdict = `
  select case when v.denied then v.finished_at end from lectern.roster_run v
  where v.district_id = $1 and v.installation_id = s.installation_id and v.status in ('done', 'failed')
  order by v.finished_at desc limit 1`

export interface StartedRun {
  id: string
}

/** Far more than one slot of the largest district holds. */
const startedAtOnce = 2_000

/** Only where the district switched rosters on and the platform said where one is; of a course there is one at a time. */
const insertRuns = (
  scope: DistrictScope,
  { condition, values }: { condition: string; values: readonly unknown[] },
): Promise<StartedRun[]> =>
  scope.query<StartedRun>(
    `insert into lectern.roster_run as r (district_id, context_id, installation_id, scope, expected)
     select s.district_id, s.context_id, s.installation_id, w.scope, case w.scope when 'everybody' then q.members end
     from lectern.offered_roster s
     join lectern.installation_feature f
       on f.district_id = s.district_id and f.installation_id = s.installation_id and f.feature = 'roster'
     left join lectern.roster q on q.district_id = s.district_id and q.context_id = s.context_id
     cross join lateral (select case
       when q.differences_url is not null and q.full_at > now() - $2::interval then 'changes' else 'everybody'
     end as scope) w
     where s.district_id = $1 and not s.by_file and ${condition}
     limit ${startedAtOnce}
     on conflict (district_id, context_id) where status in ('waiting', 'running') do nothing
     returning r.id`,
    [scope.districtId, fullEvery, ...values],
  )
