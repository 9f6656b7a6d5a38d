import { openWindow } from '../when-granted.ts'

const lookMilliseconds = 500

/** A window without the help of Teams, which opens https addresses alone: while Lectern is tried out on plain http. */
export function askInOwnWindow(address: string): Promise<'agreed' | 'declined' | 'blocked'> {
  const stop = new AbortController()
  return new Promise<'agreed' | 'declined' | 'blocked'>((resolve) => {
    const opened = openWindow(address, { signal: stop.signal, onDone: () => resolve('agreed') })
    if (!opened) return resolve('blocked')
    // A window that is closed says nothing; it may have said something right before.
    const timer = setInterval(() => {
      if (!opened.closed) return
      clearInterval(timer)
      setTimeout(() => resolve('declined'), lookMilliseconds)
    }, lookMilliseconds)
  }).finally(() => stop.abort())
}
