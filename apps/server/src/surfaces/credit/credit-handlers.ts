import type { HandledJob } from '@lectern/jobs'
import type { CreditEngine } from './credit-engine.ts'
import { earnCreditHandler } from './earn-credit.ts'
import { reportCreditHandler } from './report-credit.ts'

export const creditHandlers = (engine: CreditEngine): HandledJob[] => [
  earnCreditHandler(engine),
  reportCreditHandler(engine),
]
