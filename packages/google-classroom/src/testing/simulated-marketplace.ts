import { ApiError, notFound, scopeMissing } from './api-error.ts'
import type { Access } from './simulated-grants.ts'

const place = /^\/appsmarket\/v2\/customerLicense\/([^/]+)\/([^/]+)$/
const scope = 'https://www.googleapis.com/auth/appsmarketplace.license'

/** Which Marketplace apps the domains installed, as `application/domain`. */
export function simulatedMarketplace() {
  const installed = new Set<string>()
  return {
    installed,

    respond({ pathname }: URL, access: Access | undefined): Response {
      const [, applicationId, domain] = place.exec(pathname) ?? []
      const error =
        access === undefined
          ? new ApiError(401, 'UNAUTHENTICATED', 'Login Required.')
          : !access.scopes.has(scope)
            ? scopeMissing()
            : applicationId === undefined
              ? notFound()
              : undefined
      if (error !== undefined) return error.toResponse()
      const state = installed.has(`${applicationId}/${domain}`) ? 'ACTIVE' : 'UNLICENSED'
      return Response.json({ kind: 'appsmarket#customerLicense', applicationId, customerId: domain, state })
    },
  }
}
