import { createPublicKey, createHmac } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { claimNames, profiles, type DeploymentStatus } from '../index.ts'
import {
  aDeepLinkingRequest,
  aLaunch,
  membership,
  simulatedPlatform,
  simulatedTool,
  type SigningOptions,
} from '../testing/index.ts'
import { launchChecks } from './verify-launch.ts'

const platform = await simulatedPlatform()
const tool = simulatedTool([platform])
const now = Math.floor(Date.now() / 1000)

const launch = (claims?: Record<string, unknown>, options?: SigningOptions) =>
  tool.launch(platform, aLaunch({ claims }), options)

const refusal = (code: string, details: Record<string, unknown> = {}) =>
  expect.objectContaining({ code, details: expect.objectContaining(details) })

describe('the result', () => {
  test('is the registration that the host gave, with what was proved', async () => {
    const result = await launch()
    expect(result.registration).toBe(platform.registration)
    expect(result).toMatchObject({
      messageType: 'LtiResourceLinkRequest',
      deploymentId: 'deployment-1',
      subject: 'teacher-1',
      resourceLink: { id: 'link-1', title: 'Apps for this class' },
      role: { role: 'teacher', scope: 'course', isTestUser: false },
    })
    expect(result.target?.href).toBe('https://tool.example/')
  })

  test('names every check it passed, in their order', async () => {
    expect((await launch()).passed).toEqual(launchChecks)
  })

  test('tells how far the clocks are apart', async () => {
    expect((await launch({ iat: now + 30, exp: now + 300 })).clockSkewSeconds).toBeGreaterThan(25)
  })
})

describe('replay and binding', () => {
  test('refuses a launch whose nonce was already used', async () => {
    const { location, binding } = await tool.login(platform.login())
    const form = await platform.answer(location)
    await tool.receive(form, binding.secret)
    await expect(tool.receive(form, binding.secret)).rejects.toEqual(
      refusal('lti.nonce-reused', { passed: launchChecks.slice(0, -1) }),
    )
  })

  test('lets one of many simultaneous replays through', async () => {
    const { location, binding } = await tool.login(platform.login())
    const form = await platform.answer(location)
    const outcomes = await Promise.allSettled(
      Array.from({ length: 20 }, () => tool.receive(form, binding.secret)),
    )
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  })

  test('uses up no nonce before everything else is proved', async () => {
    const used: string[] = []
    const counting = simulatedTool([platform], {
      consumeNonce: async ({ nonce, launch: verified }) => {
        used.push(`${nonce} ${verified.subject}`)
        return true
      },
    })
    await expect(counting.launch(platform, aLaunch({ claims: { sub: undefined } }))).rejects.toThrow()
    expect(used).toEqual([])
    await counting.launch(platform)
    expect(used).toEqual([expect.stringMatching(/^\S{22} teacher-1$/)])
  })

  test('refuses the launch of one login with the state of another', async () => {
    const first = await tool.login(platform.login())
    const second = await tool.login(platform.login())
    const form = await platform.answer(first.location)
    form.set('state', second.state)
    await expect(tool.receive(form, second.binding.secret)).rejects.toEqual(refusal('lti.nonce-mismatch'))
  })

  test('refuses the launch in a browser that did not begin it', async () => {
    const { location } = await tool.login(platform.login())
    const { binding } = await tool.login(platform.login())
    await expect(tool.receive(await platform.answer(location), binding.secret)).rejects.toEqual(
      refusal('lti.browser-mismatch'),
    )
  })

  test('refuses a launch whose registration was removed meanwhile', async () => {
    const forgetful = simulatedTool([platform], { findRegistration: () => undefined })
    await expect(forgetful.launch(platform)).rejects.toEqual(
      refusal('lti.registration-unknown', { passed: ['state', 'browser'] }),
    )
  })

  test('a fault of the host is no refusal', async () => {
    const broken = simulatedTool([platform], {
      consumeNonce: () => Promise.reject(new Error('database down')),
    })
    await expect(broken.launch(platform)).rejects.toThrow(new Error('database down'))
  })
})

