import type { GradeService } from '../launch/service-claims.ts'
import { serviceScopes } from './service-scopes.ts'
import { refuseService } from './service-refusals.ts'
import { serviceUrl } from './service-url.ts'

type GradeScope = 'lineItems' | 'lineItemsReadOnly' | 'results' | 'scores'

/**
 * The first of these scopes that the launch offered (AGS §3.1): asking for another one would only be refused, by some
 * platforms together with everything else.
 */
export function offeredScope(service: GradeService | undefined, ...wanted: GradeScope[]): string[] {
  const offered = wanted.map((name) => serviceScopes[name]).find((scope) => service?.scopes.includes(scope))
  if (offered !== undefined) return [offered]
  throw refuseService(
    'lti.service-not-offered',
    `The platform did not offer this tool ${wanted.map((name) => serviceScopes[name]).join(' or ')}. ` +
      'Switch it on for the tool there, and open the link again.',
    { wanted: wanted.map((name) => serviceScopes[name]), offered: service?.scopes ?? [] },
  )
}

/** The collection of columns; a platform may offer only the one of the link. */
export function lineItemsUrl(service: GradeService | undefined): URL {
  if (service?.lineItemsUrl !== undefined) return serviceUrl(service.lineItemsUrl)
  throw refuseService(
    'lti.service-not-offered',
    'The platform did not offer the list of grade columns with the launch (endpoint.lineitems).',
    { offered: service?.scopes ?? [] },
  )
}
