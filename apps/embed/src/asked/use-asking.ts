import { useState } from 'preact/hooks'
import { RequestRefused } from '../backend/refusals.ts'

export interface Failure {
  code?: string
  /** The platform's own, where it was the platform that failed (502). */
  words?: string
  /** Also in the server's log; absent where nobody answered. */
  reference?: string
}

/** One thing asked of the server at a time, and how the last time ended. */
export function useAsking(ask: () => Promise<void>) {
  const [isAsking, setAsking] = useState(false)
  const [failure, setFailure] = useState<Failure>()

  async function start(): Promise<void> {
    if (isAsking) return
    setAsking(true)
    setFailure(undefined)
    try {
      await ask()
    } catch (error) {
      setFailure(
        error instanceof RequestRefused
          ? {
              code: error.code,
              words: error.status === 502 ? error.message : undefined,
              reference: error.reference,
            }
          : {},
      )
    }
    setAsking(false)
  }
  return { isAsking, failure, start: () => void start() }
}
