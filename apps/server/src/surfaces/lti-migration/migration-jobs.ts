import { z } from 'zod'
import { defineJob, handleJob, type HandledJob } from '@lectern/jobs'
import type { Database } from '@lectern/database'
import type { DistrictId, PersonId } from '@lectern/launch'
import { unitePeople } from '../../joins/unite-people.ts'

/** Reads what a person ever did, so no launch waits for it. */
export const unitePeopleJob = defineJob({
  name: 'lti.unite-people',
  schema: z.object({ districtId: z.uuid(), keep: z.uuid(), absorb: z.uuid() }),
})

export const unitePeopleHandler = ({ database }: { database: Database }): HandledJob =>
  handleJob(unitePeopleJob, ({ districtId, keep, absorb }) =>
    // from our own queue, put there by a proved launch
    unitePeople(database.district(districtId as DistrictId), {
      keep: keep as PersonId,
      absorb: absorb as PersonId,
    }),
  )
