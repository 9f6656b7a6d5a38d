export type { ImportObserver, ImportOutcome, RejectedRow } from './import-outcome.ts'
export { readCsv } from './read-csv.ts'
export type { CsvColumns, CsvRow } from './read-csv.ts'
