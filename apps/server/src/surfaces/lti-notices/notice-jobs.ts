import { z } from 'zod'
import { defineJob } from '@lectern/jobs'

/** All that wait in a district, whichever of them it was put there for. */
export const processNoticesJob = defineJob({
  name: 'lti.process-notices',
  schema: z.object({ districtId: z.uuid() }),
})

/** Tells an installation's platform what it should send, and where; a platform may be away for an hour. */
export const alignNoticesJob = defineJob({
  name: 'lti.align-notices',
  schema: z.object({ districtId: z.uuid(), installationId: z.uuid() }),
  attempts: 8,
  backoff: { firstDelayMs: 30_000 },
})
