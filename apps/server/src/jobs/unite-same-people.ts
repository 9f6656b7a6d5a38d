import type { DistrictScope } from '@lectern/database'
import type { Enqueue } from '@lectern/jobs'
import { samePeople } from '@lectern/tenancy'
import { startUniting } from '../surfaces/lti-migration/migration-jobs.ts'

/** Whoever carries one number of the district is one person, whichever host told of it when. */
export async function uniteSamePeople(enqueue: Enqueue, scope: DistrictScope): Promise<void> {
  for (const people of await samePeople(scope)) await startUniting(enqueue, scope.districtId, people)
}
