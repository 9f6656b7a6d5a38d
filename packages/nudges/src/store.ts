import type { DistrictScope } from '@lectern/database'
import type { AppId, PersonId } from '@lectern/launch'
import type { DueNudge, Nudge, NudgeAnswer, NudgeRule } from './nudge.ts'

/**
 * Makes what is missing and marks what is there. A nudge whose trigger had gone comes back with it; one that was
 * answered, or whose app was opened, does not. A run that started earlier changes nothing that a later one decided.
 * @returns how many were made
 */
export async function putNudges(
  scope: DistrictScope,
  rule: NudgeRule,
  due: readonly DueNudge[],
  now: Date,
): Promise<number> {
  // Somebody may hold two seats of one app, but a statement may touch a row only once.
  const rows = await scope.query<{ made: boolean }>(
    `insert into lectern.nudge as n (district_id, rule, person_id, app_id, facts, made_at, trigger_seen_at)
     select distinct on (due.person_id, due.app_id) $1::uuid, $2, due.person_id, due.app_id, due.facts, $6::timestamptz, $6
     from unnest($3::uuid[], $4::uuid[], $5::jsonb[]) as due (person_id, app_id, facts)
     order by due.person_id, due.app_id, due.facts->>'seatSince'
     on conflict (district_id, person_id, rule, app_id) do update
       set facts = excluded.facts, trigger_seen_at = excluded.trigger_seen_at, ended_at = null, ended_because = null
       where n.trigger_seen_at < excluded.trigger_seen_at
         and (n.ended_at is null
              or n.ended_because = 'trigger-gone' and n.answer is null and n.ended_at < excluded.trigger_seen_at)
     returning n.made_at = $6 as made`,
    [
      scope.districtId,
      rule,
      due.map(({ personId }) => personId),
      due.map(({ appId }) => appId),
      due.map(({ facts }) => JSON.stringify(facts)),
      now,
    ],
  )
  return rows.filter(({ made }) => made).length
}

/** @returns how many were ended: those that no run has found since the one that began at `now`. */
export async function endUntriggered(scope: DistrictScope, rule: NudgeRule, now: Date): Promise<number> {
  const ended = await scope.query(
    `update lectern.nudge n set ended_at = $3, ended_because = 'trigger-gone'
     where n.district_id = $1 and n.rule = $2 and n.ended_at is null and n.trigger_seen_at < $3
     returning n.id`,
    [scope.districtId, rule, now],
  )
  return ended.length
}

export async function endOpened(
  scope: DistrictScope,
  personId: PersonId,
  appIds: readonly AppId[],
  now: Date,
): Promise<void> {
  await scope.query(
    `update lectern.nudge n set ended_at = $4, ended_because = 'app-opened'
     where n.district_id = $1 and n.person_id = $2 and n.rule = 'seat-never-opened' and n.app_id = any($3::uuid[])
       and n.ended_at is null`,
    [scope.districtId, personId, appIds, now],
  )
}

/** Nothing for a person who answered any nudge after `quietSince`. Of several the one that was followed goes first. */
export async function findOpenNudge(
  scope: DistrictScope,
  personId: PersonId,
  quietSince: Date,
  followedId?: string,
): Promise<Nudge | undefined> {
  const [nudge] = await scope.query<Nudge>(
    `select n.id, n.rule, n.app_id as "appId", n.facts->>'seatSince' as "seatSince"
     from lectern.nudge n
     where n.district_id = $1 and n.person_id = $2 and n.ended_at is null
       and not exists (select from lectern.nudge answered
                       where answered.district_id = $1 and answered.person_id = $2 and answered.answered_at > $3)
     order by coalesce(n.id::text = $4, false) desc, n.facts->>'seatSince', n.id
     limit 1`,
    [scope.districtId, personId, quietSince, followedId],
  )
  return nudge
}

/** @returns whether the person has this nudge */
export async function recordShown(
  scope: DistrictScope,
  personId: PersonId,
  nudgeId: string,
  now: Date,
): Promise<boolean> {
  const rows = await scope.query(
    `update lectern.nudge n set shown_at = coalesce(n.shown_at, $4)
     where n.district_id = $1 and n.person_id = $2 and n.id = $3
     returning n.id`,
    [scope.districtId, personId, nudgeId, now],
  )
  return rows.length > 0
}

/** @returns whether the person has this nudge */
export async function recordAnswer(
  scope: DistrictScope,
  personId: PersonId,
  nudgeId: string,
  answer: NudgeAnswer,
  now: Date,
): Promise<boolean> {
  const rows = await scope.query(
    `update lectern.nudge n
     set shown_at = coalesce(n.shown_at, $5),
         answered_at = coalesce(n.answered_at, $5), answer = coalesce(n.answer, $4),
         ended_at = coalesce(n.ended_at, $5), ended_because = coalesce(n.ended_because, 'answered')
     where n.district_id = $1 and n.person_id = $2 and n.id = $3
     returning n.id`,
    [scope.districtId, personId, nudgeId, answer, now],
  )
  return rows.length > 0
}
