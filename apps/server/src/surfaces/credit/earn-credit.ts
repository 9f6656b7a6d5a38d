import { earnCredit } from '@lectern/catalog'
import { handleJob, type HandledJob } from '@lectern/jobs'
import type { DistrictId, LaunchId, PersonId } from '@lectern/launch'
import { Problem } from '@lectern/problem'
import type { CreditEngine } from './credit-engine.ts'
import { earnCreditJob } from './credit-jobs.ts'
import { startReport } from './start-report.ts'

export const earnCreditHandler = ({ database, enqueue }: CreditEngine): HandledJob =>
  handleJob(earnCreditJob, async ({ districtId, personId, launchId }) => {
    // all from our own queue, put there by the launch's own session
    const scope = database.district(districtId as DistrictId)
    const key = { personId: personId as PersonId, launchId: launchId as LaunchId }
    const earned = await earnCredit(scope, key)
    if (!earned) throw notNotedYet()
    const { placementId, isDue } = earned
    if (isDue) await startReport(enqueue, scope, { placementId, personId: key.personId })
  })

const notNotedYet = (): Problem =>
  new Problem({
    kind: 'conflict',
    code: 'credit.launch-not-noted',
    message: 'An app was opened from a launch whose credit is not noted yet.',
  })
