import { Problem } from '@lectern/problem'

/** Whatever was thrown, as something that can be told. */
export function asProblem(error: unknown): Problem {
  if (error instanceof Problem) return error
  const status = (error as { status?: unknown } | undefined)?.status
  if (status === 413)
    return new Problem({
      kind: 'too-large',
      code: 'request.too-large',
      message: 'The request is too large.',
      cause: error,
    })
  // Express' own parsers: malformed JSON, a bad percent sign in the address.
  if (typeof status === 'number' && status >= 400 && status < 500)
    return new Problem({
      kind: 'invalid',
      code: 'request.malformed',
      message: (error as Error).message,
      cause: error,
    })
  return new Problem({ kind: 'internal', code: 'internal', message: 'Unexpected error', cause: error })
}
