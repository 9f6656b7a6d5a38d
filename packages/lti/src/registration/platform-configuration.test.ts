import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { simulatedRegistrar } from '../testing/index.ts'
import { readPlatformConfiguration } from './platform-configuration.ts'

const recorded = JSON.parse(readFileSync(new URL('moodle-registrations.json', import.meta.url), 'utf8')) as {
  configuration: Record<string, unknown>
}

const read = (configuration: Record<string, unknown> = {}, kind: 'moodle' | 'canvas' = 'moodle') => {
  const { document, configUrl } = simulatedRegistrar({ kind, configuration })
  return readPlatformConfiguration(document, { configUrl: new URL(configUrl) })
}
const readAt = (configUrl: string, issuer: string) =>
  readPlatformConfiguration(simulatedRegistrar({ configuration: { issuer } }).document, {
    configUrl: new URL(configUrl),
  })
const refusal = (reason: string, details: Record<string, unknown> = {}) =>
  expect.objectContaining({ code: `lti.${reason}`, details: expect.objectContaining(details) })

test('reads what a real Moodle says about itself, on loopback only where that is allowed', () => {
  const document = JSON.stringify(recorded.configuration)
  const configUrl = new URL('http://localhost:8870/mod/lti/openid-configuration.php')
  expect(readPlatformConfiguration(document, { configUrl, allowLoopback: true })).toMatchObject({
    issuer: 'http://localhost:8870',
    authorizationEndpoint: 'http://localhost:8870/mod/lti/auth.php',
    tokenEndpoint: 'http://localhost:8870/mod/lti/token.php',
    registrationEndpoint: 'http://localhost:8870/mod/lti/openid-registration.php',
    jwksUri: 'http://localhost:8870/mod/lti/certs.php',
    authorizationServer: undefined,
    scopesSupported: expect.arrayContaining(['https://purl.imsglobal.org/spec/lti-ags/scope/score']),
    messagesSupported: [
      { type: 'LtiResourceLinkRequest', placements: [] },
      { type: 'LtiDeepLinkingRequest', placements: ['ContentArea'] },
    ],
    family: 'moodle',
    version: '5.0.6+ (Build: 20260403)',
    profileName: 'moodle',
  })
  expect(() => readPlatformConfiguration(document, { configUrl })).toThrow(
    refusal('configuration-address-refused', { member: 'issuer', reason: 'lti.address-insecure' }),
  )
})

test.each(['', '{', '[]', 'null', '5', '"https://lms.example"', '<html>', '\u0000'])(
  '%j is no configuration',
  (body) => {
    expect(() => readPlatformConfiguration(body, { configUrl: new URL('https://lms.example/') })).toThrow(
      refusal('configuration-malformed'),
    )
  },
)

test('refuses more than 256 KiB, counted in bytes', () => {
  expect(() => read({ padding: 'é'.repeat(130 * 1024) })).toThrow(refusal('configuration-too-large'))
  expect(read({ padding: 'x'.repeat(130 * 1024) }).profileName).toBe('moodle')
})

test.each(['issuer', 'authorization_endpoint', 'token_endpoint', 'registration_endpoint', 'jwks_uri'])(
  'refuses a configuration without %s, and one that leads inwards by it',
  (member) => {
    for (const value of [undefined, null, '', 5, ['https://moodle.example/']])
      expect(() => read({ [member]: value })).toThrow(refusal('configuration-incomplete', { member }))
    for (const [value, reason] of [
      ['http://moodle.example/', 'insecure'],
      ['https://127.0.0.1/', 'without-name'],
      ['https://[::ffff:10.0.0.1]/', 'without-name'],
      ['https://localhost/', 'without-name'],
      ['https://user:pw@moodle.example/', 'with-credentials'],
      ['https://moodle.example:22/', 'port'],
      ['javascript:alert(1)', 'insecure'],
      ['moodle.example', 'malformed'],
    ])
      expect(() => read({ [member]: value })).toThrow(
        refusal('configuration-address-refused', { member, reason: `lti.address-${reason}` }),
      )
  },
)

test.each([
  ['https://evil.example/config', 'https://moodle.example'],
  ['https://moodle.example.evil.example/config', 'https://moodle.example'],
  ['https://moodle.example:8443/config', 'https://moodle.example'],
  ['https://sub.moodle.example/config', 'https://moodle.example'],
  ['https://evil.example/config', 'https://canvas.instructure.com'],
  ['https://notinstructure.com/config', 'https://canvas.instructure.com'],
  ['https://instructure.com.evil.example/config', 'https://canvas.instructure.com'],
  ['https://canvas.school.example/config', 'https://canvas.instructure.com'],
  ['https://school.instructure.com/config', 'https://canvas.beta.instructure.com'],
  ['https://school.instructure.com/config', 'https://canvas.instructure.com/'],
  ['https://evil.example/config', 'https://blackboard.com'],
  ['https://moodle.example/config', 'https://moodle.example?tenant=1'],
  ['https://moodle.example/config', 'https://moodle.example#x'],
])('does not believe %s about the issuer %s', (configUrl, issuer) => {
  expect(() => readAt(configUrl, issuer)).toThrow(refusal('configuration-issuer-foreign', { issuer }))
})

test.each([
  ['https://moodle.example/config', 'https://moodle.example'],
  ['https://moodle.example/config', 'https://moodle.example/moodle'],
  ['https://moodle.example:8443/config', 'https://moodle.example:8443'],
  ['https://sso.canvaslms.com/config', 'https://canvas.instructure.com'],
  ['https://school.instructure.com/config', 'https://canvas.instructure.com'],
  ['https://sso.beta.canvaslms.com/config', 'https://canvas.beta.instructure.com'],
  ['https://developer.blackboard.com/config', 'https://blackboard.com'],
])('believes %s about the issuer %s', (configUrl, issuer) => {
  expect(readAt(configUrl, issuer).issuer).toBe(issuer)
})

test.each([
  ['token_endpoint_auth_methods_supported', 'private_key_jwt', ['client_secret_basic']],
  ['response_types_supported', 'id_token', ['code']],
])('refuses a platform whose %s lack %s', (member, wanted, offered) => {
  expect(() => read({ [member]: offered })).toThrow(
    refusal('configuration-unsupported', { member, wanted, offered }),
  )
  for (const value of [undefined, [], wanted])
    expect(() => read({ [member]: value })).toThrow(refusal('configuration-unsupported', { offered: [] }))
})

test('keeps an authorization server that is an address, and leaves out the bare host of Canvas', () => {
  expect(read({ authorization_server: 'https://auth.example' }).authorizationServer).toBe(
    'https://auth.example',
  )
  expect(read({ authorization_server: 'canvas.instructure.com' }, 'canvas')).toMatchObject({
    authorizationServer: undefined,
    profileName: 'canvas',
  })
})

test('takes what a platform does not say about itself, or says wrongly, as not said', () => {
  const junk = 'https://purl.imsglobal.org/spec/lti-platform-configuration'
  for (const platform of [undefined, null, 5, [], { messages_supported: 'all', product_family_code: 5 }])
    expect(read({ [junk]: platform, scopes_supported: 'all' })).toMatchObject({
      family: undefined,
      messagesSupported: undefined,
      scopesSupported: undefined,
      profileName: 'strict',
    })
  expect(
    read({ [junk]: { messages_supported: [null, {}, 'x', { type: 'a', placements: [5, 'p'] }] } }),
  ).toMatchObject({
    messagesSupported: [{ type: 'a', placements: ['p'] }],
  })
})
