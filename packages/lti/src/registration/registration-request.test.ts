import { expect, test } from 'vitest'
import { profiles, type ProfileName } from '../platform/registration.ts'
import { aTool } from '../testing/index.ts'
import { registrationFeatures, type RegistrationFeature } from './features.ts'
import type { PlatformConfiguration } from './platform-configuration.ts'
import { registrationRequest, toolConfigurationName } from './registration-request.ts'

const platform = (own: Partial<PlatformConfiguration> = {}): PlatformConfiguration => ({
  issuer: 'https://lms.example',
  authorizationEndpoint: 'https://lms.example/authorize',
  tokenEndpoint: 'https://lms.example/token',
  registrationEndpoint: 'https://lms.example/register',
  jwksUri: 'https://lms.example/jwks',
  profileName: 'strict',
  ...own,
})

interface WireTool {
  domain: string
  target_link_uri: string
  claims: string[]
  messages: Record<string, unknown>[]
  custom_parameters: Record<string, string>
  [member: string]: unknown
}

const request = (
  features: RegistrationFeature[] = [],
  own: Partial<PlatformConfiguration> = {},
  tool = aTool(),
) => {
  const made = registrationRequest({ tool, platform: platform(own), features })
  // As it is sent: what is undefined has no member.
  const body = JSON.parse(JSON.stringify(made.body)) as Record<string, unknown>
  return { ...made, body, tool: body[toolConfigurationName] as WireTool }
}
const everything = Object.keys(registrationFeatures) as RegistrationFeature[]
const ags = 'https://purl.imsglobal.org/spec/lti-ags/scope/'
const canvas = 'https://canvas.instructure.com/lti/'

test('describes the tool as the standard wants it, in every language it has', () => {
  const { body, tool } = request(['content-picking'])
  expect(body).toEqual({
    application_type: 'web',
    response_types: ['id_token'],
    grant_types: ['implicit', 'client_credentials'],
    initiate_login_uri: 'https://tool.example/lti/login',
    redirect_uris: ['https://tool.example/lti/launch'],
    client_name: 'Apps and help',
    'client_name#es': 'Aplicaciones y ayuda',
    jwks_uri: 'https://tool.example/lti/jwks',
    logo_uri: 'https://tool.example/icon.png',
    token_endpoint_auth_method: 'private_key_jwt',
    scope: '',
    [toolConfigurationName]: tool,
  })
  expect(tool).toEqual({
    domain: 'tool.example',
    target_link_uri: 'https://tool.example/lti/launch',
    description: 'Approved apps for this class',
    'description#es': 'Aplicaciones aprobadas para esta clase',
    custom_parameters: {
      context_id_history: '$Context.id.history',
      resource_link_id_history: '$ResourceLink.id.history',
    },
    claims: ['iss', 'sub'],
    messages: [
      {
        type: 'LtiDeepLinkingRequest',
        target_link_uri: 'https://tool.example/lti/launch',
        label: 'Pick an app',
        'label#es': 'Elegir una aplicación',
        icon_uri: 'https://tool.example/icon.png',
        placements: ['ContentArea'],
        supported_types: ['ltiResourceLink'],
      },
      {
        type: 'LtiDeepLinkingRequest',
        target_link_uri: 'https://tool.example/lti/launch',
        label: 'Apps and help',
        'label#es': 'Aplicaciones y ayuda',
        icon_uri: 'https://tool.example/icon.png',
        placements: ['RichTextEditor'],
        supported_types: ['ltiResourceLink'],
      },
      { type: 'LtiResourceLinkRequest', target_link_uri: 'https://tool.example/lti/launch' },
    ],
  })
})

test('asks for no person and no service unless a feature needs them', () => {
  expect(request().asked).toEqual({
    scopes: [],
    claims: ['iss', 'sub'],
    messages: ['LtiResourceLinkRequest'],
    placements: [],
  })
})

test.each([
  ['names', { claims: ['iss', 'sub', 'name', 'given_name', 'family_name'] }],
  ['emails', { claims: ['iss', 'sub', 'email'] }],
  ['roster', { scopes: ['https://purl.imsglobal.org/spec/lti-nrps/scope/contextmembership.readonly'] }],
  ['grade-passback', { scopes: [`${ags}score`] }],
  ['grade-columns', { scopes: [`${ags}lineitem`] }],
  ['grade-reading', { scopes: [`${ags}result.readonly`] }],
  ['data-privacy', { messages: ['LtiResourceLinkRequest', 'LtiDataPrivacyLaunchRequest'] }],
  ['course-copies', { scopes: ['https://purl.imsglobal.org/spec/lti/scope/noticehandlers'] }],
  ['course-menu', {}],
] as [RegistrationFeature, object][])('%s alone makes it ask for that and nothing more', (feature, asked) => {
  const nothing = request().asked
  expect(request([feature]).asked).toEqual({ ...nothing, ...asked })
})

