import { describe, expect, test } from 'vitest'
import type { ToolConsumer } from './consumer-checks.ts'
import { lti1p1Refusals } from './refusals.ts'
import { aConsumer, aLaunch1p1, launchUrl1p1, simulatedTool1p1 } from './simulated-consumer.ts'
import { launch1p1Checks, type Nonce1p1Use } from './verify-launch-1p1.ts'

const tool = simulatedTool1p1()
const now = () => Math.floor(Date.now() / 1000)

const refusal = (code: string, details: Record<string, unknown> = {}) =>
  expect.objectContaining({ code, details: expect.objectContaining(details) })

describe('the result', () => {
  test('says what a launch of LTI 1.3 would say', async () => {
    const launch = await tool.launch({
      parameters: {
        custom_app: 'quizzer',
        custom_context_id_history: '$Context.id.history',
        role_scope_mentor: 'a%2Cb,c,%zz',
        lis_person_sourcedid: 'T-001',
        user_image: 'javascript:alert(1)',
        ext_lms: 'example-2',
      },
    })
    expect(launch).toMatchObject({
      messageType: 'LtiResourceLinkRequest',
      subject: 'teacher-1',
      resourceLink: { id: 'link-1', title: 'Apps for this class', description: undefined },
      role: { role: 'teacher', scope: 'course', isTestUser: false },
      claims: {
        name: 'Tara Teacher',
        context: { id: 'course-1', label: 'BIO-9', title: 'Biology 9', types: ['CourseSection'] },
        platform: { guid: 'platform-1', name: 'Example District', family: 'example' },
        presentation: { returnUrl: 'https://lms.example/return?course=1', locale: 'en' },
        lis: { personSourcedId: 'T-001' },
        mentorOf: ['a,b', 'c', '%zz'],
        legacyUserId: 'teacher-1',
        picture: undefined,
      },
    })
    expect(launch.claims.custom).toEqual({ app: 'quizzer' })
    expect(launch.parameters.get('ext_lms')).toBe('example-2')
    expect(Math.abs(launch.clockSkewSeconds)).toBeLessThan(5)
  })

  test('names every check it passed, in their order', async () => {
    expect((await tool.launch()).passed).toEqual(launch1p1Checks)
  })

  test('names where the grade goes, when address and id both came', async () => {
    const lis_outcome_service_url = 'https://lms.example/outcomes'
    const lis_result_sourcedid = '{"data":{"instanceid":"2"}}'
    const { claims } = await tool.launch({ parameters: { lis_outcome_service_url, lis_result_sourcedid } })
    expect(claims.services.outcomes).toEqual({
      url: lis_outcome_service_url,
      resultSourcedId: lis_result_sourcedid,
    })
    const without = await tool.launch({ parameters: { lis_outcome_service_url } })
    expect(without.claims.services.outcomes).toBeUndefined()
  })
})

describe('single use', () => {
  test('refuses a launch whose nonce was already used', async () => {
    const form = aLaunch1p1()
    await tool.receive(form)
    await expect(tool.receive(form)).rejects.toEqual(
      refusal('lti-1p1.nonce-reused', { passed: launch1p1Checks.slice(0, -1), consumerKey: 'district-7' }),
    )
  })

  test('lets one of many simultaneous replays through', async () => {
    const form = aLaunch1p1()
    const outcomes = await Promise.allSettled(Array.from({ length: 20 }, () => tool.receive(form)))
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  })

  test('keeps the nonces of different consumers apart', async () => {
    const other = { ...aConsumer, key: 'district-8' }
    const both = simulatedTool1p1([aConsumer, other])
    await both.launch({ parameters: { oauth_nonce: 'n-1' } })
    await both.launch({ parameters: { oauth_nonce: 'n-1' }, consumer: other })
  })

  test('uses up no nonce before everything else is proved, and keeps it as long as its timestamp holds', async () => {
    const used: Nonce1p1Use<ToolConsumer>[] = []
    const counting = simulatedTool1p1([aConsumer], {
      consumeNonce: async (use) => used.push(use) > 0,
    })
    await expect(counting.launch({ parameters: { user_id: undefined } })).rejects.toThrow()
    expect(used).toEqual([])
    const timestamp = now() + 200
    await counting.launch({ parameters: { oauth_nonce: 'n-1', oauth_timestamp: String(timestamp) } })
    expect(used).toEqual([
      expect.objectContaining({
        key: 'district-7',
        nonce: 'n-1',
        expiresAt: new Date((timestamp + 300) * 1000),
        launch: expect.objectContaining({ subject: 'teacher-1' }),
      }),
    ])
  })

  test('a fault of the host is no refusal', async () => {
    const broken = simulatedTool1p1([aConsumer], {
      consumeNonce: () => Promise.reject(new Error('database down')),
    })
    await expect(broken.launch()).rejects.toThrow(new Error('database down'))
  })
})

