import { Problem } from '@lectern/problem'
import type { DistrictScope } from '@lectern/database'
import { beginRosterAttempt, type RosterAttempt } from './roster-attempt.ts'
import type { ReadRoster } from './roster-page.ts'

/** What an error of the platform means for the reading. */
export type RosterVerdict =
  /** For good, until somebody changes something. */
  | { verdict: 'failed' | 'denied' }
  /** The platform may be asked again after so long. */
  | { verdict: 'later'; afterMs: number }

export interface RosterSource {
  read: ReadRoster
  judge: (problem: Problem) => RosterVerdict
}

export interface RosterSyncOptions {
  /** The process is ending: the reading goes back to waiting, and the call rejects. */
  signal?: AbortSignal
}

/** `againAfterMs`: not done yet, and nobody else will do it. */
export interface RosterSyncOutcome {
  againAfterMs?: number
}

/** A platform that is away for longer has its turn again tomorrow. */
const maxAttempts = 8
const busyMs = 15_000

/**
 * Reads the roster of a course, one page held at a time, and goes on where a lost worker stopped. What was read takes
 * effect when all of it is there. A Problem that lasts fails the reading; any other error is thrown, for another try.
 */
export async function runRosterSync(
  scope: DistrictScope,
  runId: string,
  source: RosterSource,
  { signal = new AbortController().signal }: RosterSyncOptions = {},
): Promise<RosterSyncOutcome> {
  const attempt = await beginRosterAttempt(scope, runId)
  if (attempt === 'ended') return {}
  if (attempt === 'busy') return { againAfterMs: busyMs }
  try {
    await readAll(attempt, source, signal)
    return {}
  } catch (error) {
    if (signal.aborted) {
      await attempt.released()
      throw error
    }
    if (!(error instanceof Problem)) throw error
    return conclude(attempt, source.judge(error), error)
  }
}

async function readAll(attempt: RosterAttempt, source: RosterSource, signal: AbortSignal): Promise<void> {
  if (attempt.isRead) return void (await attempt.complete())
  try {
    await readOn(attempt, source.read(attempt.from), signal)
  } catch (error) {
    // An address from an earlier reading does not hold for ever; its start does.
    const isStale =
      attempt.from !== undefined && error instanceof Problem && source.judge(error).verdict === 'failed'
    if (!isStale) throw error
    await attempt.restart()
    await readOn(attempt, source.read(undefined), signal)
  }
}

async function readOn(
  attempt: RosterAttempt,
  pages: ReturnType<ReadRoster>,
  signal: AbortSignal,
): Promise<void> {
  for await (const page of pages) {
    signal.throwIfAborted()
    if (!(await attempt.keep(page))) return
  }
  await attempt.complete()
}

async function conclude(
  attempt: RosterAttempt,
  judged: RosterVerdict,
  { code, message }: Problem,
): Promise<RosterSyncOutcome> {
  if (judged.verdict === 'later' && attempt.number < maxAttempts) {
    await attempt.released({ code, message })
    return { againAfterMs: judged.afterMs }
  }
  await attempt.failed({ code, message, denied: judged.verdict === 'denied' })
  return {}
}
