/** What the simulated API answers instead, in Google's envelope. */
export class ApiError extends Error {
  override readonly name = 'ApiError'
  readonly code: number
  readonly status: string
  readonly details?: readonly object[]

  constructor(code: number, status: string, message: string, details?: readonly object[]) {
    super(message)
    this.code = code
    this.status = status
    this.details = details
  }

  toResponse(headers: Record<string, string> = {}): Response {
    const { code, status, message, details } = this
    return Response.json(
      { error: { code, message, status, ...(details && { details }) } },
      { status: code, headers },
    )
  }
}

export const invalid = (message: string) => new ApiError(400, 'INVALID_ARGUMENT', message)
export const denied = (message = 'The caller does not have permission') =>
  new ApiError(403, 'PERMISSION_DENIED', message)
export const notFound = () => new ApiError(404, 'NOT_FOUND', 'Requested entity was not found.')

const errorInfo = (reason: string) => ({
  '@type': 'type.googleapis.com/google.rpc.ErrorInfo',
  reason,
  domain: 'googleapis.com',
})

export const scopeMissing = () =>
  new ApiError(403, 'PERMISSION_DENIED', 'Request had insufficient authentication scopes.', [
    errorInfo('ACCESS_TOKEN_SCOPE_INSUFFICIENT'),
  ])

/** One call too many, for the faults of a test. */
export const tooMany = (retryAfter?: number): Response =>
  new ApiError(429, 'RESOURCE_EXHAUSTED', "Quota exceeded for quota metric 'Queries'.", [
    errorInfo('RATE_LIMIT_EXCEEDED'),
  ]).toResponse(retryAfter === undefined ? {} : { 'retry-after': String(retryAfter) })

export const internal = (): Response =>
  new ApiError(500, 'INTERNAL', 'Internal error encountered.').toResponse()
