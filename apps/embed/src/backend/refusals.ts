import type { ProblemDocument } from '@lectern/api-contracts'

/** The page was open longer than its session, or its code was used before: only a new launch helps. */
export class SessionEnded extends Error {
  override readonly name = 'SessionEnded'
}

export class RequestRefused extends Error {
  override readonly name = 'RequestRefused'
  readonly status: number
  /** Absent, as the reference, where something between us and the server answered. */
  readonly code: string | undefined
  /** Also in the server's log. */
  readonly reference: string | undefined
  /** Of a pick that came to a stop. */
  readonly pick: ProblemDocument['pick']

  constructor(status: number, problem: Partial<ProblemDocument>) {
    super(problem.detail ?? `The server answered ${status}.`)
    this.status = status
    this.code = problem.code
    this.reference = problem.reference
    this.pick = problem.pick
  }

  /** Sending the same again can only be refused again. */
  get isFinal(): boolean {
    return this.status >= 400 && this.status < 500 && this.status !== 408 && this.status !== 429
  }
}

export async function refusalOf(response: Response): Promise<SessionEnded | RequestRefused> {
  if (response.status === 401) return new SessionEnded('The session has ended.')
  const problem = (await response.json().catch(() => ({}))) as Partial<ProblemDocument>
  return new RequestRefused(response.status, problem)
}
