import { expect, test } from 'vitest'
import { simulatedApp, simulatedEntra, tenantIds } from '../testing/index.ts'
import { adminConsentUrl, readAdminConsent } from './admin-consent.ts'

const redirectUri = 'https://tool.example/teams/signed-in'
const url = (more = {}) =>
  adminConsentUrl({ clientId: simulatedApp.clientId, redirectUri, state: 'bound', ...more })
const visit = async (address: URL, entra = simulatedEntra()) => {
  const answer = await (await entra).fetch(address)
  return new URL(answer.headers.get('location')!).searchParams
}

test('an administrator who agrees comes back with the tenant and the state', async () => {
  expect(readAdminConsent(await visit(url()))).toEqual({
    outcome: 'granted',
    claimedTenantId: tenantIds.fairview,
    state: 'bound',
  })
})

test('asks for what the registration lists, in the tenant that was named', () => {
  const { pathname, searchParams } = url({ tenantId: tenantIds.elsewhere })
  expect(pathname).toBe(`/${tenantIds.elsewhere}/v2.0/adminconsent`)
  expect(searchParams.get('scope')).toBe('https://graph.microsoft.com/.default')
})

test('an administrator who declines is no error', async () => {
  const entra = await simulatedEntra()
  entra.browser({ answer: 'cancels' })
  expect(readAdminConsent(await visit(url(), Promise.resolve(entra)))).toEqual({
    outcome: 'declined',
    reason: 'access_denied',
    state: 'bound',
  })
})

test.each([
  '',
  'admin_consent=True&tenant=11111111-aaaa-4aaa-8aaa-111111111111',
  'admin_consent=True&tenant=common&state=s',
  'admin_consent=False&tenant=11111111-aaaa-4aaa-8aaa-111111111111&state=s',
  'error=access_denied',
])('refuses "%s"', (query) => {
  expect(() => readAdminConsent(new URLSearchParams(query))).toThrow(
    expect.objectContaining({ code: 'teams.consent-malformed' }),
  )
})
