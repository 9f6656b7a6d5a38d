import { Problem, type ProblemKind } from '@lectern/problem'

/** What helps: `reopen` the tab, `sign-in` again, `consent` (of the person or the district), `wait`, or an `administrator`. */
export type Remedy = 'reopen' | 'sign-in' | 'consent' | 'wait' | 'administrator'

export interface Refusal {
  kind: ProblemKind
  remedy: Remedy
  /** The page of Microsoft's documentation that says so, and its section where it has several; or an RFC. */
  source: string
}

/** Makes the Problems of one table of refusals; a message is for an administrator and holds no token, secret or name. */
export const refusing =
  <Code extends string>(table: Record<Code, Refusal>) =>
  (code: Code, message: string, details: Record<string, unknown> = {}, cause?: unknown): Problem => {
    const { kind, source } = table[code]
    return new Problem({ kind, code, message, details, spec: source, cause })
  }
