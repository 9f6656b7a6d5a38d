import { startStretch, type Moment, type Slice, type Stretch } from './stretch.ts'

export interface TimeInApp {
  /** Somebody opened this app in another tab; it ends what came before. */
  opened: (appId: string) => void
  /** Nothing is measured any more, and what was not reported yet is not. */
  stop: () => void
}

/**
 * How long a browser may take to bring the new tab to the front. Whoever goes away later goes elsewhere, or to a tab
 * that was opened in the background: nobody knows which.
 */
const leavingMs = 10_000
/** No browser runs timers of a hidden page more often. */
const watchMs = 60_000

/**
 * Measures how long an app plausibly is in use. It stands on another site in a tab that tells nothing; all there is to
 * see is that this page goes out of sight or focus when it is opened, and when it comes back.
 */
export function watchTimeInApp(report: (appId: string, slice: Slice) => void): TimeInApp {
  let open: { appId: string; at: Moment; stretch?: Stretch } | undefined
  let watching: ReturnType<typeof setInterval> | undefined

  function leave(): void {
    if (!open || open.stretch || !isOpening(open.at)) return
    const { appId } = open
    const stretch = startStretch(moment(), (slice) => report(appId, slice))
    open.stretch = stretch
    watching = setInterval(() => stretch.watch(moment()), watchMs)
  }

  function comeBack(): void {
    if (!open?.stretch) return
    clearInterval(watching)
    // While a tab opens, the focus may go to and fro.
    if (!open.stretch.end(moment()) && isOpening(open.at)) delete open.stretch
    else open = undefined
  }

  function goAway(): void {
    comeBack()
    open = undefined
  }

  // Out of sight and back is back, with or without focus: inside a host the focus may be on what is around the frame.
  const seen = (): void => (document.hidden ? leave() : comeBack())
  const listening = new AbortController()
  document.addEventListener('visibilitychange', seen, listening)
  addEventListener('blur', leave, listening)
  addEventListener('focus', comeBack, listening)
  addEventListener('pagehide', goAway, listening)

  return {
    opened: (appId) => {
      comeBack()
      open = { appId, at: moment() }
    },
    stop: () => {
      clearInterval(watching)
      listening.abort()
    },
  }
}

const isOpening = (at: Moment): boolean => moment().awake - at.awake <= leavingMs

const moment = (): Moment => ({ wall: Date.now(), awake: performance.now() })
