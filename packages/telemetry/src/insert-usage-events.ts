import type { DistrictScope } from '@lectern/database'
import type { UsageEvent } from './usage-event.ts'

/** What makes two events one. */
export const usageEventKey = (id: string, occurredAt: Date): string =>
  `${id.toLowerCase()} ${occurredAt.getTime()}`

/** Stores what is new, in one statement; answers the keys of what was. */
export async function insertUsageEvents(
  scope: DistrictScope,
  events: readonly UsageEvent[],
): Promise<Set<string>> {
  const stored = await scope.query<{ event_id: string; occurred_at: Date }>(
    `insert into lectern.usage_event
       (district_id, event_id, occurred_at, kind, app_id, person_id, role, installation_id, context_id, seconds)
     select $1, e.* from unnest(
       $2::uuid[], $3::timestamptz[], $4::text[], $5::uuid[], $6::uuid[], $7::text[], $8::uuid[], $9::uuid[],
       $10::smallint[]) as e (event_id, occurred_at)
     -- Always in the same order: two servers that are sent the same events must not wait for each other.
     order by e.occurred_at, e.event_id
     on conflict (district_id, occurred_at, event_id) do nothing
     returning event_id, occurred_at`,
    [
      scope.districtId,
      events.map(({ id }) => id),
      events.map(({ occurredAt }) => occurredAt),
      events.map(({ kind }) => kind),
      events.map(({ appId }) => appId),
      events.map(({ personId }) => personId),
      events.map(({ role }) => role),
      events.map(({ installationId }) => installationId),
      events.map(({ contextId }) => contextId),
      events.map(({ seconds }) => seconds ?? null),
    ],
  )
  return new Set(stored.map(({ event_id, occurred_at }) => usageEventKey(event_id, occurred_at)))
}
