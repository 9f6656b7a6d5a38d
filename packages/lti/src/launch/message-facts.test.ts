import { describe, expect, expectTypeOf, test } from 'vitest'
import { profiles, type PlatformRegistration } from '../platform/registration.ts'
import {
  aContextLaunch,
  aDataPrivacyLaunch,
  aEulaRequest,
  aLaunch,
  aSubmissionReview,
  messages,
  simulatedPlatform,
  simulatedTool,
  type LaunchOptions,
} from '../testing/index.ts'
import { claimNames } from './claims.ts'
import { messageDemands, type Demand, type MessageType } from './message-types.ts'
import { launchChecks, type VerifiedLaunch } from './verify-launch.ts'

const platform = await simulatedPlatform()
const tool = simulatedTool([platform])
const types = Object.keys(messageDemands) as MessageType[]

const launch = (type: MessageType, options?: LaunchOptions) => tool.launch(platform, messages[type](options))

/** What takes away the one claim that a check demands, and the code of its refusal. */
const missing: Record<Demand, { claims: Record<string, unknown>; code: string }> = {
  target: { claims: { [claimNames.targetLinkUri]: undefined }, code: 'lti.target-missing' },
  roles: { claims: { [claimNames.roles]: undefined }, code: 'lti.roles-missing' },
  'resource-link': { claims: { [claimNames.resourceLink]: undefined }, code: 'lti.resource-link-missing' },
  subject: { claims: { sub: undefined }, code: 'lti.subject-missing' },
  'deep-linking-settings': {
    claims: { [claimNames.deepLinkingSettings]: undefined },
    code: 'lti.deep-linking-settings-missing',
  },
  'for-user': { claims: { [claimNames.forUser]: { user_id: '' } }, code: 'lti.for-user-missing' },
  'line-item': {
    claims: { [claimNames.grades]: { scope: [], lineitems: 'https://lms.example/l', lineitem: '' } },
    code: 'lti.line-item-missing',
  },
  context: { claims: { [claimNames.context]: { title: 'no id' } }, code: 'lti.context-missing' },
  'eula-service': { claims: { [claimNames.eula]: { scope: [] } }, code: 'lti.eula-service-missing' },
}
const demands = Object.keys(missing) as Demand[]

describe.each(types)('%s', (type) => {
  test('is accepted, passes every check and tells its type', async () => {
    expect(await launch(type)).toMatchObject({ messageType: type, passed: launchChecks })
  })

  test.each(messageDemands[type])('is refused without its %s, by the check of that name', async (demand) => {
    const { claims, code } = missing[demand]
    await expect(launch(type, { claims })).rejects.toMatchObject({
      code,
      details: { passed: launchChecks.slice(0, launchChecks.indexOf(demand)) },
    })
  })

  test('is accepted without anything that it does not demand', async () => {
    const claims = Object.assign(
      {},
      ...demands
        .filter((demand) => !(messageDemands[type] as readonly Demand[]).includes(demand))
        .map((demand) => missing[demand].claims),
    )
    expect(await launch(type, { claims })).toMatchObject({ messageType: type })
  })

  test('is not kept out by claims of other messages that are malformed', async () => {
    const strangers = {
      [claimNames.forUser]: 'x',
      [claimNames.deepLinkingSettings]: [],
    }
    const claims = Object.fromEntries(
      Object.entries(strangers).filter(([claim]) => !(claim in messages[type]())),
    )
    expect(await launch(type, { claims })).toMatchObject({ messageType: type })
  })
})

