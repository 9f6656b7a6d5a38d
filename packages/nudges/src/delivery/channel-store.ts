import type { DistrictScope } from '@lectern/database'
import type { InstallationId } from '@lectern/launch'
import type { Problem } from '@lectern/problem'
import type { Attempt } from './delivery-store.ts'

/** Longer than any one call to a host, before each of which a run says it again; one that died is soon missed. */
const holdSeconds = 12

/** @returns false while another run has the channel */
export async function holdChannel(
  scope: DistrictScope,
  { installationId, runId, now }: Attempt,
): Promise<boolean> {
  const rows = await scope.query(
    `insert into lectern.nudge_channel as c (district_id, installation_id, held_by, held_until)
     values ($1, $2, $3, $4::timestamptz + make_interval(secs => $5))
     on conflict (district_id, installation_id) do update set held_by = excluded.held_by, held_until = excluded.held_until
     where c.held_by is null or c.held_by = excluded.held_by or c.held_until < $4
     returning 1 as held`,
    [scope.districtId, installationId, runId, now, holdSeconds],
  )
  return rows.length > 0
}

/**
 * Says again that a run goes on, and so that what it attempts is not over. Whoever once lost the channel has lost it for
 * good: others may have sent the same meanwhile.
 * @returns false when another run has, or had, the channel
 */
export async function keepChannel(
  scope: DistrictScope,
  { installationId, runId, now }: Attempt,
): Promise<boolean> {
  const rows = await scope.query(
    `with kept as (
       update lectern.nudge_channel c set held_until = $4::timestamptz + make_interval(secs => $5)
       where c.district_id = $1 and c.installation_id = $2 and c.held_by = $3
       returning 1 as kept
     ), sending as (
       update lectern.nudge_delivery d set attempted_at = $4
       where d.district_id = $1 and d.installation_id = $2 and d.attempted_by = $3 and d.state = 'sending'
         and exists (select from kept)
     )
     select kept from kept`,
    [scope.districtId, installationId, runId, now, holdSeconds],
  )
  return rows.length > 0
}

export async function releaseChannel(
  scope: DistrictScope,
  { installationId, runId }: Omit<Attempt, 'now'>,
): Promise<void> {
  await scope.query(
    `update lectern.nudge_channel c set held_by = null, held_until = null
     where c.district_id = $1 and c.installation_id = $2 and c.held_by = $3`,
    [scope.districtId, installationId, runId],
  )
}

export async function pauseChannel(
  scope: DistrictScope,
  installationId: InstallationId,
  until: Date,
): Promise<void> {
  await scope.query(
    `update lectern.nudge_channel c set paused_until = greatest(c.paused_until, $3)
     where c.district_id = $1 and c.installation_id = $2`,
    [scope.districtId, installationId, until],
  )
}

/** For whoever has to change something; it is over with the next notice that arrives. */
export async function noteChannelProblem(
  scope: DistrictScope,
  { installationId, now }: Attempt,
  { code, message }: Pick<Problem, 'code' | 'message'>,
): Promise<void> {
  await scope.query(
    `update lectern.nudge_channel c set problem_code = $3, problem_message = $4, problem_at = $5
     where c.district_id = $1 and c.installation_id = $2`,
    [scope.districtId, installationId, code, message, now],
  )
}

/** Patience is over with it, unless another run was asked for it. */
export async function noteSent(scope: DistrictScope, { installationId, runId, now }: Attempt): Promise<void> {
  await scope.query(
    `update lectern.nudge_channel c
     set first_sent_at = coalesce(c.first_sent_at, $3), last_sent_at = $3, paused_until = null,
         problem_code = null, problem_message = null, problem_at = null
     where c.district_id = $1 and c.installation_id = $2 and c.held_by = $4`,
    [scope.districtId, installationId, now, runId],
  )
}

/** What an administrator may know of a channel: that it works, and what is wrong; never who was told. */
export interface ChannelState {
  firstSentAt: Date | null
  lastSentAt: Date | null
  pausedUntil: Date | null
  problem: { code: string; message: string; at: Date } | null
}

export async function channelState(
  scope: DistrictScope,
  installationId: InstallationId,
): Promise<ChannelState> {
  const [found] = await scope.query<
    Omit<ChannelState, 'problem'> & { code: string | null; message: string; at: Date }
  >(
    `select c.first_sent_at as "firstSentAt", c.last_sent_at as "lastSentAt", c.paused_until as "pausedUntil",
            c.problem_code as code, c.problem_message as message, c.problem_at as at
     from lectern.nudge_channel c where c.district_id = $1 and c.installation_id = $2`,
    [scope.districtId, installationId],
  )
  if (!found) return { firstSentAt: null, lastSentAt: null, pausedUntil: null, problem: null }
  const { code, message, at, ...times } = found
  return { ...times, problem: code === null ? null : { code, message, at } }
}

/** Channels with something to send now that nobody is sending. */
export async function dueChannels(
  scope: DistrictScope,
  channels: readonly InstallationId[],
  now: Date,
): Promise<InstallationId[]> {
  const rows = await scope.query<{ installationId: InstallationId }>(
    `select own.id as "installationId" from unnest($2::uuid[]) as own (id)
     left join lectern.nudge_channel c on c.district_id = $1 and c.installation_id = own.id
     where coalesce(c.paused_until <= $3, true) and coalesce(c.held_until < $3, true)
       and exists (select from lectern.nudge_delivery d
                   where d.district_id = $1 and d.installation_id = own.id and d.due_at <= $3
                     and d.state in ('waiting', 'sending'))`,
    [scope.districtId, channels, now],
  )
  return rows.map(({ installationId }) => installationId)
}
