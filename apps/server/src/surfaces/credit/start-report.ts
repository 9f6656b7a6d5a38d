import type { CreditKey } from '@lectern/catalog'
import type { DistrictScope } from '@lectern/database'
import type { Enqueue } from '@lectern/jobs'
import type { PersonId } from '@lectern/launch'
import { reportCreditJob } from './credit-jobs.ts'

/** One that is under way already is not started again, unless it was without this teacher. */
export const startReport = (
  enqueue: Enqueue,
  { districtId }: Pick<DistrictScope, 'districtId'>,
  { placementId, personId }: CreditKey,
  teacherId?: PersonId,
): Promise<unknown> =>
  enqueue(
    reportCreditJob,
    { districtId, placementId, personId, teacherId },
    { deduplicationId: [placementId, personId, teacherId].filter(Boolean).join(' ') },
  )
