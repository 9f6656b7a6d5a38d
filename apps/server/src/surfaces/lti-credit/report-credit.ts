import {
  findDueCredit,
  noteCreditRefused,
  noteCreditReported,
  noteCreditTrouble,
  type DueCredit,
} from '@lectern/catalog'
import type { DistrictScope } from '@lectern/database'
import { handleJob, type HandledJob } from '@lectern/jobs'
import type { DistrictId, PersonId } from '@lectern/launch'
import { asProblem } from '../../http/as-problem.ts'
import { reportCreditJob } from './credit-jobs.ts'
import type { LtiSurface } from '../lti/lti-surface.ts'
import type { CreditOutcome } from './credit-outcome.ts'
import { point } from './point.ts'
import { unsealRecipient } from './recipient.ts'
import { reportByGrades } from './report-by-grades.ts'
import { reportByOutcomes } from './report-by-outcomes.ts'

/**
 * Tells a platform once of each person's credit for a placement. A run that ends between telling and noting is
 * repeated with the same score and a later time, which changes nothing there.
 */
export const reportCreditHandler = (surface: LtiSurface): HandledJob =>
  handleJob(reportCreditJob, async ({ districtId, placementId, personId }) => {
    const scope = surface.database.district(districtId as DistrictId) // from our own queue, put there by earnCredit
    const credit = await findDueCredit(scope, { placementId, personId: personId as PersonId })
    if (!credit) return
    try {
      const outcome = await report(surface, scope, credit)
      if ('reportedAt' in outcome)
        await noteCreditReported(scope, credit, { ...point, at: outcome.reportedAt })
      else await noteCreditRefused(scope, credit, outcome)
    } catch (error) {
      const { code, message } = asProblem(error)
      if (isFinal(code)) return noteCreditRefused(scope, credit, { reason: code, words: message })
      await noteCreditTrouble(scope, credit, message)
      throw error
    }
  })

async function report(surface: LtiSurface, scope: DistrictScope, credit: DueCredit): Promise<CreditOutcome> {
  const recipient = await unsealRecipient(credit.sealedRecipient, credit.placementId, surface.creditKey)
  return recipient.by === 'grades'
    ? reportByGrades(surface, scope, credit, recipient)
    : reportByOutcomes(surface, scope, credit, recipient)
}

/** The platform's own "no", which it would only repeat. All else passes, or an administrator can make it pass. */
const isFinal = (code: string): boolean =>
  [
    'installation.unknown',
    'lti.service-forbidden',
    'lti.service-unauthorized',
    'lti.service-not-found',
    'lti.service-not-offered',
    'lti.service-refused',
    'lti.service-link-malformed',
    'lti-1p1.outcome-refused',
  ].includes(code)
