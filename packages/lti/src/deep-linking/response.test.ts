import { createLocalJWKSet, exportJWK, generateKeyPair, jwtVerify } from 'jose'
import { describe, expect, test } from 'vitest'
import { claimNames } from '../launch/claims.ts'
import { profiles, type PlatformProfile } from '../platform/registration.ts'
import { aDeepLinkingRequest, simulatedPlatform, simulatedTool } from '../testing/index.ts'
import type { ContentItem } from './content-items.ts'
import { deepLinkingResponse, type DeepLinkingChoice } from './response.ts'
import { readSettings, type DeepLinkingSettings } from './settings.ts'

const { privateKey, publicKey } = await generateKeyPair('RS256', { extractable: true })
const key = { kid: 'tool-key-1', privateJwk: await exportJWK(privateKey) }
const toolKeys = createLocalJWKSet({ keys: [{ ...(await exportJWK(publicKey)), kid: key.kid }] })
const platform = await simulatedPlatform()
const tool = { isOwnTarget: (url: URL) => url.origin === 'https://tool.example' }
const dl = 'https://purl.imsglobal.org/spec/lti-dl/claim/'

const settings = (members: Record<string, unknown> = {}): DeepLinkingSettings =>
  readSettings({
    deep_link_return_url: 'https://lms.example/deep-linking?course=2',
    accept_types: ['link', 'ltiResourceLink', 'file', 'html', 'image'],
    accept_presentation_document_targets: ['iframe', 'window', 'embed'],
    accept_multiple: true,
    ...members,
  })

const respond = (
  items: ContentItem[],
  {
    members,
    profile = profiles.strict,
    ...choice
  }: Partial<DeepLinkingChoice> & { members?: Record<string, unknown>; profile?: PlatformProfile } = {},
) =>
  deepLinkingResponse(
    {
      settings: settings(members),
      registration: { ...platform.registration, profile },
      deploymentId: 'deployment-1',
      tool,
      items,
      ...choice,
    },
    key,
  )

/** As the platform reads it. */
const read = async ({ jwt }: { jwt: string }) =>
  (await jwtVerify(jwt, toolKeys, { issuer: 'lectern-1', audience: 'https://lms.example' })).payload
const sentItems = async (response: { jwt: string }) => (await read(response))[`${dl}content_items`]

const app: ContentItem = {
  type: 'ltiResourceLink',
  title: 'Desmos',
  url: 'https://tool.example/lti/launch',
  custom: { app: 'desmos' },
}
const page: ContentItem = { type: 'link', title: 'Guide', url: 'https://example.com/guide' }

describe('the message', () => {
  test('is signed by the tool for the platform, fresh, and short-lived', async () => {
    const now = new Date('2026-11-22T12:00:00.900Z')
    const choice = {
      settings: settings(),
      registration: platform.registration,
      deploymentId: 'deployment-1',
      tool,
      items: [app],
    }
    const { jwt, action } = await deepLinkingResponse(choice, key, now)
    const { payload, protectedHeader } = await jwtVerify(jwt, toolKeys, { currentDate: now })
    expect(action).toBe('https://lms.example/deep-linking?course=2')
    expect(protectedHeader).toEqual({ alg: 'RS256', typ: 'JWT', kid: 'tool-key-1' })
    expect(payload).toEqual({
      iss: 'lectern-1',
      aud: 'https://lms.example',
      iat: Math.floor(now.getTime() / 1000),
      exp: Math.floor(now.getTime() / 1000) + 300,
      nonce: expect.stringMatching(/^\S{22}$/),
      [claimNames.deploymentId]: 'deployment-1',
      [claimNames.messageType]: 'LtiDeepLinkingResponse',
      [claimNames.version]: '1.3.0',
      [`${dl}content_items`]: [app],
    })
    const again = await read(await respond([app]))
    expect(again.nonce).not.toBe(payload.nonce)
  })

  test.each(['', 'csrftoken:c7fbba78', '{"a":"ü \\n"}'])('echoes the data %j to the letter', async (data) => {
    expect(await read(await respond([app], { members: { data } }))).toHaveProperty([`${dl}data`], data)
  })

  test('answers a verified launch with what that launch brought', async () => {
    const launch = await simulatedTool([platform]).launch(platform, aDeepLinkingRequest())
    if (launch.messageType !== 'LtiDeepLinkingRequest') throw new Error('another message')
    const { deepLinking, registration, deploymentId } = launch
    const response = await deepLinkingResponse(
      { settings: deepLinking, registration, deploymentId, tool, items: [app] },
      key,
    )
    expect(response.action).toBe('https://lms.example/deep-linking')
    expect(await sentItems(response)).toEqual([app])
  })

  test('an empty choice cancels, with words for the person and for the log', async () => {
    const words = { message: 'Nothing chosen', errorMessage: 'No app', log: 'L1', errorLog: 'E42' }
    const response = await respond([], words)
    expect(response).toMatchObject({ placed: [], omitted: [] })
    expect(await read(response)).toMatchObject({
      [`${dl}content_items`]: [],
      [`${dl}msg`]: 'Nothing chosen',
      [`${dl}errormsg`]: 'No app',
      [`${dl}log`]: 'L1',
      [`${dl}errorlog`]: 'E42',
    })
  })

  test('an empty choice can be returned even where nothing of ours is accepted', async () => {
    const members = { accept_types: ['ltiAssetProcessor'], accept_multiple: false }
    expect(await sentItems(await respond([], { members }))).toEqual([])
  })
})

describe('what cannot be placed', () => {
  test.each([
    { items: [page], members: { accept_types: ['ltiResourceLink'] }, reasons: ['type'] },
    { items: [app], members: { accept_types: ['ltiAssetProcessor'] }, reasons: ['type'] },
    { items: [app, page], members: { accept_types: [] }, reasons: ['type'] },
    {
      items: [{ ...app, title: '' }, page],
      members: { accept_types: ['ltiResourceLink'], auto_create: true },
      reasons: ['untitled', 'type'],
    },
  ])('refuses when nothing can be placed: $reasons', async ({ items, members, reasons }) => {
    await expect(respond(items, { members })).rejects.toMatchObject({
      kind: 'invalid',
      code: 'lti.content-items-refused',
      details: { reasons },
    })
  })

  test('an item that no platform could use is refused, not left out', async () => {
    const foreign: ContentItem = { ...app, url: 'https://evil.example/' }
    await expect(respond([app, foreign])).rejects.toMatchObject({ code: 'lti.content-item-invalid' })
  })

  test('what the platform does not take is reported beside what it gets', async () => {
    const response = await respond([page, app], { profile: profiles.schoology })
    expect(await sentItems(response)).toEqual([app])
    expect(response).toMatchObject({
      placed: [{ item: app, without: [] }],
      omitted: [{ item: page, reason: 'type' }],
    })
  })
})
