/** What went wrong, in terms a surface can map to a status; see {@link problemStatus}. */
export type ProblemKind =
  | 'invalid'
  | 'unauthenticated'
  | 'forbidden'
  | 'not-found'
  | 'conflict'
  | 'too-many'
  | 'too-large'
  | 'upstream'
  | 'internal'

export interface ProblemOptions {
  kind: ProblemKind
  /** Stable, dotted, documented: `lti.nonce-reused`. Pages choose their words by it. */
  code: string
  /** For an administrator: what failed and what to change. Never a secret, never a token. */
  message: string
  /** Facts that belong in the log and in a problem document; no personal data. */
  details?: Record<string, unknown>
  /** The section that asks for this check, e.g. `Security Framework 5.1.3`. */
  spec?: string
  cause?: unknown
}

/** The one error class: everything that is refused on purpose is a Problem. */
export class Problem extends Error {
  override readonly name = 'Problem'
  readonly kind: ProblemKind
  readonly code: string
  readonly details: Record<string, unknown>
  readonly spec?: string

  constructor({ kind, code, message, details = {}, spec, cause }: ProblemOptions) {
    super(message, cause === undefined ? undefined : { cause })
    this.kind = kind
    this.code = code
    this.details = details
    this.spec = spec
  }

  /** The same refusal, with more to be told about it. */
  with(details: Record<string, unknown>): Problem {
    const { kind, code, message, spec, cause } = this
    return new Problem({ kind, code, message, spec, cause, details: { ...this.details, ...details } })
  }
}

const statusOfKind: Record<ProblemKind, number> = {
  invalid: 400,
  unauthenticated: 401,
  forbidden: 403,
  'not-found': 404,
  conflict: 409,
  'too-large': 413,
  'too-many': 429,
  internal: 500,
  upstream: 502,
}

/** The HTTP status of a kind: the only mapping there is. */
export const problemStatus = (kind: ProblemKind): number => statusOfKind[kind]
