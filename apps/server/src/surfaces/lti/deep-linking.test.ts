import { randomUUID } from 'node:crypto'
import { createRemoteJWKSet, jwtVerify } from 'jose'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { EmbedModel, PickForm } from '@lectern/api-contracts'
import { listPlacements } from '@lectern/catalog'
import type { DistrictScope } from '@lectern/database'
import { claimNames } from '@lectern/lti'
import { aDeepLinkingRequest, type LaunchOptions } from '@lectern/lti/testing'
import { beginLaunch, bearerOf, launched, modelOf, postLaunch } from '../../testing/browser-launch.ts'
import { someApps } from '../../testing/catalog.ts'
import { installPlatform, type InstalledPlatform } from '../../testing/installed-platform.ts'
import { aDistrict, serverUnderTest } from '../../testing/index.ts'

const deepLinking = 'https://purl.imsglobal.org/spec/lti-dl/claim/'

let server: Awaited<ReturnType<typeof serverUnderTest>>
let scope: DistrictScope
let canvas: InstalledPlatform
let apps: Awaited<ReturnType<typeof someApps>>
beforeAll(async () => {
  server = await serverUnderTest()
  scope = await aDistrict(server.lectern)
  canvas = await installPlatform(server.lectern, scope)
  apps = await someApps(scope, ['Desmos', 'Kahoot'])
})
afterAll(async () => {
  await canvas.close()
  await server.close()
})

const settings = (overrides: object = {}) => ({
  [`${deepLinking}deep_linking_settings`]: {
    deep_link_return_url: `${canvas.platform.registration.issuer}/deep_linking_response`,
    accept_types: ['ltiResourceLink'],
    accept_presentation_document_targets: ['iframe'],
    accept_multiple: true,
    data: 'opaque "data"',
    ...overrides,
  },
})

type Picker = Extract<EmbedModel, { mode: 'browse' }>

async function opened(options: LaunchOptions = {}) {
  const message = aDeepLinkingRequest({ claims: settings(), ...options })
  const begun = await beginLaunch(server.url, canvas.platform, { claims: message })
  const response = await postLaunch(server.url, begun)
  const html = await response.text()
  expect(response.status, html).toBe(200)
  return { response, model: modelOf(html) as Picker }
}

async function pick(token: string, body: object) {
  const response = await fetch(`${server.url}/api/v1/picks`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  return { status: response.status, answer: (await response.json()) as Record<string, unknown> }
}

/** As the platform does: with the keys that we publish. */
async function read({ answer }: { answer: Record<string, unknown> }) {
  const { action, fields } = answer as PickForm
  const { payload } = await jwtVerify(fields['JWT']!, createRemoteJWKSet(new URL(`${server.url}/lti/jwks`)), {
    issuer: canvas.platform.registration.clientId,
    audience: canvas.platform.registration.issuer,
  })
  return { action, payload }
}

describe('picking content', () => {
  test('opens the picker, whose form may go to the platform that asked', async () => {
    const { response, model } = await opened()
    expect(model).toMatchObject({ mode: 'browse', picking: { multiple: true }, nudge: null })
    expect(response.headers.get('content-security-policy')).toContain(
      `form-action 'self' ${canvas.platform.registration.issuer}`,
    )
  })

  test('answers the platform with signed links to the chosen apps, and its data as it came', async () => {
    const { model } = await opened()
    const token = await bearerOf(server.url, model)
    const answered = await pick(token, { handle: model.picking!.handle, appIds: [apps['Desmos']] })
    expect(answered.status).toBe(200)
    const { action, payload } = await read(answered)
    expect(action).toBe(`${canvas.platform.registration.issuer}/deep_linking_response`)
    expect(payload).toMatchObject({
      [claimNames.messageType]: 'LtiDeepLinkingResponse',
      [claimNames.deploymentId]: canvas.platform.deploymentId,
      [`${deepLinking}data`]: 'opaque "data"',
      [`${deepLinking}content_items`]: [
        {
          type: 'ltiResourceLink',
          title: 'Desmos',
          url: `${server.url}/lti/launch`,
          custom: { app: apps['Desmos'] },
        },
      ],
    })
  })

  test('makes placements whose later launches open the app and are noted', async () => {
    const { model } = await opened()
    const token = await bearerOf(server.url, model)
    const { payload } = await read(
      await pick(token, { handle: model.picking!.handle, appIds: [apps['Desmos']] }),
    )
    const [item] = payload[`${deepLinking}content_items`] as { custom: Record<string, string> }[]
    const placementOf = async () =>
      (await listPlacements(scope, canvas.installationId)).find(({ id }) => id === item!.custom['placement'])
    expect(await placementOf()).toMatchObject({
      appName: 'Desmos',
      contextTitle: 'Biology 9',
      lastLaunchedAt: null,
    })
    const link = { [claimNames.custom]: item!.custom, [claimNames.resourceLink]: { id: 'placed-1' } }
    expect(await launched(server.url, canvas.platform, { role: 'student', claims: link })).toMatchObject({
      mode: 'open-app',
      app: { name: 'Desmos' },
    })
    await expect.poll(placementOf).toMatchObject({ lastLaunchedAt: expect.any(String) })
  })

  test('cancels with an empty list and places nothing', async () => {
    const { model } = await opened()
    const before = await listPlacements(scope, canvas.installationId)
    const token = await bearerOf(server.url, model)
    const { payload } = await read(await pick(token, { handle: model.picking!.handle, appIds: [] }))
    expect(payload[`${deepLinking}content_items`]).toEqual([])
    expect(await listPlacements(scope, canvas.installationId)).toEqual(before)
  })

  test('sends one item where the platform takes one', async () => {
    const { model } = await opened({ claims: settings({ accept_multiple: false }) })
    expect(model.picking).toMatchObject({ multiple: false })
  })

  test('refuses what the platform cannot take, apps that are not approved, and another launch’s handle', async () => {
    const links = await opened({ claims: settings({ accept_types: ['file'] }) })
    const here = await opened()
    const there = await opened()
    const token = await bearerOf(server.url, here.model)
    const { handle } = here.model.picking!
    const desmos = { appIds: [apps['Desmos']] }
    expect(
      await pick(await bearerOf(server.url, links.model), { handle: links.model.picking!.handle, ...desmos }),
    ).toMatchObject({ answer: { code: 'lti.content-items-refused' } })
    expect(await pick(token, { handle, appIds: [apps['Kahoot']] })).toMatchObject({
      status: 403,
      answer: { code: 'pick.not-approved' },
    })
    expect(await pick(token, { handle, appIds: [randomUUID()] })).toMatchObject({ status: 404 })
    expect(await pick(token, { handle: there.model.picking!.handle, ...desmos })).toMatchObject({
      status: 400,
      answer: { code: 'pick.handle-invalid' },
    })
    expect(await pick(token, { handle: 'made-up', ...desmos })).toMatchObject({ status: 400 })
    expect(await pick('made-up', { handle, ...desmos })).toMatchObject({ status: 401 })
  })

  test('is not for students', async () => {
    const { model } = await opened({ role: 'student', claims: settings() })
    expect(model).toMatchObject({ mode: 'nothing-linked' })
    const token = await bearerOf(server.url, model)
    expect(await pick(token, { handle: 'x', appIds: [] })).toMatchObject({ status: 403 })
  })
})
