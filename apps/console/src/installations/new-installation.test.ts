import { newLtiInstallation } from '@lectern/api-contracts'
import { expect, test } from 'vitest'
import { emptyDraft, endpointsOf, requestOf } from './new-installation.ts'
import { platforms, siteAddress, type Profile } from './platforms.ts'

const draftFor = (profile: Profile) => {
  const platform = platforms.find((one) => one.profile === profile)
  if (!platform) throw new Error(`No platform ${profile}`)
  return { ...emptyDraft(), platform, hosting: platform.hostings[0], clientId: '123' }
}

test.each(['canvas', 'schoology', 'blackboard'] as const)(
  'of %s in the cloud only the client ID has to be typed',
  (profile) => {
    expect(newLtiInstallation.safeParse(requestOf(draftFor(profile))).success).toBe(true)
  },
)

test.each(['moodle', 'brightspace'] as const)('of %s the address of the site fills the rest', (profile) => {
  const draft = { ...draftFor(profile), address: 'https://lms.example.edu/moodle/' }
  expect(newLtiInstallation.safeParse(requestOf(draft)).success).toBe(true)
})

test('what somebody typed wins over what the platform publishes', () => {
  const draft = { ...draftFor('canvas'), typed: { issuer: 'https://canvas.district.example' } }
  expect(endpointsOf(draft)).toMatchObject({
    issuer: 'https://canvas.district.example',
    jwksUri: 'https://sso.canvaslms.com/api/lti/security/jwks',
  })
})

test.each([
  ['lms.example.edu', 'https://lms.example.edu'],
  [' http://localhost:8080/moodle/ ', 'http://localhost:8080/moodle'],
  ['https://lms.example.edu/?course=2#top', 'https://lms.example.edu'],
  ['', ''],
  ['not an address', ''],
])('the address %j is read as %j', (typed, address) => {
  expect(siteAddress(typed)).toBe(address)
})
