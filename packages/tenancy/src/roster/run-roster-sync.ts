import type { DistrictScope } from '@lectern/database'
import { readPages, type PageSource, type ReadingOptions, type ReadingOutcome } from './read-pages.ts'
import { beginRosterAttempt } from './roster-attempt.ts'
import type { RosterPage } from './roster-page.ts'

export type RosterSource = PageSource<RosterPage>

/**
 * Reads the roster of a course, one page held at a time, and goes on where a lost worker stopped. What was read takes
 * effect when all of it is there.
 */
export const runRosterSync = async (
  scope: DistrictScope,
  runId: string,
  source: RosterSource,
  options?: ReadingOptions,
): Promise<ReadingOutcome> => readPages(await beginRosterAttempt(scope, runId), source, options)