describe('what a message is about', () => {
  test('a submission review names the student, the column, and the link when there is one', async () => {
    const claims = {
      [claimNames.forUser]: {
        user_id: 's-9',
        person_sourcedid: 'SIS-9',
        name: 'Sam Student',
        given_name: 'Sam',
        family_name: null,
        email: '',
        roles: ['Learner', null],
      },
    }
    expect(await tool.launch(platform, aSubmissionReview({ claims }))).toMatchObject({
      forUser: {
        id: 's-9',
        personSourcedId: 'SIS-9',
        name: 'Sam Student',
        givenName: 'Sam',
        familyName: undefined,
        email: undefined,
        roles: ['Learner'],
      },
      lineItemUrl: 'https://lms.example/lineitems/1',
      resourceLink: { id: 'link-1' },
      subject: 'teacher-1',
    })
  })

  test('a data privacy launch is known under its old name too', async () => {
    const claims = { [claimNames.messageType]: 'DataPrivacyLaunchRequest' }
    expect(await tool.launch(platform, aDataPrivacyLaunch({ claims }))).toMatchObject({
      messageType: 'LtiDataPrivacyLaunchRequest',
      forUser: { id: 'student-1' },
      role: { role: 'admin' },
    })
  })

  test('a context launch names the course, a EULA request the service', async () => {
    expect(await tool.launch(platform, aContextLaunch())).toMatchObject({ context: { id: 'course-1' } })
    expect(await tool.launch(platform, aEulaRequest())).toMatchObject({
      eula: { url: 'https://lms.example/eula' },
    })
  })

  test('a EULA request as Canvas sends it, without a way back, is accepted', async () => {
    const claims = { [claimNames.launchPresentation]: undefined, [claimNames.toolPlatform]: undefined }
    const launched = await tool.launch(platform, aEulaRequest({ claims }))
    expect(launched.claims.presentation.returnUrl).toBeUndefined()
  })

  test('a resource link launch is about none of it, whatever else was sent', async () => {
    const claims = {
      [claimNames.forUser]: { user_id: 'x' },
      [claimNames.grades]: { scope: [], lineitem: 'https://lms.example/lineitems/1' },
    }
    expect(await tool.launch(platform, aLaunch({ claims }))).toMatchObject({
      forUser: undefined,
      lineItemUrl: undefined,
      deepLinking: undefined,
      context: undefined,
      eula: undefined,
    })
  })

  test('the type tells the compiler what is there', () => {
    type Launch = VerifiedLaunch<PlatformRegistration>
    type Of<T extends MessageType> = Extract<Launch, { messageType: T }>
    expectTypeOf<Of<'LtiSubmissionReviewRequest'>['lineItemUrl']>().toEqualTypeOf<string>()
    expectTypeOf<Of<'LtiEulaRequest'>['target']>().toEqualTypeOf<URL>()
    expectTypeOf<Of<'LtiDeepLinkingRequest'>['target']>().toEqualTypeOf<URL | undefined>()
    expectTypeOf<Of<'LtiResourceLinkRequest'>>().not.toHaveProperty('forUser')
    expectTypeOf<Launch['messageType']>().toEqualTypeOf<MessageType>()
  })

  test.each([
    { type: 'LtiSubmissionReviewRequest', claims: { [claimNames.forUser]: 'student-1' } },
    { type: 'LtiSubmissionReviewRequest', claims: { [claimNames.forUser]: { user_id: 7 } } },
    { type: 'LtiSubmissionReviewRequest', claims: { [claimNames.forUser]: { user_id: 'é' } } },
    { type: 'LtiDataPrivacyLaunchRequest', claims: { [claimNames.forUser]: { user_id: 'i'.repeat(256) } } },
    { type: 'LtiDataPrivacyLaunchRequest', claims: { [claimNames.forUser]: { user_id: 'i', roles: 'x' } } },
    { type: 'LtiSubmissionReviewRequest', claims: { [claimNames.grades]: ['x'] } },
    { type: 'LtiContextLaunchRequest', claims: { [claimNames.context]: { id: ['course-1'] } } },
    { type: 'LtiEulaRequest', claims: { [claimNames.eula]: 'https://lms.example/eula' } },
    { type: 'LtiDeepLinkingRequest', claims: { [claimNames.deepLinkingSettings]: [] } },
  ] as const)('$type refuses $claims as malformed', async ({ type, claims }) => {
    await expect(launch(type, { claims })).rejects.toMatchObject({ code: 'lti.claim-malformed' })
  })

  test('a platform that may leave out users and links may do so here too', async () => {
    const lenient = await simulatedPlatform({ profile: { ...profiles.strict, allowAnonymous: true } })
    const anonymous = aContextLaunch({ claims: { sub: undefined } })
    expect(await simulatedTool([lenient]).launch(lenient, anonymous)).toMatchObject({ subject: undefined })
  })
})
