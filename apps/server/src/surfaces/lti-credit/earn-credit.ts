import { earnCredit } from '@lectern/catalog'
import { handleJob, type HandledJob } from '@lectern/jobs'
import type { DistrictId, LaunchId, PersonId } from '@lectern/launch'
import { Problem } from '@lectern/problem'
import type { LtiSurface } from '../lti/lti-surface.ts'
import { earnCreditJob, reportCreditJob } from './credit-jobs.ts'

export const earnCreditHandler = ({ database, enqueue }: LtiSurface): HandledJob =>
  handleJob(earnCreditJob, async ({ districtId, personId, launchId }) => {
    // all from our own queue, put there by the launch's own session
    const earned = await earnCredit(database.district(districtId as DistrictId), {
      personId: personId as PersonId,
      launchId: launchId as LaunchId,
    })
    if (!earned) throw notNotedYet()
    const { placementId, isDue } = earned
    if (isDue)
      await enqueue(
        reportCreditJob,
        { districtId, placementId, personId },
        { deduplicationId: `${placementId} ${personId}` },
      )
  })

const notNotedYet = (): Problem =>
  new Problem({
    kind: 'conflict',
    code: 'credit.launch-not-noted',
    message: 'An app was opened from a launch whose credit is not noted yet.',
  })
