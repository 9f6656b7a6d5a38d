import { Problem } from '@lectern/problem'
import { describe, expect, test } from 'vitest'
import { aLaunch, messages, simulatedPlatform, simulatedTool } from '../testing/index.ts'
import { claimNames, readClaims } from './claims.ts'
import { launchRefusals } from './refusals.ts'

describe('what platforms really send', () => {
  test('Canvas: null is absent, unknown members are ignored, the placement is kept', () => {
    const claims = readClaims({
      [claimNames.context]: {
        id: 'c',
        label: null,
        title: null,
        type: ['Course', null, ''],
        validation_context: null,
      },
      [claimNames.launchPresentation]: { document_target: 'iframe', height: null, width: null },
      [claimNames.lis]: { person_sourcedid: null, course_offering_sourcedid: null, validation_context: null },
      [claimNames.custom]: { course_id: 12, empty: null, flag: true, text: '' },
      [claimNames.legacyUserId]: '',
      'https://www.instructure.com/placement': 'course_navigation',
      errors: { errors: {} },
    })
    expect(claims).toMatchObject({
      context: { id: 'c', label: undefined, title: undefined, types: ['Course'], history: [] },
      presentation: { target: 'iframe' },
      lis: { personSourcedId: undefined },
      placement: 'course_navigation',
      legacyUserId: undefined,
    })
    expect(claims.custom).toEqual({ course_id: '12', flag: 'true', text: '' })
    expect(claims.all).toHaveProperty('errors')
  })

  test('Moodle: empty strings are absent, variables it does not know are too', () => {
    const claims = readClaims({
      name: '',
      [claimNames.lis]: { person_sourcedid: '', course_section_sourcedid: '' },
      [claimNames.custom]: {
        rl_history: '$ResourceLink.id.history',
        root: '$vnd.Canvas.root_account.uuid',
        price: '$5',
        words: '$ is a currency. Yes.',
      },
    })
    expect(claims.name).toBeUndefined()
    expect(claims.lis).toEqual({})
    expect(claims.custom).toEqual({ price: '$5', words: '$ is a currency. Yes.' })
  })

  test('copies of courses and links are told by our custom parameters, or by Brightspace itself', () => {
    const context = { id: 'c' }
    const custom = { context_id_history: 'b%2C1,a', resource_link_id_history: 'l2,l1' }
    const claims = readClaims({ [claimNames.context]: context, [claimNames.custom]: custom })
    expect(claims.context?.history).toEqual(['b,1', 'a'])
    expect(claims.resourceLinkHistory).toEqual(['l2', 'l1'])
    const brightspace = { 'Context.id.history': '100%,6608' }
    expect(
      readClaims({ [claimNames.context]: context, [claimNames.brightspace]: brightspace }).context?.history,
    ).toEqual(['100%', '6608'])
  })

  test('the family of a platform is compared without regard to case', () => {
    const platform = { guid: 'g', product_family_code: 'BlackboardLearn' }
    expect(readClaims({ [claimNames.toolPlatform]: platform }).platform.family).toBe('blackboardlearn')
  })
})

describe('what could hurt later', () => {
  test('only http addresses may become links', () => {
    const { presentation, picture } = readClaims({
      [claimNames.launchPresentation]: { return_url: 'javascript:alert(1)' },
      picture: 'data:text/html,x',
    })
    expect([presentation.returnUrl, picture]).toEqual([undefined, undefined])
  })

  test('no NUL gets through, which no database takes', () => {
    const claims = readClaims({ name: 'a\0b', [claimNames.custom]: { x: '\0y' } })
    expect([claims.name, claims.custom.x]).toEqual(['ab', 'y'])
    expect(() => readClaims({ [claimNames.context]: { id: 'a\0' } })).toThrow(Problem)
  })

  test('a custom parameter named __proto__ is data', () => {
    const custom = JSON.parse('{"__proto__": "x", "constructor": "y"}')
    expect(Object.entries(readClaims({ [claimNames.custom]: custom }).custom)).toEqual([
      ['__proto__', 'x'],
      ['constructor', 'y'],
    ])
  })

  test('a refusal names the claim and what kind of thing came, never the value', () => {
    const refused = () => readClaims({ [claimNames.legacyUserId]: 'Sam Student\n' })
    expect(refused).toThrow(
      expect.objectContaining({
        code: 'lti.claim-malformed',
        details: expect.objectContaining({
          claim: 'lti11_legacy_user_id',
          found: 'a string of 12 characters',
        }),
      }),
    )
    expect(refused).toThrow(expect.not.objectContaining({ message: expect.stringContaining('Sam') }))
  })

  test.each([
    { claim: claimNames.roles, value: 'Instructor' },
    { claim: claimNames.roles, value: ['Instructor', 5] },
    { claim: 'aud', value: 5 },
    { claim: claimNames.context, value: [{ id: 'c' }] },
    { claim: claimNames.custom, value: 'x' },
    { claim: claimNames.resourceLink, value: 'link-1' },
    { claim: claimNames.deploymentId, value: 1 },
    { claim: 'sub', value: { id: 1 } },
  ])('refuses $value as $claim', async ({ claim, value }) => {
    const platform = await onePlatform
    await expect(
      simulatedTool([platform]).launch(platform, aLaunch({ claims: { [claim]: value } })),
    ).rejects.toMatchObject({ code: 'lti.claim-malformed' })
  })

  // Signs far faster than RSA; thousands of launches follow.
  const onePlatform = simulatedPlatform({ algorithm: 'ES256' })
  const junk: unknown[] = [null, '', ' ', 'x', '\0', '\ud800', '$A.b', 0, -1, 1e308, true, false, [], {}]
  const nested = junk.flatMap((value) => [[value], { id: value, type: value, title: value }])
  const signedClaims = [
    'iss',
    'aud',
    'azp',
    'exp',
    'iat',
    'nbf',
    'nonce',
    'sub',
    'name',
    'email',
    'picture',
    'locale',
  ]

  test.each([...signedClaims, ...Object.values(claimNames)])(
    'whatever stands in %s is accepted or refused by a known code, never a fault',
    async (claim) => {
      const platform = await onePlatform
      const tool = simulatedTool([platform])
      for (const message of Object.values(messages))
        for (const value of [...junk, ...nested]) {
          const outcome = await tool
            .launch(platform, message({ claims: { [claim]: value } }))
            .catch((error: unknown) => error)
          if (outcome instanceof Error) expect(outcome).toBeInstanceOf(Problem)
          if (outcome instanceof Problem) expect(Object.keys(launchRefusals)).toContain(outcome.code)
        }
    },
  )
})
