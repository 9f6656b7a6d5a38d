import { Problem } from '@lectern/problem'
import { installationRemoved } from '@lectern/tenancy'

/** Whatever was thrown, as something that can be told. */
export function asProblem(error: unknown): Problem {
  if (error instanceof Problem) return error
  const { status, type, code } = (error ?? {}) as { status?: unknown; type?: unknown; code?: unknown }
  // PostgreSQL's text and JSON hold every character but NUL (22021, 22P05), which only a made-up request contains.
  if (code === '22021' || code === '22P05')
    return new Problem({
      kind: 'invalid',
      code: 'request.malformed',
      message: 'The request holds a character that no text may hold.',
      cause: error,
    })
  // The database lets nothing into an installation that was removed a moment ago (lectern.refuse_removed).
  if (code === 'LR001') return installationRemoved()
  // Of static files; the error itself names a folder of the server.
  if (status === 404)
    return new Problem({
      kind: 'not-found',
      code: 'request.unknown-path',
      message: 'There is no such file.',
      cause: error,
    })
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
      // The parser quotes the body, which may hold a password or a token.
      message: type === 'entity.parse.failed' ? 'The body is not valid JSON.' : (error as Error).message,
      cause: error,
    })
  return new Problem({ kind: 'internal', code: 'internal', message: 'Unexpected error', cause: error })
}
