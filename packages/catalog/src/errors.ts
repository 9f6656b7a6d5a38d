import { Problem } from '@lectern/problem'

export const appNotFound = (appId: string): Problem =>
  new Problem({
    kind: 'not-found',
    code: 'catalog.app-not-found',
    message: 'The catalog has no such app.',
    details: { appId },
  })

export const invalidDecision = (code: string, message: string): Problem =>
  new Problem({ kind: 'invalid', code: `catalog.${code}`, message })
