import { v1TabTokenClaims } from '@lectern/teams/testing'
import type { TeamsSite } from '../teams-site.ts'
import type { TeamsPerson } from '../tenant/teams-people.ts'
import { stranger } from '../tenant/teams-people.ts'

export type TabToken = { token: string } | { reason: string }

/**
 * What `authentication.getAuthToken` gives a page of the app, or the reason it gives none (Teams "Tab SSO").
 * @param asked the claims that the page wants in it
 */
export async function tabTokenFor(
  site: TeamsSite,
  person: TeamsPerson,
  { page, asked }: { page: string; asked?: string },
): Promise<TabToken> {
  const { addresses, catalog, entra, registration, switches, tenant } = site
  const { resource } = catalog.app()
  if (!resource) return { reason: 'App webApplicationInfo or resource not defined in manifest' }
  if (switches.tabToken === 'origin-mismatch' || !isOn(resource, addresses.public(page)))
    return { reason: 'App resource defined in manifest and iframe origin do not match' }
  if (switches.tabToken === 'disabled') return { reason: 'resourceDisabled' }
  if (switches.tabToken === 'consent-required' || !entra.consents.isAdmitted(tenant.id))
    return { reason: 'resourceRequiresConsent' }
  const claims = { name: person.name, preferred_username: person.upn }
  const whose = { tenantId: person.tenantId, objectId: person.oid, asked }
  switch (switches.tabToken) {
    case 'expired': {
      const seconds = Math.floor(Date.now() / 1000)
      const past = { iat: seconds - 7200, nbf: seconds - 7200, exp: seconds - 3600 }
      return { token: await entra.tabToken({ ...whose, claims: { ...claims, ...past } }) }
    }
    case 'other-tenant':
      return { token: await entra.tabToken({ tenantId: stranger.tenantId, objectId: stranger.oid, claims }) }
    case 'version-1': {
      const aud = `api://${registration.host}/${registration.clientId}`
      const all = v1TabTokenClaims({ ...whose, claims: { ...claims, aud } })
      return { token: await entra.tabToken({ claims: all }) }
    }
    default:
      return { token: await entra.tabToken({ ...whose, claims }) }
  }
}

const isOn = (resource: string, page: string): boolean =>
  URL.canParse(page) && /^api:\/\/([^/]+)\//.exec(resource)?.[1] === new URL(page).host
