import type { CreditEngine } from '../credit/credit-engine.ts'
import { orRefused } from '../credit/credit-outcome.ts'
import type { LtiSurface } from '../lti/lti-surface.ts'
import { reportByGrades } from './report-by-grades.ts'
import { reportByOutcomes } from './report-by-outcomes.ts'

/** How platforms of LTI are told of a credit. */
export const tellPlatform = (surface: LtiSurface): Pick<CreditEngine['tell'], 'grades' | 'outcomes'> => ({
  grades: (...told) => orRefused(finalCodes, () => reportByGrades(surface, ...told)),
  outcomes: (...told) => orRefused(finalCodes, () => reportByOutcomes(surface, ...told)),
})

const finalCodes = [
  'installation.unknown',
  'lti.service-forbidden',
  'lti.service-unauthorized',
  'lti.service-not-found',
  'lti.service-not-offered',
  'lti.service-refused',
  'lti.service-link-malformed',
  'lti-1p1.outcome-refused',
]
