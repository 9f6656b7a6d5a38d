export type { ImportObserver, ImportOutcome, RejectedRow } from './import-outcome.ts'
