import type { DistrictScope } from '@lectern/database'
import type { AppId, PersonId } from '@lectern/launch'
import type { DueNudge, Nudge, NudgeAnswer, NudgeRule } from './nudge.ts'
import type { NudgeReader } from './nudge-reader.ts'

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

/**
 * Nothing for a person who answered any nudge after `quietSince`, or whom one reached elsewhere since then and waits
 * there. Of several the one that was followed goes first.
 */
export async function findOpenNudge(
  scope: DistrictScope,
  { personId, installationId, followed }: NudgeReader,
  quietSince: Date,
): Promise<Nudge | undefined> {
  const [nudge] = await scope.query<Nudge>(
    `select n.id, n.rule, n.app_id as "appId", n.facts->>'seatSince' as "seatSince"
     from lectern.nudge n
     where n.district_id = $1 and n.person_id = $2 and n.ended_at is null
       and not exists (select from lectern.nudge own
                       where own.district_id = $1 and own.person_id = $2
                         and (own.answered_at > $3
                              or own.ended_at is null and own.shown_at > $3 and own.shown_in <> $4))
       and not exists (select from lectern.nudge told
                       join lectern.nudge_delivery d on d.district_id = told.district_id and d.nudge_id = told.id
                       where told.district_id = $1 and told.person_id = $2 and told.ended_at is null
                         and d.installation_id <> $4 and d.state in ('sending', 'accepted', 'delivered')
                         and d.attempted_at > $3)
     order by coalesce($5 in (n.id::text, n.app_id::text), false) desc, n.facts->>'seatSince', n.id
     limit 1`,
    [scope.districtId, personId, quietSince, installationId, followed],
  )
  return nudge
}

/** @returns whether the person has this nudge */
export async function recordShown(
  scope: DistrictScope,
  { personId, installationId }: Pick<NudgeReader, 'personId' | 'installationId'>,
  nudgeId: string,
  now: Date,
): Promise<boolean> {
  const rows = await scope.query(
    `update lectern.nudge n
     set shown_at = coalesce(n.shown_at, $4), shown_in = case when n.shown_at is null then $5 else n.shown_in end
     where n.district_id = $1 and n.person_id = $2 and n.id = $3
     returning n.id`,
    [scope.districtId, personId, nudgeId, now, installationId],
  )
  return rows.length > 0
}

/** @returns whether the person has this nudge */
export async function recordAnswer(
  scope: DistrictScope,
  { personId, installationId }: Pick<NudgeReader, 'personId' | 'installationId'>,
  nudgeId: string,
  answer: NudgeAnswer,
  now: Date,
): Promise<boolean> {
  const rows = await scope.query(
    `update lectern.nudge n
     set shown_at = coalesce(n.shown_at, $5), shown_in = case when n.shown_at is null then $6 else n.shown_in end,
         answered_at = coalesce(n.answered_at, $5), answer = coalesce(n.answer, $4),
         ended_at = coalesce(n.ended_at, $5), ended_because = coalesce(n.ended_because, 'answered')
     where n.district_id = $1 and n.person_id = $2 and n.id = $3
     returning n.id`,
    [scope.districtId, personId, nudgeId, answer, now, installationId],
  )
  return rows.length > 0
}
