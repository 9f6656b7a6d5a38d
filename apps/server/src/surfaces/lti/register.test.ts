import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { DistrictScope } from '@lectern/database'
import { simulatedRegistrar } from '@lectern/lti/testing'
import { createRegistrationLink, findLtiInstallations, listInstallations } from '@lectern/tenancy'
import { aDirector } from '../../testing/director.ts'
import { aDistrict, serverUnderTest } from '../../testing/index.ts'

const moodle = simulatedRegistrar({
  kind: 'moodle',
  configuration: { authorization_server: 'https://auth.moodle.example' },
})

let server: Awaited<ReturnType<typeof serverUnderTest>>
let scope: DistrictScope
beforeAll(async () => {
  // No request leaves the process: the platform's network is simulated behind the real guard.
  server = await serverUnderTest({ platformFetch: moodle.fetch })
  scope = await aDistrict(server.lectern)
})
afterAll(() => server.close())

async function open(link: string, offer = moodle.offer()) {
  const response = await fetch(`${server.url}/lti/register?${offer}&link=${link}`)
  return { status: response.status, html: await response.text(), headers: response.headers }
}

describe('a platform that registers itself', () => {
  test('becomes an installation of the district that made the link, and its window is told to close', async () => {
    const { status, html, headers } = await open(await createRegistrationLink(scope, 'Our Moodle'))
    expect(status, html).toBe(200)
    expect(html).toContain('org.imsglobal.lti.close')
    expect(headers.get('content-security-policy')).toContain("script-src 'self' 'nonce-")
    const [installation] = await listInstallations(scope)
    expect(installation).toMatchObject({
      name: 'Our Moodle',
      lti: {
        issuer: 'https://moodle.example',
        clientId: 'lectern-1',
        profile: 'moodle',
        deployments: [{ status: 'active' }],
      },
    })
    expect(
      await findLtiInstallations(server.lectern.database, 'https://moodle.example', 'lectern-1'),
    ).toMatchObject([{ authorizationServer: 'https://auth.moodle.example' }])
  })

  test('is asked for no name, no e-mail, no roster and no grade', () => {
    const [asked] = moodle.registrations as { scope?: string }[]
    expect(asked!.scope ?? '').toBe('')
    expect(JSON.stringify(asked)).not.toMatch(/"(name|email|given_name|family_name)"[,\]]/)
  })

  test('finds a used, an unknown and a missing link closed', async () => {
    const link = await createRegistrationLink(scope, 'Again')
    expect((await open(link)).status).toBe(409)
    for (const wrong of [link, 'made-up', '']) {
      const { status, html } = await open(wrong)
      expect(status).toBe(404)
      expect(html).toContain('lti.registration-link-unusable')
    }
  })

  test('that refuses leaves the link good, and its own words on the page', async () => {
    const link = await createRegistrationLink(scope, 'Refused')
    const stale = new URLSearchParams({ openid_configuration: moodle.configUrl, registration_token: 'stale' })
    const { status, html } = await open(link, stale)
    expect(status).toBeGreaterThanOrEqual(400)
    expect(html).toContain('404: Error')
    expect((await open(link, stale)).html).not.toContain('lti.registration-link-unusable')
  })

  test.each([
    'http://moodle.example/config',
    'https://10.0.0.7/config',
    'https://169.254.169.254/latest/meta-data',
    'https://[::ffff:10.0.0.7]/config',
    'file:///etc/passwd',
    'not an address',
  ])('cannot make us call %s', async (address) => {
    const link = await createRegistrationLink(scope, 'Forged')
    const { status, html } = await open(link, new URLSearchParams({ openid_configuration: address }))
    expect(status).toBeGreaterThanOrEqual(400)
    expect(status).toBeLessThan(500)
    expect(html).toContain('<h1>')
  })
})

test('the director makes the link in the console; nobody else does', async () => {
  const director = await aDirector(server.url, scope)
  const made = await director('/installations/registration-links', {
    method: 'POST',
    body: { name: 'Sakai' },
  })
  expect(made).toMatchObject({ status: 201, answer: { url: expect.stringContaining('/lti/register?link=') } })
  expect(await director('/installations/registration-links', { method: 'POST', body: {} })).toMatchObject({
    status: 400,
  })
})

test('Canvas reads the developer key as JSON from our address', async () => {
  const key = (await (await fetch(`${server.url}/lti/config/canvas.json`)).json()) as Record<string, unknown>
  expect(key).toMatchObject({
    title: 'Lectern',
    oidc_initiation_url: `${server.url}/lti/login`,
    target_link_uri: `${server.url}/lti/launch`,
    public_jwk_url: `${server.url}/lti/jwks`,
    scopes: [],
  })
  expect(JSON.stringify(key)).toContain('course_navigation')
})
