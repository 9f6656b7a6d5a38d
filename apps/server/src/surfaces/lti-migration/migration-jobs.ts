import { z } from 'zod'
import { defineJob, handleJob, type Enqueue, type HandledJob } from '@lectern/jobs'
import type { Database } from '@lectern/database'
import type { DistrictId, PersonId } from '@lectern/launch'
import { unitePeople } from '../../joins/unite-people.ts'
import type { SecretKeys } from '../../secret-keys.ts'

export interface TwoPeople {
  keep: PersonId
  absorb: PersonId
}

/** Longer than any page lasts that a launch has opened. */
const pagesEndMs = 5 * 60 * 60_000

/** Once their launch is written down: what it leaves would else be missed by a quick worker. */
export async function startUniting(
  enqueue: Enqueue,
  districtId: DistrictId,
  people: TwoPeople,
): Promise<void> {
  await enqueue(unitePeopleJob, { districtId, ...people })
  // What a page of theirs that is open now still sends.
  await enqueue(unitePeopleJob, { districtId, ...people }, { delayMs: pagesEndMs })
}

/** Reads what a person ever did, so no launch waits for it. */
const unitePeopleJob = defineJob({
  name: 'lti.unite-people',
  schema: z.object({ districtId: z.uuid(), keep: z.uuid(), absorb: z.uuid() }),
})

export const unitePeopleHandler = (
  { database }: { database: Database },
  keys: Pick<SecretKeys, 'of'>,
): HandledJob =>
  handleJob(unitePeopleJob, ({ districtId, keep, absorb }) =>
    // from our own queue, put there by a proved launch or for the district's own number of a person
    unitePeople(
      database.district(districtId as DistrictId),
      { keep: keep as PersonId, absorb: absorb as PersonId },
      keys,
    ),
  )
