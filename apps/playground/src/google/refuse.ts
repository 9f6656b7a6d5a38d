import { Problem, type ProblemKind } from '@lectern/problem'

export const refuseGoogle = (kind: ProblemKind, code: string, message: string): Problem =>
  new Problem({ kind, code: `playground.google-${code}`, message })
