import type { Html } from '../../pages/html.ts'
import { registeredPermissions } from '../microsoft/registered-permissions.ts'
import type { TeamsSite } from '../teams-site.ts'
import type { TeamsPerson } from '../tenant/teams-people.ts'
import { accountChoice } from './account-choice.ts'
import { accountPage } from './pages/account-page.ts'
import { adminConsentPage, approvalPage, consentPage, secondFactorPage } from './pages/consent-pages.ts'

/** What the browser sees next: a page, Entra's trouble page with these words, or the way back to the tool. */
export type EntraStep = { page: Html } | { trouble: string } | { back: Response }

interface Visit {
  /** At Microsoft. */
  url: URL
  /** Of the path: a tenant's id, `organizations` or `common`. */
  tenant: string
  /** What was chosen on the page before. */
  form: URLSearchParams
}

/** A person signs in, and agrees to what the tool may do in their name (entra "OAuth 2.0 authorization code flow"). */
export function signInStep(site: TeamsSite, visit: Visit): EntraStep {
  const { entra, switches } = site
  const { pages, consents, secondFactor, shownFactor } = entra
  const { url, form } = visit
  const who = identify(site, visit)
  if (!('person' in who)) return who
  const { person } = who
  const silent = url.searchParams.get('prompt') === 'none'
  if (secondFactor.has(person.oid) && !shownFactor.has(person.oid)) {
    if (form.get('factor') !== 'shown') return { page: secondFactorPage(person) }
    shownFactor.add(person.oid)
  }
  const identity = { tenantId: person.tenantId, objectId: person.oid }
  const permissions = pages.asks(url, identity)
  if (permissions.length === 0) return { back: pages.signIn(url, identity) }
  if (silent)
    return {
      back: pages.unanswered(
        url,
        'consent_required',
        'AADSTS65001: The user or administrator has not consented to use the application.',
      ),
    }
  if (form.get('consent') === 'cancel') return { back: pages.decline(url) }
  const appName = site.catalog.app().name
  const needsAdministrator =
    !switches.userConsent &&
    person.role !== 'admin' &&
    permissions.some((one) => !consents.delegated(person.tenantId, person.oid).includes(one))
  if (needsAdministrator) return { page: approvalPage({ appName, person }) }
  if (form.get('consent') === 'accept') return { back: pages.agree(url, identity) }
  return { page: consentPage({ appName, person, permissions }) }
}

/** An administrator agrees for everybody (entra "Admin consent on the Microsoft identity platform"). */
export function adminConsentStep(site: TeamsSite, visit: Visit): EntraStep {
  const { pages } = site.entra
  const { url, form } = visit
  const who = identify(site, visit)
  if (!('person' in who)) return who
  const { person } = who
  const appName = site.catalog.app().name
  if (form.get('consent') === 'cancel') return { back: pages.decline(url) }
  if (person.role !== 'admin') return { page: approvalPage({ appName, person }) }
  if (form.get('consent') === 'accept') return { back: pages.agreeForTenant(url, person.tenantId) }
  const permissions = [...registeredPermissions.scopes, ...registeredPermissions.roles]
  return { page: adminConsentPage({ appName, person, permissions }) }
}

/** Who it is, once the request itself holds. */
function identify(site: TeamsSite, { url, tenant, form }: Visit): { person: TeamsPerson } | EntraStep {
  const { pages, isTenant } = site.entra
  const anyTenant = ['organizations', 'common'].includes(tenant)
  if (!anyTenant && !isTenant(tenant)) return { trouble: `AADSTS90002: Tenant '${tenant}' not found.` }
  const misdirected = pages.misdirected(url)
  if (misdirected !== undefined) return { trouble: misdirected }
  const { chosen, ...rest } = accountChoice(url, form)
  if (chosen === undefined) {
    if (url.searchParams.get('prompt') === 'none')
      return {
        back: pages.unanswered(
          url,
          'login_required',
          'AADSTS50058: A silent sign-in request was sent but no user is signed in.',
        ),
      }
    return { page: accountPage(site.catalog.app().name, 'error' in rest ? rest.error : undefined) }
  }
  if (!anyTenant && chosen.tenantId !== tenant)
    return {
      trouble: `AADSTS50020: User account '${chosen.upn}' does not exist in tenant '${tenant}' and cannot access the application.`,
    }
  return { person: chosen }
}
