import { Problem } from '@lectern/problem'

/** What an error of the host means for a reading. */
export type ReadingVerdict =
  /** For good, until somebody changes something. */
  | { verdict: 'failed' | 'denied' }
  /** The host may be asked again after so long. */
  | { verdict: 'later'; afterMs: number }

/** What follows is the list from its start: the host has forgotten what was read before. */
export const fromTheStart = 'from-the-start'
export type FromTheStart = typeof fromTheStart

/** A list of a host, page by page: from its start, or on from an address that it named before. */
export interface PageSource<Page> {
  read: (from: string | undefined) => AsyncIterable<Page>
  judge: (problem: Problem) => ReadingVerdict
}

/** One go at reading a list. Each call takes effect only while no newer attempt has begun and nobody cancelled. */
export interface ReadingAttempt<Page> {
  number: number
  /** Where to read on; undefined: from the start. */
  from: string | undefined
  /** All pages were read: the one before was stopped just before it could say so. */
  isRead: boolean
  /** Stores what a page holds and where the next one is, together; false: stop, this attempt is over. */
  keep(page: Page): Promise<boolean>
  /**
   * What was read takes effect, all of it at once; false as above.
   * @throws Problem what cannot be the whole list, and changes nothing
   */
  complete(): Promise<boolean>
  /** Forgets what was read and begins again. */
  restart(): Promise<void>
  failed(failure: { code: string; message: string; denied: boolean }): Promise<void>
  /** Back to waiting, for another worker or a better hour; what was read stays. */
  released(reason?: { code: string; message: string }): Promise<void>
}

/** `ended`: there is nothing to do; busy: others have their turn first. */
export type Begun<Page> = ReadingAttempt<Page> | 'ended' | { busyForMs: number }

export interface ReadingOptions {
  /** The process is ending: the reading goes back to waiting, and the call rejects. */
  signal?: AbortSignal
}

/** `againAfterMs`: not done yet, and nobody else will do it. */
export interface ReadingOutcome {
  againAfterMs?: number
}

/** A host that is away for longer has its turn again tomorrow. */
const maxAttempts = 8

/**
 * Reads a list to its end, one page held at a time. A Problem that lasts fails the reading; any other error is thrown,
 * for another try.
 */
export async function readPages<Page>(
  begun: Begun<Page>,
  source: PageSource<Page | FromTheStart>,
  { signal = new AbortController().signal }: ReadingOptions = {},
): Promise<ReadingOutcome> {
  if (begun === 'ended') return {}
  if ('busyForMs' in begun) return { againAfterMs: begun.busyForMs }
  try {
    await readAll(begun, source, signal)
    return {}
  } catch (error) {
    if (signal.aborted) {
      await begun.released()
      throw error
    }
    if (!(error instanceof Problem)) throw error
    return conclude(begun, source.judge(error), error)
  }
}

async function readAll<Page>(
  attempt: ReadingAttempt<Page>,
  source: PageSource<Page | FromTheStart>,
  signal: AbortSignal,
): Promise<void> {
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

async function readOn<Page>(
  attempt: ReadingAttempt<Page>,
  pages: AsyncIterable<Page | FromTheStart>,
  signal: AbortSignal,
): Promise<void> {
  for await (const page of pages) {
    signal.throwIfAborted()
    if (page === fromTheStart) await attempt.restart()
    else if (!(await attempt.keep(page))) return
  }
  await attempt.complete()
}

async function conclude<Page>(
  attempt: ReadingAttempt<Page>,
  judged: ReadingVerdict,
  { code, message }: Problem,
): Promise<ReadingOutcome> {
  if (judged.verdict === 'later' && attempt.number < maxAttempts) {
    await attempt.released({ code, message })
    return { againAfterMs: judged.afterMs }
  }
  await attempt.failed({ code, message, denied: judged.verdict === 'denied' })
  return {}
}

const shortestPauseMs = 60_000
const longestPauseMs = 4 * 60 * 60_000

/** What passes by itself: the host has its rest, as long as it asks for within reason. */
export function laterAsAsked({ details }: Problem): ReadingVerdict {
  const asked = Number(details['retryAfterSeconds'] ?? 0) * 1000
  return { verdict: 'later', afterMs: Math.min(Math.max(asked, shortestPauseMs), longestPauseMs) }
}
