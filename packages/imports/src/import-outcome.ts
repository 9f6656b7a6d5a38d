/** A row that was not taken: what it said, where it stood, why, and what to do. */
export interface RejectedRow {
  /** Of a set, in which of its files. */
  file?: string
  /** Line in the file, the header being line 1. */
  line: number
  /** Stable: `usage.product-id-missing`. */
  code: string
  /** For a person: what is wrong and what to change. */
  reason: string
  row: Readonly<Record<string, string>>
}

/** Every row of the file is in exactly one of the three last counts. */
export interface ImportOutcome {
  total: number
  accepted: number
  /** Known already, with the same content. */
  unchanged: number
  rejected: number
}

/** What an importer tells its caller while it runs, and how the caller stops it. */
export interface ImportObserver {
  progress(counts: ImportOutcome): void | Promise<void>
  rejected(row: RejectedRow): void | Promise<void>
  signal: AbortSignal
}
