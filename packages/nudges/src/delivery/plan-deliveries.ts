import type { DistrictScope } from '@lectern/database'
import type { PersonId } from '@lectern/launch'
import { daysBefore } from '../days.ts'
import { quietDaysAfterAnswer } from '../nudges.ts'
import type { NudgeChannel } from './nudge-channel.ts'

interface Candidate {
  nudgeId: string
  personId: PersonId
  isFree: boolean
}

const batchSize = 500

/**
 * Puts the nudges that are next for their teachers on their way, where the channel reaches them and their attention is
 * free. It may run twice and beside itself, and beside that of another channel: a nudge has one way.
 * @returns how many
 */
export async function planDeliveries(
  scope: DistrictScope,
  channel: NudgeChannel,
  now: Date,
): Promise<number> {
  let planned = 0
  for await (const candidates of candidatePages(scope, daysBefore(now, quietDaysAfterAnswer))) {
    const free = candidates.filter(({ isFree }) => isFree)
    if (free.length === 0) continue
    const reached = await channel.reach(
      scope,
      free.map(({ personId }) => personId),
    )
    const rows = free.flatMap(({ nudgeId, personId }) => {
      const reach = reached.get(personId)
      return reach ? [{ nudgeId, ...reach }] : []
    })
    const made = await scope.query(
      `insert into lectern.nudge_delivery as d
         (district_id, nudge_id, installation_id, language, certain, planned_at, due_at)
       select $1, due.nudge_id, $2, due.language, due.certain, $6::timestamptz, $6
       from unnest($3::uuid[], $4::text[], $5::boolean[]) as due (nudge_id, language, certain)
       on conflict (district_id, nudge_id) do nothing returning d.nudge_id`,
      [
        scope.districtId,
        channel.installationId,
        rows.map(({ nudgeId }) => nudgeId),
        rows.map(({ language }) => language),
        rows.map(({ certain }) => certain),
        now,
      ],
    )
    planned += made.length
  }
  return planned
}

/**
 * The next nudge of each person. Their attention is free when they have not seen it, nor seen, answered or been told of
 * any other in the days before.
 */
async function* candidatePages(scope: DistrictScope, quietSince: Date): AsyncGenerator<Candidate[]> {
  for (let after = '00000000-0000-0000-0000-000000000000'; ;) {
    const page = await scope.query<Candidate & object>(
      `with next as (
         select distinct on (n.person_id) n.id, n.person_id, n.shown_at from lectern.nudge n
         where n.district_id = $1 and n.person_id > $2 and n.ended_at is null
         order by n.person_id, n.facts->>'seatSince', n.id limit $4)
       select next.id as "nudgeId", next.person_id as "personId",
         next.shown_at is null
         and not exists (select from lectern.nudge other where other.district_id = $1 and other.person_id = next.person_id
                         and (other.answered_at > $3 or other.shown_at > $3))
         and not exists (select from lectern.nudge told
                         join lectern.nudge_delivery d on d.district_id = told.district_id and d.nudge_id = told.id
                         where told.district_id = $1 and told.person_id = next.person_id
                           and (told.id = next.id or d.settled_at is null
                                or d.state in ('accepted', 'delivered') and d.settled_at > $3)) as "isFree"
       from next order by next.person_id`,
      [scope.districtId, after, quietSince, batchSize],
    )
    if (page.length > 0) yield page
    if (page.length < batchSize) return
    after = page.at(-1)!.personId
  }
}
