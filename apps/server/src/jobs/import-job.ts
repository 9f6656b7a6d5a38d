import { z } from 'zod'
import type { DistrictScope } from '@lectern/database'
import { cancelImport } from '@lectern/imports'
import { defineJob, type Enqueue } from '@lectern/jobs'

/** One try: a failed import says why, and a person starts it again. A killed worker's import is taken up by another. */
export const runImportJob = defineJob({
  name: 'imports.run',
  schema: z.object({ districtId: z.uuid(), importId: z.uuid() }),
  attempts: 1,
})

export const enqueueImport = (enqueue: Enqueue, scope: DistrictScope, importId: string): Promise<unknown> =>
  enqueue(runImportJob, { districtId: scope.districtId, importId }).catch(async (error: unknown) => {
    // Nobody would ever take it up.
    await cancelImport(scope, importId)
    throw error
  })
