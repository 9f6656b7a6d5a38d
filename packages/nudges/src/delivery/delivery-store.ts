import type { DistrictScope } from '@lectern/database'
import type { InstallationId, PersonId } from '@lectern/launch'
import type { NudgeBatch, SettledState } from './nudge-channel.ts'

export interface Attempt {
  installationId: InstallationId
  /** The run that attempts. */
  runId: string
  now: Date
}

/** The run that attempts says again that it does, before each call; by then its last call has ended too. */
const staleAfter = '30 seconds'
/** Older news is none. */
const freshDays = 7

const isClaimable = `d.district_id = $1 and d.installation_id = $2 and d.state in ('waiting', 'sending')
  and (d.state = 'waiting' and d.due_at <= $3
       or d.state = 'sending' and d.attempted_by <> $4 and d.attempted_at < $3::timestamptz - interval '${staleAfter}')
  and n.ended_at is null and n.shown_at is null`

/** By its key and in no other way: PostgreSQL knows nothing yet of rows that were just written, and would read all for each. */
const itsNudge = `cross join lateral (
  select n.person_id, n.rule, n.app_id, n.ended_at, n.shown_at from lectern.nudge n
  where n.district_id = d.district_id and n.id = d.nudge_id offset 0) n`

type ClaimedRow = Omit<NudgeBatch, 'personIds'> & { personId: PersonId }

/**
 * The deliveries whose turn it is, of one kind, noted as attempted before they are: whoever finds that note later does
 * not know whether they arrived. What ended, or was seen elsewhere, is left out.
 */
export async function claimDeliveries(
  scope: DistrictScope,
  { installationId, runId, now }: Attempt,
  limit: number,
): Promise<NudgeBatch | undefined> {
  const rows = await scope.query<ClaimedRow & object>(
    `with kind as materialized (
       select d.language, d.certain, n.rule, n.app_id
       from lectern.nudge_delivery d ${itsNudge}
       where ${isClaimable} order by d.due_at, d.nudge_id limit 1
     ), claimed as (
       select d.nudge_id, n.person_id, n.rule, n.app_id
       from kind
       join lectern.nudge_delivery d on d.language = kind.language and d.certain = kind.certain
       ${itsNudge}
       where ${isClaimable} and n.rule = kind.rule and n.app_id = kind.app_id
       order by d.due_at, d.nudge_id limit $5 for update of d skip locked
     )
     update lectern.nudge_delivery d
     set state = 'sending', attempts = d.attempts + 1, attempted_at = $3, attempted_by = $4
     from claimed c where d.district_id = $1 and d.nudge_id = c.nudge_id
     returning c.person_id as "personId", c.rule, c.app_id as "appId", d.language, d.certain`,
    [scope.districtId, installationId, now, runId, limit],
  )
  const [first] = rows
  if (!first) return undefined
  const { personId: _first, ...kind } = first
  return { ...kind, personIds: rows.map(({ personId }) => personId) }
}

/** What this run attempted for these is over. */
export async function settleDeliveries(
  scope: DistrictScope,
  { installationId, runId, now }: Attempt,
  personIds: readonly PersonId[],
  state: SettledState,
): Promise<void> {
  await scope.query(
    `update lectern.nudge_delivery d set state = $6, settled_at = $5 from lectern.nudge n
     where d.district_id = $1 and d.installation_id = $2 and d.attempted_by = $3 and d.state = 'sending'
       and n.district_id = d.district_id and n.id = d.nudge_id and n.person_id = any($4::uuid[])`,
    [scope.districtId, installationId, runId, personIds, now, state],
  )
}

/** A turn has come this often to somebody for whom the host does not take it, each time later, three days in all. */
const mostAttempts = 8
const firstPutOff = '30 minutes'

/** What the host does not take for these has another turn, the later the more often it was tried. */
export async function putOffDeliveries(
  scope: DistrictScope,
  { installationId, runId, now }: Attempt,
  personIds: readonly PersonId[],
): Promise<void> {
  await scope.query(
    `update lectern.nudge_delivery d
     set state = case when d.attempts < $6 then 'waiting' else 'given-up' end,
         settled_at = case when d.attempts < $6 then null else $5::timestamptz end,
         due_at = $5::timestamptz + interval '${firstPutOff}' * power(2, d.attempts - 1)
     from lectern.nudge n
     where d.district_id = $1 and d.installation_id = $2 and d.attempted_by = $3 and d.state = 'sending'
       and n.district_id = d.district_id and n.id = d.nudge_id and n.person_id = any($4::uuid[])`,
    [scope.districtId, installationId, runId, personIds, now, mostAttempts],
  )
}

/** Whatever of this run is not over has another turn; it was none of theirs that ended. */
export async function putBackDeliveries(
  scope: DistrictScope,
  { installationId, runId }: Attempt,
  dueAt: Date,
): Promise<void> {
  await scope.query(
    `update lectern.nudge_delivery d set state = 'waiting', due_at = $4, attempts = d.attempts - 1
     where d.district_id = $1 and d.installation_id = $2 and d.attempted_by = $3 and d.state = 'sending'`,
    [scope.districtId, installationId, runId, dueAt],
  )
}

/** Takes back what was answered or seen elsewhere before it was sent, and what waited too long. */
export async function withdrawOutdated(
  scope: DistrictScope,
  { installationId, runId, now }: Attempt,
): Promise<void> {
  await scope.query(
    `update lectern.nudge_delivery d
     set settled_at = $3,
         state = case when n.ended_at is null and n.shown_at is null then 'given-up' else 'withdrawn' end
     from lectern.nudge n
     where d.district_id = $1 and d.installation_id = $2 and n.district_id = d.district_id and n.id = d.nudge_id
       and (d.state = 'waiting'
            or d.state = 'sending' and d.attempted_by <> $4 and d.attempted_at < $3::timestamptz - interval '${staleAfter}')
       and (n.ended_at is not null or n.shown_at is not null
            or d.planned_at < $3::timestamptz - interval '${freshDays} days')`,
    [scope.districtId, installationId, now, runId],
  )
}

/** A channel that was switched off takes nothing along. */
export async function withdrawElsewhere(
  scope: DistrictScope,
  channels: readonly InstallationId[],
  now: Date,
): Promise<void> {
  await scope.query(
    `update lectern.nudge_delivery d set state = 'withdrawn', settled_at = $3
     where d.district_id = $1 and d.state = 'waiting' and d.installation_id <> all($2::uuid[])`,
    [scope.districtId, channels, now],
  )
}

/** Of an installation that was removed: nothing of it waits any more, nor is anybody told what became of the rest. */
export async function withdrawFrom(
  scope: DistrictScope,
  installationId: InstallationId,
  now: Date,
): Promise<void> {
  await scope.query(
    `update lectern.nudge_delivery d
     set state = case d.state when 'waiting' then 'withdrawn' else 'given-up' end, settled_at = $3
     where d.district_id = $1 and d.installation_id = $2 and d.state in ('waiting', 'sending')`,
    [scope.districtId, installationId, now],
  )
  await scope.query(
    'delete from lectern.nudge_channel c where c.district_id = $1 and c.installation_id = $2',
    [scope.districtId, installationId],
  )
}
