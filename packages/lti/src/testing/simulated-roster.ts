import { serviceScopes } from '../services/service-scopes.ts'
import type { SimulatedService } from './simulated-service.ts'

export interface SimulatedPerson {
  user_id: string
  roles: string[]
  [member: string]: unknown
}

const mediaType = 'application/vnd.ims.lti-nrps.v2.membershipcontainer+json'
const prefix = 'http://purl.imsglobal.org/vocab/lis/v2/membership#'

interface RosterTraits {
  losesRole: boolean
  /** Who changed since the last complete reading; without it the platform tells no differences. */
  changes?: () => readonly SimulatedPerson[]
}

/** The people of one context by NRPS 2.0: paged as asked, filtered by role, and what changed where it tells that. */
export function simulatedRoster(
  path: string,
  everybody: () => readonly SimulatedPerson[],
  { losesRole, changes }: RosterTraits,
): SimulatedService {
  return {
    handles: ({ url }) => url.pathname === path,
    scopes: [serviceScopes.memberships],
    accepts: [mediaType],
    respond({ url }) {
      const people = url.searchParams.has('since') ? (changes?.() ?? []) : everybody()
      const role = url.searchParams.get('role')
      const from = Number(url.searchParams.get('from') ?? 0)
      const limit = Number(url.searchParams.get('limit') ?? people.length)
      const asked =
        role === null ? people : people.filter(({ roles }) => roles.includes(role.replace(prefix, '')))
      const next = new URL(url)
      next.searchParams.set('from', String(from + limit))
      if (losesRole) next.searchParams.delete('role')
      const headers = new Headers({ 'content-type': mediaType })
      if (from + limit < asked.length) headers.set('link', `<${next.href}>; rel="next"`)
      else if (changes) headers.set('link', `<${url.origin}${path}?since=1>; rel="differences"`)
      const container = {
        id: url.href,
        context: { id: 'course-1' },
        members: asked.slice(from, from + limit),
      }
      return new Response(JSON.stringify(container), { headers })
    },
  }
}