describe('who sends it', () => {
  test('refuses a launch that was altered, whatever was altered', async () => {
    for (const name of ['roles', 'user_id', 'custom_app', 'launch_presentation_return_url'])
      await expect(tool.launch({ tampered: { [name]: 'x' } })).rejects.toEqual(
        refusal('lti-1p1.signature-invalid', { launchUrl: launchUrl1p1 }),
      )
  })

  test('refuses a launch signed with another secret, or the key of another consumer', async () => {
    await expect(tool.launch({ consumer: { ...aConsumer, secret: 's3cr%26t' } })).rejects.toEqual(
      refusal('lti-1p1.signature-invalid'),
    )
    const loose = simulatedTool1p1([aConsumer], { findConsumer: () => aConsumer })
    await expect(loose.launch({ consumer: { ...aConsumer, key: 'District-7' } })).rejects.toEqual(
      refusal('lti-1p1.consumer-unknown'),
    )
  })

  test('refuses every signature method but the one agreed on', async () => {
    for (const method of ['HMAC-SHA256', 'PLAINTEXT', 'RSA-SHA1', 'hmac-sha1'])
      await expect(tool.launch({ parameters: { oauth_signature_method: method } })).rejects.toEqual(
        refusal('lti-1p1.signature-method-refused', { expected: 'HMAC-SHA1' }),
      )
    const modern: ToolConsumer = { ...aConsumer, signatureMethod: 'HMAC-SHA256' }
    const modernTool = simulatedTool1p1([modern])
    await modernTool.launch({ consumer: modern })
    await expect(modernTool.launch()).rejects.toEqual(refusal('lti-1p1.signature-method-refused'))
  })

  test.each(['oauth_consumer_key', 'oauth_signature_method', 'oauth_timestamp', 'oauth_nonce'])(
    'refuses a launch without %s, or with an empty one',
    async (name) => {
      for (const value of [undefined, ''])
        await expect(tool.launch({ parameters: { [name]: value } })).rejects.toEqual(
          refusal('lti-1p1.oauth-missing', { missing: [name] }),
        )
    },
  )

  test('refuses a launch without a signature', async () => {
    const form = aLaunch1p1()
    form.delete('oauth_signature')
    await expect(tool.receive(form)).rejects.toEqual(
      refusal('lti-1p1.oauth-missing', { missing: ['oauth_signature'] }),
    )
  })

  test('does without oauth_version, and takes no other than 1.0', async () => {
    await tool.launch({ parameters: { oauth_version: undefined } })
    await expect(tool.launch({ parameters: { oauth_version: '2.0' } })).rejects.toEqual(
      refusal('lti-1p1.oauth-version-unsupported'),
    )
  })

  test('refuses a district that switched LTI 1.1 off, and tells only the consumer itself', async () => {
    const off = simulatedTool1p1([{ ...aConsumer, enabled: false }])
    await expect(off.launch()).rejects.toEqual(refusal('lti-1p1.switched-off'))
    await expect(off.launch({ consumer: { ...aConsumer, secret: 'guess' } })).rejects.toEqual(
      refusal('lti-1p1.signature-invalid'),
    )
  })
})

describe('time', () => {
  test('accepts five minutes in both directions and refuses more', async () => {
    const at = (seconds: number) => tool.launch({ parameters: { oauth_timestamp: String(now() + seconds) } })
    await at(-295)
    await at(295)
    await expect(at(-310)).rejects.toEqual(refusal('lti-1p1.launch-too-old'))
    await expect(at(310)).rejects.toEqual(refusal('lti-1p1.launch-in-future'))
  })

  test('refuses a launch from the moment on from which its nonce may be forgotten', async () => {
    const issuedAt = 1_760_000_000
    const at = (milliseconds: number) =>
      simulatedTool1p1([aConsumer], { now: new Date(issuedAt * 1000 + milliseconds) }).launch({
        parameters: { oauth_timestamp: String(issuedAt) },
      })
    await at(299_999)
    await expect(at(300_000)).rejects.toEqual(refusal('lti-1p1.launch-too-old'))
  })

  test('refuses what is no number of seconds', async () => {
    for (const oauth_timestamp of ['soon', '-5', '1e9', '0x5f', `${now()}.5`, '9'.repeat(30)])
      await expect(tool.launch({ parameters: { oauth_timestamp } })).rejects.toEqual(
        refusal('lti-1p1.timestamp-malformed'),
      )
  })
})

describe('the address', () => {
  test('is the configured one, with the query that came', async () => {
    const launchUrl = `${launchUrl1p1}?page=a&page=b&app=x%20y`
    await simulatedTool1p1([aConsumer], { launchUrl }).launch({ launchUrl })
    await expect(simulatedTool1p1([aConsumer], { launchUrl }).launch()).rejects.toEqual(
      refusal('lti-1p1.signature-invalid'),
    )
    await expect(tool.launch({ launchUrl: 'https://evil.example/lti/1p1/launch' })).rejects.toEqual(
      refusal('lti-1p1.signature-invalid'),
    )
  })

  test('may have its query repeated in the form and signed once, as Canvas and Moodle do', async () => {
    const launchUrl = `${launchUrl1p1}?custom_app=quizzer&page=1`
    const repeating = simulatedTool1p1([aConsumer], { launchUrl })
    const parameters = { custom_app: 'quizzer', page: '1' }
    const { claims } = await repeating.receive(aLaunch1p1({ parameters }))
    expect(claims.custom).toEqual({ app: 'quizzer' })
    await repeating.launch({ launchUrl, parameters })
    for (const partly of [{ page: '1' }, { custom_app: 'quizzer', page: '2' }])
      await expect(repeating.receive(aLaunch1p1({ parameters: partly }))).rejects.toEqual(
        refusal('lti-1p1.signature-invalid'),
      )
  })
})

test('every refusal names the section that asks for it', () => {
  for (const { spec } of Object.values(lti1p1Refusals)) expect(spec).toMatch(/^(LTI|OAuth) \d/)
})
