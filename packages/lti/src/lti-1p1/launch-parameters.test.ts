import { describe, expect, test } from 'vitest'
import { Problem } from '@lectern/problem'
import { launchRefusals } from '../launch/refusals.ts'
import { lti1p1Refusals } from './refusals.ts'
import { aConsumer, aLaunch1p1, launchUrl1p1, simulatedTool1p1 } from './simulated-consumer.ts'

const tool = simulatedTool1p1()

const refusal = (code: string, details: Record<string, unknown> = {}) =>
  expect.objectContaining({ code, details: expect.objectContaining(details) })

describe('parameters', () => {
  test('lets foreign ones repeat, in any order', async () => {
    await tool.launch({
      extra: [
        ['ext_roles', 'b'],
        ['ext_roles', 'a'],
      ],
    })
  })

  test.each([
    'oauth_nonce',
    'oauth_token',
    'lti_version',
    'custom_app',
    'user_id',
    'roles',
    'resource_link_id',
  ])('refuses two of %s, in the form or in the query', async (name) => {
    const twice = { extra: [[name, '1'] as const, [name, '2'] as const] }
    await expect(tool.launch(twice)).rejects.toEqual(
      refusal('lti.parameter-duplicated', { parameter: name, passed: [] }),
    )
    const launchUrl = `${launchUrl1p1}?${name}=1`
    const inQuery = simulatedTool1p1([aConsumer], { launchUrl })
    await expect(inQuery.launch({ launchUrl, parameters: { [name]: '2' } })).rejects.toEqual(
      refusal('lti.parameter-duplicated', { parameter: name }),
    )
  })

  test('bounds their number, their length together and each one', async () => {
    const many = Array.from({ length: 500 }, (_, index) => [`ext_${index}`, ''] as const)
    await expect(tool.launch({ extra: many })).rejects.toEqual(refusal('lti-1p1.request-too-large'))
    await expect(tool.launch({ extra: [['ext_x', 'x'.repeat(70_000)]] })).rejects.toEqual(
      refusal('lti-1p1.request-too-large'),
    )
    await expect(tool.launch({ parameters: { oauth_nonce: 'n'.repeat(256) } })).rejects.toEqual(
      refusal('lti.parameter-too-long'),
    )
  })

  test('accepts ids of 255 characters and refuses 256, and what is no ASCII', async () => {
    const long = 'i'.repeat(255)
    await tool.launch({ parameters: { user_id: long, resource_link_id: long, context_id: long } })
    for (const name of ['user_id', 'resource_link_id', 'context_id', 'tool_consumer_instance_guid'])
      await expect(tool.launch({ parameters: { [name]: `${long}i` } })).rejects.toEqual(
        refusal('lti.claim-malformed'),
      )
    for (const name of ['user_id', 'resource_link_id', 'oauth_nonce', 'oauth_consumer_key'])
      await expect(tool.launch({ parameters: { [name]: 'a\0b' } })).rejects.toEqual(
        refusal('lti.claim-malformed'),
      )
  })

  test.each(['', '\0', 'a\0b', '\ud800', '%', '$User.id', '[object Object]', 'x'.repeat(9000), '__proto__'])(
    'answers %j in any place with a launch or a refusal that is documented',
    async (value) => {
      const documented = [...Object.keys(lti1p1Refusals), ...Object.keys(launchRefusals)]
      const names = [
        ...new Set(aLaunch1p1().keys()),
        'custom_x',
        'custom___proto__',
        'role_scope_mentor',
        value,
      ]
      for (const name of names) {
        const outcome = await tool.launch({ parameters: { [name]: value } }).catch((error: unknown) => error)
        if (outcome instanceof Error) expect(outcome).toBeInstanceOf(Problem)
        if (outcome instanceof Problem) expect(documented).toContain(outcome.code)
      }
    },
  )

  test('sends nobody to an address that is none of the web', async () => {
    await expect(
      tool.launch({
        parameters: { lti_version: undefined, launch_presentation_return_url: 'javascript:alert(1)' },
      }),
    ).rejects.toEqual(refusal('lti-1p1.version-missing', { returnTo: undefined }))
  })
})
