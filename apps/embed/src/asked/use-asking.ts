import { useState } from 'preact/hooks'
import { RequestRefused } from '../backend/refusals.ts'

export interface Failure {
  /** The server's own words, and the reference that is also in its log; absent where nobody answered. */
  detail?: string
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
      setFailure(error instanceof RequestRefused ? { detail: error.message, reference: error.reference } : {})
    }
    setAsking(false)
  }
  return { isAsking, failure, start: () => void start() }
}
