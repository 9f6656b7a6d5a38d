import { Problem } from '@lectern/problem'

/** One thing that was looked at; `seen`: found as it is, neither good nor bad. */
export interface CheckStep {
  step: string
  outcome: 'seen' | 'ok' | 'failed'
  words: string
}

/** @param work gives the words of what went well; a Problem those of what did not */
export async function tried(step: string, work: () => Promise<string>): Promise<CheckStep> {
  try {
    return { step, outcome: 'ok', words: await work() }
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    return { step, outcome: 'failed', words: error.message }
  }
}
