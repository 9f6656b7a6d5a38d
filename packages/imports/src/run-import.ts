import type { Readable } from 'node:stream'
import type { DistrictScope } from '@lectern/database'
import { Problem } from '@lectern/problem'
import { countLines } from './count-lines.ts'
import { beginAttempt } from './import-attempt.ts'
import { openImportFile } from './import-file.ts'
import type { ImportObserver, ImportOutcome } from './import-outcome.ts'
import { reportImport } from './import-reporter.ts'
import { getImport, type ImportRun } from './import-run.ts'
import { importParts, type ImportPart } from './import-parts.ts'

/**
 * Reads the file and stores it in one transaction, so that stopping anywhere leaves nothing behind.
 * @param parts of a set, the files that it is made of
 */
export type ImportWork = (
  file: Readable,
  observer: ImportObserver,
  parts: readonly ImportPart[],
) => Promise<ImportOutcome>

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
    const parts = await importParts(scope, importId)
    const whole = { open: () => openImportFile(scope, importId) }
    let lines = 0
    for (const { open } of parts.length > 0 ? parts : [whole]) lines += await countLines(open())
    await attempt.counted(lines)
    const outcome = await work(whole.open(), observer, parts)
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
