import { asProblem } from '../../http/as-problem.ts'

/** What became of a credit: told at a time, not taken for good, or nobody may tell it before a teacher comes. */
export type CreditOutcome =
  | { told: { given: number; maximum: number; at: Date } }
  | { reason: string; words: string }
  | 'waits-for-teacher'

/** The host's own "no", by code, which it would only repeat. All else passes, or an administrator can make it pass. */
export async function orRefused(
  finalCodes: readonly string[],
  report: () => Promise<CreditOutcome>,
): Promise<CreditOutcome> {
  try {
    return await report()
  } catch (error) {
    const { code, message } = asProblem(error)
    if (finalCodes.includes(code)) return { reason: code, words: message }
    throw error
  }
}
