import { z } from 'zod'
import { defineJob } from '@lectern/jobs'

/** One try: a failed import says why, and a person starts it again. A killed worker's import is taken up by another. */
export const runImportJob = defineJob({
  name: 'imports.run',
  schema: z.object({ districtId: z.uuid(), importId: z.uuid() }),
  attempts: 1,
})
