import { describe, expect, test } from 'vitest'
import { profiles } from '../platform/registration.ts'
import {
  aDeepLinkingRequest,
  aLaunch,
  membership,
  simulatedPlatform,
  simulatedTool,
} from '../testing/index.ts'
import { claimNames } from './claims.ts'
import type { DeploymentStatus } from './message-checks.ts'

const platform = await simulatedPlatform()
const tool = simulatedTool([platform])

const launch = (claims?: Record<string, unknown>) => tool.launch(platform, aLaunch({ claims }))

const refusal = (code: string, details: Record<string, unknown> = {}) =>
  expect.objectContaining({ code, details: expect.objectContaining(details) })

describe('deployments', () => {
  test.each(['unknown', 'pending', 'blocked'] satisfies DeploymentStatus[])(
    'refuses one that is %s',
    async (status) => {
      const asked: unknown[] = []
      const gated = simulatedTool([platform], {
        deploymentStatus: async (_, deploymentId, claims) => {
          asked.push([deploymentId, claims.platform.guid])
          return status
        },
      })
      await expect(gated.launch(platform)).rejects.toEqual(
        refusal(`lti.deployment-${status}`, {
          deploymentId: 'deployment-1',
          issuer: 'https://lms.example',
          clientId: 'lectern-1',
        }),
      )
      expect(asked).toEqual([['deployment-1', 'platform-1']])
    },
  )

  test('refuses a deployment of another customer under the same registration', async () => {
    await expect(launch({ [claimNames.deploymentId]: 'deployment-2' })).rejects.toEqual(
      refusal('lti.deployment-unknown', { deploymentId: 'deployment-2' }),
    )
  })
})

describe('the message', () => {
  test('refuses a link that leads elsewhere', async () => {
    for (const target of [
      'https://evil.example/',
      'https://tool.example.evil.example/',
      'javascript:alert(1)',
    ])
      await expect(launch({ [claimNames.targetLinkUri]: target })).rejects.toEqual(
        refusal('lti.target-foreign'),
      )
    await expect(launch({ [claimNames.targetLinkUri]: 'no url' })).rejects.toEqual(
      refusal('lti.claim-malformed'),
    )
    await expect(launch({ [claimNames.targetLinkUri]: undefined })).rejects.toEqual(
      refusal('lti.target-missing'),
    )
  })

  test.each([
    'LtiStartProctoring',
    'LtiAssetProcessorSettingsRequest',
    'LtiReportReviewRequest',
    'LtiDeepLinkingUpdateRequest',
    'LtiDeepLinkingResponse',
    '__proto__',
    'x',
    5,
  ])('refuses the message type %s by name', async (type) => {
    await expect(launch({ [claimNames.messageType]: type })).rejects.toEqual(
      refusal('lti.message-type-unsupported'),
    )
  })

  test('accepts ids of 255 characters and refuses 256, everywhere', async () => {
    const long = 'i'.repeat(255)
    await launch({ sub: long, [claimNames.resourceLink]: { id: long }, [claimNames.context]: { id: long } })
    for (const claims of [
      { sub: `${long}i` },
      { [claimNames.deploymentId]: `${long}i` },
      { [claimNames.resourceLink]: { id: `${long}i` } },
      { [claimNames.context]: { id: `${long}i` } },
    ])
      await expect(launch(claims)).rejects.toEqual(refusal('lti.claim-malformed'))
  })

  test('refuses an anonymous launch unless the registration allows it', async () => {
    const open = await simulatedPlatform({ profile: { ...profiles.strict, allowAnonymous: true } })
    const anonymous = aLaunch({ claims: { sub: undefined } })
    expect((await simulatedTool([open]).launch(open, anonymous)).subject).toBeUndefined()
    await expect(tool.launch(platform, anonymous)).rejects.toEqual(refusal('lti.subject-missing'))
  })

  test('accepts deep linking without target, roles and subject', async () => {
    const claims = { sub: undefined, [claimNames.roles]: undefined }
    expect(await tool.launch(platform, aDeepLinkingRequest({ claims }))).toMatchObject({
      messageType: 'LtiDeepLinkingRequest',
      target: undefined,
      resourceLink: undefined,
      role: { role: 'none' },
    })
  })

  test('checks the target of a deep linking request that has one', async () => {
    const claims = { [claimNames.targetLinkUri]: 'https://evil.example/' }
    await expect(tool.launch(platform, aDeepLinkingRequest({ claims }))).rejects.toEqual(
      refusal('lti.target-foreign'),
    )
  })

  test('accepts the minimal launch of Schoology under its profile, and not under the strict one', async () => {
    const minimal = {
      sub: '63778725::92ce97377c58eeeedca66723c4b69496',
      aud: ['lectern-1'],
      [claimNames.messageType]: 'LtiResourceLinkRequest',
      [claimNames.version]: '1.3.0',
      [claimNames.targetLinkUri]: 'https://tool.example/',
      [claimNames.roles]: [`${membership}Administrator`, `${membership}Instructor`],
    }
    const schoology = await simulatedPlatform({
      issuer: 'https://schoology.schoology.com',
      profile: profiles.schoology,
    })
    expect(await simulatedTool([schoology]).launch(schoology, minimal)).toMatchObject({
      resourceLink: undefined,
      role: { role: 'admin', scope: 'course' },
      claims: { context: undefined, name: undefined },
    })
    await expect(tool.launch(platform, minimal)).rejects.toEqual(refusal('lti.resource-link-missing'))
  })
})
