import type { Connection } from '@lectern/database'

/** Every file directly in `test/bench` exports a `name` and such a `run`. */
export interface Bench {
  name: string
  run: (context: BenchContext) => Promise<BenchResult>
}

export interface BenchContext {
  /** The owner of an empty database of this bench alone, on a PostgreSQL with its usual safety. */
  ownerConnection: Connection
  /** Progress, for whoever waits. */
  log: (line: string) => void
}

export interface BenchResult {
  rows: Record<string, string | number>[]
  notes?: string[]
}
