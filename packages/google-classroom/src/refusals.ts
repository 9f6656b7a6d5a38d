import { Problem, type ProblemKind } from '@lectern/problem'

/**
 * What helps the person: `reload` the frame, `sign-in` again, sign in with the `other-account`, `grant` what was
 * unticked, `wait`, add a plain `link-instead`, choose
 * `fewer`, or only an `administrator` can.
 */
export type Remedy =
  'reload' | 'sign-in' | 'other-account' | 'grant' | 'wait' | 'link-instead' | 'fewer' | 'administrator'

export interface Refusal {
  kind: ProblemKind
  remedy: Remedy
  /** The page of Google's documentation (below developers.google.com/workspace/classroom), or another specification. */
  source: string
}

/**
 * Makes the function that makes the Problems of a table. Its `message` is for an administrator: what was found and
 * expected, what to change. Never a token, never what a person wrote or scored.
 */
export function refuser<Table extends Readonly<Record<string, Refusal>>>(table: Table) {
  return (
    code: keyof Table & string,
    message: string,
    details: Record<string, unknown> = {},
    cause?: unknown,
  ): Problem => {
    const { kind, source } = table[code]!
    return new Problem({ kind, code, message, details, spec: source, cause })
  }
}
