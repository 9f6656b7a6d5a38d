import type { ErrorRequestHandler } from 'express'
import type { ProblemDocument } from '@lectern/api-contracts'
import { newReference, Problem, problemStatus, type ProblemKind } from '@lectern/problem'
import { asProblem } from './as-problem.ts'
import { z } from 'zod'
import type { Logger } from './log.ts'

/** The one place where a refused API call becomes an answer (RFC 9457) and a line in the log. */
export const problemResponse =
  (log: Logger): ErrorRequestHandler =>
  (error: unknown, req, res, _next) => {
    const problem = asProblem(error)
    const reference = newReference()
    const facts = {
      reference,
      code: problem.code,
      method: req.method,
      path: req.path,
      details: problem.details,
    }
    const isOurFault = problem.kind === 'internal' || problem.kind === 'upstream'
    if (isOurFault) log.error({ ...facts, err: problem }, problem.message)
    else log.warn(facts, problem.message)
    // The answer has begun: the connection can only be cut.
    if (res.headersSent) return void res.destroy()
    const status = problemStatus(problem.kind)
    const document: ProblemDocument = {
      type: 'about:blank',
      title: titles[problem.kind],
      status,
      code: problem.code,
      detail:
        problem.kind === 'internal' ? 'Something failed inside Lectern. The log says more.' : problem.message,
      reference,
      ...(isFieldErrors(problem.details['errors']) && { errors: problem.details['errors'] }),
      ...(isPick(problem.details['pick']) && { pick: problem.details['pick'] }),
    }
    res.status(status).type('application/problem+json').send(JSON.stringify(document))
  }

type FieldError = NonNullable<ProblemDocument['errors']>[number]

/** Only {@link parseRequest} puts them into the details. */
const isFieldErrors = (errors: unknown): errors is FieldError[] => Array.isArray(errors)

/** Only surfaces that place things one after the other put it into the details. */
const isPick = (pick: unknown): pick is NonNullable<ProblemDocument['pick']> => typeof pick === 'object'

const titles: Record<ProblemKind, string> = {
  invalid: 'The request is not valid',
  unauthenticated: 'Sign-in needed',
  forbidden: 'Not allowed',
  'not-found': 'Not found',
  conflict: 'Conflict',
  'too-large': 'Too large',
  'too-many': 'Too many requests',
  internal: 'Internal error',
  upstream: 'A system behind Lectern does not answer',
}

/** Parses what came over the wire, or says which members are wrong. */
export function parseRequest<Schema extends z.ZodType>(schema: Schema, value: unknown): z.output<Schema> {
  const parsed = schema.safeParse(value)
  if (parsed.success) return parsed.data
  const errors: FieldError[] = parsed.error.issues.map(({ path, message }) => ({
    path: path.join('.'),
    message,
  }))
  throw new Problem({
    kind: 'invalid',
    code: 'request.invalid',
    message: errors.map(({ path, message }) => `${path || 'body'}: ${message}`).join('; '),
    details: { errors },
  })
}
