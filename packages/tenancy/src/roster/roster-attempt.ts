import type { DistrictScope } from '@lectern/database'
import { completeRoster } from './complete-roster.ts'
import { refuseEmptyRoster } from './refuse-empty-roster.ts'
import { meetMembers } from './meet-members.ts'
import type { Begun, ReadingAttempt } from './read-pages.ts'
import type { RosterPage } from './roster-page.ts'

/** So many rosters of one installation are read at a time: a district's platform also has classes to serve. */
const atOnce = 2
/** How soon one that found others at work asks again: the more wait, the later, so that asking stays rare. */
const shortestBusyMs = 5_000
const busyMsOfEach = 60

/** Begins a reading, or goes on with it after a worker was lost; busy while enough others of the installation are read. */
export const beginRosterAttempt = (scope: DistrictScope, runId: string): Promise<Begun<RosterPage>> =>
  scope.transaction(async (tx) => {
    const key = [tx.districtId, runId]
    const [wanted] = await tx.query<{ installationId: string }>(
      `select r.installation_id as "installationId" from lectern.roster_run r
       join lectern.installation_feature f
         on f.district_id = r.district_id and f.installation_id = r.installation_id and f.feature = 'roster'
       where r.district_id = $1 and r.id = $2 and r.status in ('waiting', 'running')`,
      key,
    )
    if (!wanted) return 'ended'
    const { installationId } = wanted
    await tx.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [`rosters ${installationId}`])
    const [others] = await tx.query<{ running: number; waiting: number }>(
      `select count(*) filter (where r.status = 'running' and r.last_sign_at > now() - interval '3 minutes')::int as running,
              count(*) filter (where r.status = 'waiting')::int as waiting
       from lectern.roster_run r
       where r.district_id = $1 and r.id <> $2 and r.installation_id = $3 and r.status in ('waiting', 'running')`,
      [...key, installationId],
    )
    if (others!.running >= atOnce)
      return { busyForMs: Math.max(shortestBusyMs, others!.waiting * busyMsOfEach) }
    const [begun] = await tx.query<BegunRun>(
      `update lectern.roster_run r
       set status = 'running', attempt = r.attempt + 1, last_sign_at = now(), code = null, message = null
       where r.district_id = $1 and r.id = $2 and r.status in ('waiting', 'running')
       returning r.attempt, r.pages, r.next_url as next, case r.scope when 'changes' then (
         select q.differences_url from lectern.roster q
         where q.district_id = r.district_id and q.context_id = r.context_id) end as differences`,
      key,
    )
    return begun ? attemptOf(scope, { runId, installationId, begun }) : 'ended'
  })

interface BegunRun {
  attempt: number
  pages: number
  next: string | null
  differences: string | null
}

function attemptOf(
  scope: DistrictScope,
  { runId, installationId, begun }: { runId: string; installationId: string; begun: BegunRun },
): ReadingAttempt<RosterPage> {
  const key = [scope.districtId, runId, begun.attempt]
  const mine = `r.district_id = $1 and r.id = $2 and r.attempt = $3 and r.status = 'running'`
  const forget = (tx: DistrictScope): Promise<unknown> =>
    tx.query('delete from lectern.roster_run_member m where m.district_id = $1 and m.run_id = $2', [
      tx.districtId,
      runId,
    ])

  return {
    number: begun.attempt,
    from: begun.next ?? (begun.pages === 0 ? begun.differences : null) ?? undefined,
    isRead: begun.pages > 0 && begun.next === null,
    async keep({ members, next, differences }) {
      const people = await meetMembers(scope, installationId, members)
      return scope.transaction(async (tx) => {
        const kept = await tx.query(
          `update lectern.roster_run r set last_sign_at = now(), pages = r.pages + 1, members = r.members + $4,
             next_url = $5, differences_url = $6
           where ${mine} returning 1 as kept`,
          [...key, members.length, next, differences],
        )
        if (kept.length === 0) return false
        // A list that grows while it is read may name somebody twice, and one person may have two identities.
        await tx.query(
          `insert into lectern.roster_run_member as m (district_id, run_id, person_id, role, status)
           select distinct on (u.person_id) $1, $2, u.person_id, u.role, u.status
           from unnest($3::uuid[], $4::text[], $5::text[]) u (person_id, role, status)
           order by u.person_id, u.status
           on conflict (district_id, run_id, person_id) do update set role = excluded.role, status = excluded.status`,
          [
            tx.districtId,
            runId,
            people,
            members.map(({ role }) => role),
            members.map(({ active }) => (active ? 'active' : 'inactive')),
          ],
        )
        return true
      })
    },
    complete: () =>
      scope.transaction(async (tx) => {
        const done = await tx.query(
          `update lectern.roster_run r set status = 'done', finished_at = now() where ${mine} returning 1 as done`,
          key,
        )
        if (done.length === 0) return false
        await refuseEmptyRoster(tx, runId)
        await completeRoster(tx, runId)
        await forget(tx)
        return true
      }),
    restart: () =>
      scope.transaction(async (tx) => {
        await forget(tx)
        await tx.query(
          `update lectern.roster_run r set scope = 'everybody', pages = 0, members = 0, next_url = null,
             differences_url = null, last_sign_at = now() where ${mine}`,
          key,
        )
      }),
    failed: ({ code, message, denied }) =>
      scope.transaction(async (tx) => {
        const failed = await tx.query(
          `update lectern.roster_run r
           set status = 'failed', finished_at = now(), next_url = null, code = $4, message = $5, denied = $6
           where ${mine} returning 1 as failed`,
          [...key, code, message, denied],
        )
        if (failed.length > 0) await forget(tx)
      }),
    async released(reason) {
      await scope.query(
        `update lectern.roster_run r set status = 'waiting', last_sign_at = now(), code = $4, message = $5
         where ${mine}`,
        [...key, reason?.code, reason?.message],
      )
    },
  }
}
