/** A service does not do what a tool asked for. How a platform words the answer is its own. */
export class ServiceRefusal extends Error {
  readonly status: number
  /** The body where the platform has one of its own for this. */
  readonly body?: unknown

  constructor(status: number, reason: string, body?: unknown) {
    super(reason)
    this.status = status
    this.body = body
  }
}
