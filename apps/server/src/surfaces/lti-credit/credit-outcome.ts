/** What became of a credit: told at a time, or not taken for good. */
export type CreditOutcome = { reportedAt: Date } | { reason: string; words: string }
