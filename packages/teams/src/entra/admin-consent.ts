import { isGuid, publicCloud, type MicrosoftCloud } from '../cloud.ts'
import { refuseEntra } from './entra-refusals.ts'

export interface AdminConsentQuery {
  clientId: string
  /** Registered with the app; it gets the answer. */
  redirectUri: string
  /** Bound to the session of the administrator who starts here, and single-use: the caller's business. */
  state: string
  /** Without it the administrator's own. */
  tenantId?: string
  cloud?: MicrosoftCloud
}

/** Where an administrator agrees for the whole district (entra "Admin consent on the Microsoft identity platform"). */
export function adminConsentUrl(query: AdminConsentQuery): URL {
  const { clientId, redirectUri, state, tenantId = 'organizations', cloud = publicCloud } = query
  const url = new URL(`${cloud.login}/${tenantId}/v2.0/adminconsent`)
  url.search = new URLSearchParams({
    client_id: clientId,
    redirect_uri: redirectUri,
    state,
    scope: `${new URL(cloud.graph).origin}/.default`,
  }).toString()
  return url
}

export type AdminConsentAnswer =
  | {
      outcome: 'granted'
      /** Only claimed: anybody can write this address. `confirmTenant` proves it. */
      claimedTenantId: string
      state: string
    }
  | { outcome: 'declined'; reason: string; state: string }

/**
 * What Entra sent the administrator back with.
 * @throws Problem `teams.consent-malformed`
 */
export function readAdminConsent(parameters: URLSearchParams): AdminConsentAnswer {
  const state = parameters.get('state') ?? ''
  const error = parameters.get('error')
  if (state !== '' && error !== null)
    return { outcome: 'declined', reason: error.replace(/[^\w.-]/g, '').slice(0, 60), state }
  const tenant = parameters.get('tenant')?.toLowerCase()
  if (state !== '' && isGuid(tenant) && parameters.get('admin_consent')?.toLowerCase() === 'true')
    return { outcome: 'granted', claimedTenantId: tenant, state }
  throw refuseEntra(
    'teams.consent-malformed',
    'The address Entra sends an administrator back to came without what says whether they agreed. Start the consent again from the console.',
  )
}