test('asks for each thing once, whatever needs it', () => {
  const { asked, body } = request([...everything, ...everything])
  for (const list of Object.values(asked)) expect(new Set(list).size).toBe(list.length)
  expect(body.scope).toBe(asked.scopes.join(' '))
})

test('leaves out and names what the platform says it does not have', () => {
  const made = request(['content-picking', 'roster', 'grade-passback', 'data-privacy'], {
    scopesSupported: [`${ags}score`],
    messagesSupported: [{ type: 'LtiDeepLinkingRequest', placements: ['ContentArea'] }],
  })
  expect(made.asked).toEqual({
    scopes: [`${ags}score`],
    claims: ['iss', 'sub'],
    messages: ['LtiDeepLinkingRequest', 'LtiResourceLinkRequest'],
    placements: ['ContentArea'],
  })
  expect(made.unavailable).toEqual([
    'https://purl.imsglobal.org/spec/lti-nrps/scope/contextmembership.readonly',
    'RichTextEditor',
    'LtiDataPrivacyLaunchRequest',
  ])
})

test('Moodle gets a domain equal to the host of the target, port included, and its one placement', () => {
  const { tool } = request(
    ['content-picking', 'course-menu'],
    { profileName: 'moodle' },
    aTool({
      launchUrl: 'https://tool.example:8443/lti/launch',
    }),
  )
  expect(tool.domain).toBe('tool.example:8443')
  expect(new URL(tool.target_link_uri).host).toBe(tool.domain)
  expect(tool.messages.flatMap(({ placements }) => placements ?? [])).toEqual(['ContentArea'])
})

test('Moodle is asked to read line items by name, beside writing them', () => {
  expect(request(['grade-columns'], { profileName: 'moodle' }).asked.scopes).toEqual([
    `${ags}lineitem`,
    `${ags}lineitem.readonly`,
  ])
})

test('Canvas gets its own names, who sees which menu, and the brand of the host', () => {
  const { tool, asked } = request(['course-menu', 'account-menu', 'content-picking', 'appearance'], {
    profileName: 'canvas',
  })
  expect(asked.placements).toEqual([
    `${canvas}course_navigation`,
    `${canvas}account_navigation`,
    `${canvas}link_selection`,
    `${canvas}editor_button`,
  ])
  expect(tool.messages[0]).toMatchObject({
    type: 'LtiResourceLinkRequest',
    placements: [`${canvas}course_navigation`],
    [`${canvas}course_navigation/default_enabled`]: true,
    [`${canvas}visibility`]: 'admins',
    [`${canvas}display_type`]: 'full_width_in_context',
  })
  expect(tool.messages[1]).not.toHaveProperty([`${canvas}course_navigation/default_enabled`])
  expect(tool.messages[2]).toMatchObject({
    type: 'LtiDeepLinkingRequest',
    [`${canvas}launch_width`]: 900,
    [`${canvas}launch_height`]: 700,
  })
  expect(tool.custom_parameters).toMatchObject({ prefers_high_contrast: '$Canvas.user.prefersHighContrast' })
  expect(request(['appearance']).tool.custom_parameters).not.toHaveProperty('prefers_high_contrast')
})

test.each([
  [[], 'anonymous'],
  [['names'], 'name_only'],
  [['emails'], 'email_only'],
  [['emails', 'names'], 'public'],
] as [RegistrationFeature[], string][])('with %j Canvas is told the privacy level %s', (features, level) => {
  expect(request(features, { profileName: 'canvas' }).tool[`${canvas}privacy_level`]).toBe(level)
  expect(request(features).tool).not.toHaveProperty([`${canvas}privacy_level`])
})

test('Canvas lists placements with and without its prefix; both are known', () => {
  for (const name of ['link_selection', `${canvas}link_selection`])
    expect(
      request(['content-picking'], {
        profileName: 'canvas',
        messagesSupported: [{ type: 'LtiDeepLinkingRequest', placements: [name] }],
      }).asked.placements,
    ).toEqual([`${canvas}link_selection`])
})

test('every platform gets every feature it can have, with a launch of links in any case', () => {
  for (const profileName of Object.keys(profiles) as ProfileName[]) {
    const { asked, unavailable } = request(everything, { profileName })
    expect(asked.messages).toContain('LtiResourceLinkRequest')
    expect(asked.messages).toContain('LtiDeepLinkingRequest')
    expect(unavailable).toEqual([])
  }
})
