import type { DistrictScope } from '@lectern/database'
import type { InstallationId } from '@lectern/launch'

/** One person's work at a host that keeps it, however the host names it. */
export interface GradedWork {
  installationId: InstallationId
  externalId: string
  submissionId: string
}

/** Of a grade that is given by hand and a credit that is told at the same time, the second sees what the first has done. */
export const gradeInTurn = <T>(
  scope: DistrictScope,
  { installationId, externalId, submissionId }: GradedWork,
  grade: () => Promise<T>,
): Promise<T> => scope.inTurn(`grade of ${installationId} ${externalId} ${submissionId}`, grade)
