import {
  findDueCredit,
  noteCreditRefused,
  noteCreditReported,
  noteCreditTrouble,
  noteCreditWaits,
  type CreditKey,
} from '@lectern/catalog'
import type { DistrictScope } from '@lectern/database'
import { handleJob, type HandledJob } from '@lectern/jobs'
import type { DistrictId, PersonId } from '@lectern/launch'
import { asProblem } from '../../http/as-problem.ts'
import type { CreditEngine, TellCredit } from './credit-engine.ts'
import { reportCreditJob } from './credit-jobs.ts'
import type { CreditOutcome } from './credit-outcome.ts'
import { unsealRecipient, type Recipient } from './recipient.ts'

/**
 * Tells a host once of each person's credit for a placement. A run that ends between telling and noting is repeated
 * with the same score, which changes nothing there.
 */
export const reportCreditHandler = (engine: CreditEngine): HandledJob =>
  handleJob(reportCreditJob, async ({ districtId, placementId, ...people }) => {
    // all from our own queue, put there by startReport
    const scope = engine.database.district(districtId as DistrictId)
    const personId = people.personId as PersonId
    const credit = await findDueCredit(scope, { placementId, personId })
    if (!credit) return
    try {
      const recipient = await unsealRecipient(credit.sealedRecipient, placementId, engine.creditKey)
      const withTeacher = { ...credit, teacherId: people.teacherId as PersonId | undefined }
      await noteOutcome(scope, credit, await told(engine, scope, withTeacher, recipient))
    } catch (error) {
      await noteCreditTrouble(scope, credit, asProblem(error).message)
      throw error
    }
  })

function told(
  { tell }: CreditEngine,
  scope: DistrictScope,
  credit: Parameters<TellCredit<Recipient>>[1],
  recipient: Recipient,
): Promise<CreditOutcome> {
  switch (recipient.by) {
    case 'grades':
      return tell.grades(scope, credit, recipient)
    case 'outcomes':
      return tell.outcomes(scope, credit, recipient)
    case 'classroom':
      return tell.classroom(scope, credit, recipient)
  }
}

async function noteOutcome(scope: DistrictScope, credit: CreditKey, outcome: CreditOutcome): Promise<void> {
  if (outcome === 'waits-for-teacher') return noteCreditWaits(scope, credit)
  if ('told' in outcome) return noteCreditReported(scope, credit, outcome.told)
  return noteCreditRefused(scope, credit, outcome)
}
