export interface Outbox {
  /** Calls `send` until it succeeds once; nobody waits for it. */
  post: (send: () => Promise<unknown>) => void
  /** Tries again at once whatever waits: the page comes back, goes away, or is online again. */
  wake: () => void
}

const firstPause = 1_000
const longestPause = 60_000

/** Makes delivery somebody else's worry: what is posted is sent again, the same, until it is acknowledged. */
export function createOutbox(isFinal: (error: unknown) => boolean): Outbox {
  const sleeping = new Set<() => void>()

  async function deliver(send: () => Promise<unknown>): Promise<void> {
    for (let pause = firstPause; ; pause = Math.min(pause * 2, longestPause)) {
      try {
        await send()
        return
      } catch (error) {
        if (isFinal(error)) return
      }
      await sleep(pause)
    }
  }

  const sleep = (milliseconds: number): Promise<void> =>
    new Promise((resolve) => {
      const rise = () => {
        clearTimeout(timer)
        sleeping.delete(rise)
        resolve()
      }
      const timer = setTimeout(rise, milliseconds)
      sleeping.add(rise)
    })

  return {
    post: (send) => void deliver(send),
    wake: () => {
      for (const rise of sleeping) rise()
    },
  }
}
