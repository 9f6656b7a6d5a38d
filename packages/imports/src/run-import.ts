import type { Readable } from 'node:stream'
import type { DistrictScope } from '@lectern/database'
import { Problem } from '@lectern/problem'
import { countLines } from './count-lines.ts'
import { beginAttempt } from './import-attempt.ts'
import { openImportFile } from './import-file.ts'
import type { ImportObserver, ImportOutcome } from './import-outcome.ts'
import { reportImport } from './import-reporter.ts'
import { getImport, type ImportRun } from './import-run.ts'

/** Reads the file and stores it in one transaction, so that stopping anywhere leaves nothing behind. */
export type ImportWork = (file: Readable, observer: ImportObserver) => Promise<ImportOutcome>

export interface RunImportOptions {
  /** The process is ending: the import goes back to waiting, and `runImport` rejects. */
  signal?: AbortSignal
}

/**
 * Does an import and writes down how it went; needs two connections at a time, one for the work and one for its
 * progress. An import whose worker was lost is done again from the start; one that has ended is left alone, so a
 * second call is harmless. A Problem fails the import; any other error does too, and is thrown on for the log.
 */
export async function runImport(
  scope: DistrictScope,
  importId: string,
  work: ImportWork,
  { signal = new AbortController().signal }: RunImportOptions = {},
): Promise<ImportRun> {
  const attempt = await beginAttempt(scope, importId)
  if (!attempt) return getImport(scope, importId)
  const { observer, close } = reportImport(attempt, signal)
  try {
    await attempt.counted(await countLines(openImportFile(scope, importId)))
    const outcome = await work(openImportFile(scope, importId), observer)
    await close()
    await attempt.done(outcome)
  } catch (error) {
    await close()
    if (signal.aborted) {
      await attempt.released()
      throw error
    }
    const cause: unknown = observer.signal.aborted ? observer.signal.reason : error
    await attempt.failed(messageOf(cause))
    if (!(cause instanceof Problem)) throw cause
  }
  return getImport(scope, importId)
}

const messageOf = (error: unknown): string =>
  error instanceof Problem
    ? error.message
    : 'Lectern itself failed. Its log says why; then start the import again.'
