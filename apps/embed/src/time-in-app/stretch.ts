/** What the clocks say, in milliseconds. */
export interface Moment {
  /** Since the epoch: may be set to another time, and runs on while the device sleeps. */
  wall: number
  /** Never set; on most systems it stands still while the device sleeps. */
  awake: number
}

export interface Slice {
  /** ISO 8601. */
  from: string
  seconds: number
}

/** Reported when it is full, so that a page that is killed loses one at most. The server takes no longer one. */
const sliceSeconds = 5 * 60
/** Beyond an hour a tab is more likely forgotten than used. */
const longestMs = 60 * 60_000
/** A glance, or the wrong click. */
const shortestMs = 10_000
/**
 * Browsers that save power stop a page's timers while it is in the background, and some systems' clocks do not stop in
 * sleep. What nobody watched counts, but no longer than this.
 */
const longestUnwatchedMs = 15 * 60_000

/** The time from leaving the page until its end, told slice by slice. */
export interface Stretch {
  /** Often: time that passed between two calls may have been sleep. */
  watch: (now: Moment) => void
  /** Reports what is left; something shorter than `shortestMs` was none, and gives false. */
  end: (now: Moment) => boolean
}

export function startStretch(start: Moment, report: (slice: Slice) => void): Stretch {
  let watched = start
  let total = 0
  let untold = 0

  function watch(now: Moment): void {
    const passed = Math.min(now.wall - watched.wall, now.awake - watched.awake, longestUnwatchedMs)
    const counted = Math.max(0, Math.min(passed, longestMs - total))
    watched = now
    total += counted
    untold += counted
    while (untold >= sliceSeconds * 1000) tell(sliceSeconds, now)
  }

  function tell(seconds: number, now: Moment): void {
    report({ from: new Date(now.wall - untold).toISOString(), seconds })
    untold -= seconds * 1000
  }

  return {
    watch,
    end: (now) => {
      watch(now)
      if (total < shortestMs) return false
      if (untold >= 1000) tell(Math.floor(untold / 1000), now)
      return true
    },
  }
}
