import type { ProblemDocument } from '@lectern/api-contracts'

/** One refused field of a request, as the server's validation names it. */
export interface FieldError {
  path: string
  message: string
}

/** Every API call that did not succeed, whatever the reason: pages show it and choose words by `code`. */
export class ApiProblem extends Error {
  override readonly name = 'ApiProblem'
  readonly status: number
  readonly code: string
  readonly reference: string | null
  readonly fields: FieldError[]

  constructor(facts: {
    status: number
    code: string
    detail: string
    reference?: string | null
    fields?: FieldError[]
    cause?: unknown
  }) {
    super(facts.detail, { cause: facts.cause })
    this.status = facts.status
    this.code = facts.code
    this.reference = facts.reference ?? null
    this.fields = facts.fields ?? []
  }

  fieldMessage(path: string) {
    return this.fields.find((field) => field.path === path)?.message
  }
}

/** Reads an RFC 9457 body; an answer that is none (a proxy's error page) still becomes a problem. */
export async function problemOf(response: Response) {
  const body: unknown = await response.json().catch(() => null)
  if (!isProblemDocument(body))
    return new ApiProblem({ status: response.status, code: 'console.unreadable-answer', detail: '' })
  return new ApiProblem({ ...body, fields: fieldErrors(body) })
}

export const unreachable = (cause: unknown) =>
  new ApiProblem({ status: 0, code: 'console.unreachable', detail: '', cause })

function isProblemDocument(body: unknown): body is ProblemDocument {
  return typeof body === 'object' && body !== null && 'code' in body && 'status' in body && 'detail' in body
}

function fieldErrors(body: object): FieldError[] {
  if (!('errors' in body) || !Array.isArray(body.errors)) return []
  return body.errors.filter(
    (error): error is FieldError => typeof error?.path === 'string' && typeof error?.message === 'string',
  )
}
