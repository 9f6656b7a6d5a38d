import { describe, expect, test } from 'vitest'
import { profiles } from '../platform/registration.ts'
import { aLaunch, simulatedPlatform, simulatedTool } from '../testing/index.ts'

const platform = await simulatedPlatform()
const tool = simulatedTool([platform])
const now = Math.floor(Date.now() / 1000)

const launch = (claims?: Record<string, unknown>) => tool.launch(platform, aLaunch({ claims }))

const refusal = (code: string, details: Record<string, unknown> = {}) =>
  expect.objectContaining({ code, details: expect.objectContaining(details) })

describe('issuer and audience', () => {
  test('refuses a token of another registration of the same platform', async () => {
    await expect(launch({ aud: 'lectern-2' })).rejects.toEqual(refusal('lti.audience-mismatch'))
  })

  test('compares the issuer to the letter', async () => {
    for (const iss of ['https://lms.example/', 'HTTPS://lms.example', ['https://lms.example'], null])
      await expect(launch({ iss })).rejects.toEqual(refusal('lti.issuer-mismatch'))
  })

  test('accepts our client id alone in an array, with azp or without', async () => {
    await launch({ aud: ['lectern-1'] })
    await launch({ aud: ['lectern-1'], azp: 'lectern-1' })
    await launch({ aud: 'lectern-1', azp: null })
  })

  test('refuses another azp', async () => {
    for (const azp of ['lectern-2', 5, ['lectern-1']])
      await expect(launch({ azp })).rejects.toEqual(refusal('lti.azp-mismatch'))
  })

  test('refuses an audience beside us that we do not trust, even with azp', async () => {
    await expect(launch({ aud: ['lectern-1', 'stranger'], azp: 'lectern-1' })).rejects.toEqual(
      refusal('lti.audience-untrusted'),
    )
  })

  test('accepts a trusted audience beside us, but only with azp', async () => {
    const trusting = await simulatedPlatform({ profile: { ...profiles.strict, extraAudiences: ['partner'] } })
    const trustingTool = simulatedTool([trusting])
    const aud = ['partner', 'lectern-1']
    await trustingTool.launch(trusting, aLaunch({ claims: { aud, azp: 'lectern-1' } }))
    await expect(trustingTool.launch(trusting, aLaunch({ claims: { aud } }))).rejects.toEqual(
      refusal('lti.azp-missing'),
    )
  })
})

describe('time', () => {
  test('accepts what is within the leeway of a minute', async () => {
    await launch({ iat: now - 300, exp: now - 30 })
    await launch({ iat: now + 40, exp: now + 300 })
    await launch({ nbf: now + 40 })
    await launch({ nbf: null })
  })

  test('refuses what is beyond it', async () => {
    await expect(launch({ exp: now - 90 })).rejects.toEqual(refusal('lti.token-expired'))
    await expect(launch({ iat: now + 90 })).rejects.toEqual(refusal('lti.token-in-future'))
    await expect(launch({ iat: now + 90, nbf: now })).rejects.toEqual(refusal('lti.token-in-future'))
    await expect(launch({ nbf: now + 90 })).rejects.toEqual(refusal('lti.token-in-future'))
  })

  test('refuses a token made long ago, however long it says to live', async () => {
    await expect(launch({ iat: now - 700, exp: now + 9999 })).rejects.toEqual(refusal('lti.token-too-old'))
  })

  test('refuses times that are missing or no numbers', async () => {
    for (const claims of [{ exp: undefined }, { iat: null }, { exp: `${now + 300}` }, { nbf: 'soon' }])
      await expect(launch(claims)).rejects.toEqual(refusal('lti.claim-missing'))
  })
})