describe('the token and its signature', () => {
  const receiveToken = async (craft: (token: string) => string | Promise<string>) => {
    const { location, binding } = await tool.login(platform.login())
    const form = await platform.answer(location)
    form.set('id_token', await craft(form.get('id_token')!))
    return tool.receive(form, binding.secret)
  }
  const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')

  test('refuses a token signed by another platform under the same key id', async () => {
    const impostor = await simulatedPlatform()
    await expect(
      receiveToken((token) =>
        impostor.signLaunch(JSON.parse(Buffer.from(token.split('.')[1]!, 'base64url').toString())),
      ),
    ).rejects.toEqual(refusal('lti.signature-invalid'))
  })

  test('refuses an altered payload', async () => {
    await expect(
      receiveToken((token) => {
        const [header, payload, signature] = token.split('.')
        const claims = JSON.parse(Buffer.from(payload!, 'base64url').toString())
        return `${header}.${part({ ...claims, sub: 'someone-else' })}.${signature}`
      }),
    ).rejects.toEqual(refusal('lti.signature-invalid'))
  })

  test.each(['none', 'None', 'HS256', 'PS256', 'EdDSA', undefined, 5])(
    'refuses the algorithm %s',
    async (alg) => {
      await expect(
        receiveToken((token) => `${part({ alg, kid: 'key-1' })}.${token.split('.')[1]}.`),
      ).rejects.toEqual(refusal('lti.algorithm-refused'))
    },
  )

  test('refuses HS256 with the public key as its secret', async () => {
    const pem = createPublicKey({ key: { ...platform.jwks().keys[0]! }, format: 'jwk' }).export({
      type: 'spki',
      format: 'pem',
    })
    await expect(
      receiveToken((token) => {
        const input = `${part({ alg: 'HS256', kid: 'key-1' })}.${token.split('.')[1]}`
        return `${input}.${createHmac('sha256', pem).update(input).digest('base64url')}`
      }),
    ).rejects.toEqual(refusal('lti.algorithm-refused'))
  })

  test('refuses a key that the token itself brings', async () => {
    const impostor = await simulatedPlatform()
    const [jwk] = impostor.jwks().keys
    await expect(
      receiveToken((token) =>
        impostor.signLaunch(JSON.parse(Buffer.from(token.split('.')[1]!, 'base64url').toString()), {
          header: { jwk, kid: 'mine', jku: 'https://evil.example/jwks' },
        }),
      ),
    ).rejects.toEqual(refusal('lti.kid-unknown', { kid: 'mine' }))
  })

  test.each(['garbage', 'a.b', 'a.b.c', '..', 'a.b.c.d.e', `${'x'.repeat(20)}.é.ü`])(
    'refuses "%s" as no token',
    async (token) => {
      await expect(receiveToken(() => token)).rejects.toEqual(refusal('lti.token-malformed'))
    },
  )

  test('refuses a token with a part too many', async () => {
    await expect(receiveToken((token) => `${token}.x`)).rejects.toEqual(refusal('lti.token-malformed'))
  })

  test('refuses a missing token, two tokens and one of more than 64 KiB', async () => {
    await expect(receiveToken(() => '')).rejects.toEqual(refusal('lti.token-missing'))
    await expect(receiveToken(() => 'x'.repeat(70_000))).rejects.toEqual(refusal('lti.token-too-large'))
    const { location, binding } = await tool.login(platform.login())
    const form = await platform.answer(location)
    form.append('id_token', form.get('id_token')!)
    await expect(tool.receive(form, binding.secret)).rejects.toEqual(
      refusal('lti.parameter-duplicated', { parameter: 'id_token' }),
    )
  })

  test('accepts ES256', async () => {
    const elliptic = await simulatedPlatform({ algorithm: 'ES256' })
    await expect(simulatedTool([elliptic]).launch(elliptic)).resolves.toBeDefined()
  })
})

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

  test.each(['LtiSubmissionReviewRequest', 'LtiStartProctoring', 'LtiDeepLinkingResponse', 'x', 5])(
    'refuses the message type %s by name',
    async (type) => {
      await expect(launch({ [claimNames.messageType]: type })).rejects.toEqual(
        refusal('lti.message-type-unsupported'),
      )
    },
  )

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
