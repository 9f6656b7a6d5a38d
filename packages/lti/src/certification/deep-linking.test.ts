import { createLocalJWKSet, exportJWK, generateKeyPair, jwtVerify } from 'jose'
import { describe, expect, test } from 'vitest'
import { claimNames, deepLinkingResponse, type ContentItem } from '../index.ts'
import { aDeepLinkingRequest, aLaunch, simulatedPlatform, simulatedTool } from '../testing/index.ts'

/** The tool's part of the certification of Deep Linking 2.0 (LTI v1p3 certification guide), step by step. */
const platform = await simulatedPlatform()
const tool = simulatedTool([platform])
const { privateKey, publicKey } = await generateKeyPair('RS256', { extractable: true })
const key = { kid: 'tool-key-1', privateJwk: await exportJWK(privateKey) }
const published = createLocalJWKSet({
  keys: [{ ...(await exportJWK(publicKey)), kid: key.kid, alg: 'RS256' }],
})

const dl = 'https://purl.imsglobal.org/spec/lti-dl/claim/'
const item: ContentItem = {
  type: 'ltiResourceLink',
  title: 'A resource',
  url: 'https://tool.example/resource/1',
  custom: { resource: '1' },
}

/** The platform asks, the tool answers; what the platform then has. */
async function exchange() {
  const claims = {
    [claimNames.deepLinkingSettings]: {
      deep_link_return_url: 'https://lms.example/deep-linking',
      accept_types: ['link', 'file', 'html', 'ltiResourceLink', 'image'],
      accept_presentation_document_targets: ['iframe', 'window', 'embed'],
      accept_multiple: true,
      data: 'Some random opaque data that MUST be sent back',
    },
  }
  const launch = await tool.launch(platform, aDeepLinkingRequest({ claims }))
  if (launch.messageType !== 'LtiDeepLinkingRequest') throw new Error('not the request that was sent')
  const response = await deepLinkingResponse(
    { ...launch, settings: launch.deepLinking, tool: tool.ports.tool, items: [item] },
    key,
  )
  return { launch, response }
}

describe('Deep Linking', () => {
  test('the request is accepted, though it names no target', async () => {
    const { launch } = await exchange()
    expect(launch.target).toBeUndefined()
  })

  test('the response is signed with a published key, and its times hold', async () => {
    const { response } = await exchange()
    const { payload } = await jwtVerify(response.jwt, published, {
      issuer: platform.registration.clientId,
      audience: platform.registration.issuer,
      requiredClaims: ['iat', 'exp', 'nonce'],
      maxTokenAge: 300,
    })
    expect(payload[claimNames.messageType]).toBe('LtiDeepLinkingResponse')
  })

  test('the response has the required claims, with the values of the request', async () => {
    const { launch, response } = await exchange()
    expect((await jwtVerify(response.jwt, published)).payload).toMatchObject({
      [claimNames.version]: '1.3.0',
      [claimNames.deploymentId]: launch.deploymentId,
      [`${dl}data`]: 'Some random opaque data that MUST be sent back',
      [`${dl}content_items`]: [item],
    })
    expect(response.action).toBe('https://lms.example/deep-linking')
  })

  test('the returned link launches, with what was put into it', async () => {
    const { response } = await exchange()
    const { url, custom } = response.placed[0]!.sent
    const launch = await tool.launch(
      platform,
      aLaunch({ claims: { [claimNames.targetLinkUri]: url, [claimNames.custom]: custom } }),
    )
    expect(launch.target?.href).toBe('https://tool.example/resource/1')
    expect(launch.claims.custom).toEqual({ resource: '1' })
  })
})
