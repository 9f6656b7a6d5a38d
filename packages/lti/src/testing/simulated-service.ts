export interface SimulatedCall {
  method: string
  url: URL
  headers: Headers
  body: string
}

export interface SimulatedService {
  handles: (call: SimulatedCall) => boolean
  /** Any one of them will do. */
  scopes: readonly string[]
  /** The media types of its answers, and of what it takes. */
  accepts: readonly string[]
  respond: (call: SimulatedCall) => Response
}

/** The reason stands in the status line. */
export const refusal = (status: number, reason: string): Response =>
  new Response(JSON.stringify({ status, reason }), { status, statusText: reason })
