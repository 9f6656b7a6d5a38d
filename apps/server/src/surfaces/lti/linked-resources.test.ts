import { randomUUID } from 'node:crypto'
import { decodeJwt } from 'jose'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { EmbedModel, PickForm } from '@lectern/api-contracts'
import { listPlacements } from '@lectern/catalog'
import type { DistrictScope } from '@lectern/database'
import type { ResourceId } from '@lectern/launch'
import { claimNames } from '@lectern/lti'
import { aDeepLinkingRequest } from '@lectern/lti/testing'
import { bearerOf, launched } from '../../testing/browser-launch.ts'
import { someApps, someResources } from '../../testing/catalog.ts'
import { installPlatform, type InstalledPlatform } from '../../testing/installed-platform.ts'
import { aDistrict, serverUnderTest } from '../../testing/index.ts'

const deepLinking = 'https://purl.imsglobal.org/spec/lti-dl/claim/'

let server: Awaited<ReturnType<typeof serverUnderTest>>
let scope: DistrictScope
let canvas: InstalledPlatform
let desmos: string
let graphing: ResourceId
beforeAll(async () => {
  server = await serverUnderTest()
  scope = await aDistrict(server.lectern)
  canvas = await installPlatform(server.lectern, scope)
  const apps = await someApps(scope, ['Desmos'])
  desmos = apps['Desmos']!
  graphing = (await someResources(scope, ['Graphing & tables'], apps['Desmos']))['Graphing & tables']!
})
afterAll(async () => {
  await canvas.close()
  await server.close()
})

async function opened(settings: object = {}) {
  const model = await launched(server.url, canvas.platform, {
    claims: aDeepLinkingRequest({
      claims: {
        [`${deepLinking}deep_linking_settings`]: {
          deep_link_return_url: `${canvas.platform.registration.issuer}/return`,
          accept_types: ['ltiResourceLink', 'link', 'html'],
          accept_presentation_document_targets: ['iframe', 'window'],
          accept_multiple: true,
          ...settings,
        },
      },
    }),
  })
  const { picking } = model as Extract<EmbedModel, { mode: 'browse' }>
  return { picking: picking!, token: await bearerOf(server.url, model) }
}

async function pick(token: string, body: object) {
  const response = await fetch(`${server.url}/api/v1/picks`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  return { status: response.status, answer: (await response.json()) as Record<string, unknown> }
}

/** What the platform gets; its signature has a test of its own. */
async function placed(settings: object, chosen: object): Promise<Record<string, unknown>[]> {
  const { picking, token } = await opened(settings)
  const { answer } = await pick(token, { handle: picking.handle, appIds: [], ...chosen })
  const { fields } = answer as PickForm
  return decodeJwt(fields['JWT']!)[`${deepLinking}content_items`] as Record<string, unknown>[]
}

const linkTo = (custom: Record<string, string>) => ({
  [claimNames.custom]: custom,
  [claimNames.resourceLink]: { id: `link-${randomUUID()}` },
})
const follow = (role: 'student' | 'teacher', custom: Record<string, string>) =>
  launched(server.url, canvas.platform, { role, claims: linkTo(custom) })

describe('picking help', () => {
  test('places apps and help in one answer, with pictures in whole pixels', async () => {
    const items = await placed({}, { appIds: [desmos], resourceIds: [graphing] })
    const picture = { url: expect.stringMatching(/^http.*\/embed\/marks\/\d-\w+\.svg$/) as string }
    expect(items).toEqual([
      expect.objectContaining({ title: 'Desmos', custom: { app: desmos, placement: expect.any(String) } }),
      {
        type: 'ltiResourceLink',
        title: 'Graphing & tables',
        url: `${server.url}/lti/launch`,
        icon: { ...picture, width: 48, height: 48 },
        thumbnail: { ...picture, width: 128, height: 128 },
        custom: { resource: graphing, placement: expect.any(String) },
      },
    ])
    expect((await fetch((items[1]!['icon'] as { url: string }).url)).status).toBe(200)
  })

  test('is a plain link where no launch can be placed, and then nothing is counted or recorded', async () => {
    const before = await listPlacements(scope, canvas.installationId)
    const links = { accept_types: ['link', 'html'] }
    expect((await opened(links)).picking).toMatchObject({ counted: false })
    expect(await placed(links, { appIds: [desmos], resourceIds: [graphing] })).toEqual([
      expect.objectContaining({ type: 'link', title: 'Desmos', url: 'https://desmos.example/' }),
      expect.objectContaining({
        type: 'link',
        url: 'https://pages.example/1',
        window: { targetName: '_blank' },
      }),
    ])
    expect(await listPlacements(scope, canvas.installationId)).toEqual(before)
  })

  test('opens no window where the platform has none', async () => {
    const [item] = await placed(
      { accept_types: ['link'], accept_presentation_document_targets: ['iframe'] },
      { resourceIds: [graphing] },
    )
    expect(item).not.toHaveProperty('window')
  })

  test('is a paragraph with a link where only HTML can be placed, and a name in it is only text', async () => {
    expect(await placed({ accept_types: ['html'] }, { resourceIds: [graphing] })).toEqual([
      {
        type: 'html',
        title: 'Graphing & tables',
        html: '<p><a href="https://pages.example/1" target="_blank" rel="noopener">Graphing &amp; tables</a></p>',
      },
    ])
  })

  test('sends one item where the platform takes one', async () => {
    const one = await placed({ accept_multiple: false }, { appIds: [desmos], resourceIds: [graphing] })
    expect(one).toHaveLength(1)
  })

  test("refuses what is unknown, retired, another district's, malformed or too much", async () => {
    const { picking, token } = await opened()
    const other = await someResources(await aDistrict(server.lectern), ['Exit tickets'])
    for (const id of [randomUUID(), other['Exit tickets']])
      expect(await pick(token, { handle: picking.handle, appIds: [], resourceIds: [id] })).toMatchObject({
        status: 404,
        answer: { code: 'resources.not-found' },
      })
    expect(await pick(token, { handle: picking.handle, appIds: [], resourceIds: ['x'] })).toMatchObject({
      status: 400,
    })
    const many = (count: number) => Array.from({ length: count }, () => randomUUID())
    expect(
      await pick(token, { handle: picking.handle, appIds: many(26), resourceIds: many(25) }),
    ).toMatchObject({ status: 400, answer: { code: 'request.invalid' } })
  })
})

describe('a link to help', () => {
  test('opens its page, for students too where a teacher placed it, and is noted', async () => {
    const [item] = await placed({}, { resourceIds: [graphing] })
    const custom = item!['custom'] as Record<string, string>
    for (const role of ['teacher', 'student'] as const)
      expect(await follow(role, custom)).toMatchObject({
        mode: 'open-resource',
        teacher: role === 'teacher',
        resource: { title: 'Graphing & tables', app: { name: 'Desmos', verdict: 'approved' } },
      })
    const placements = await listPlacements(scope, canvas.installationId)
    expect(placements.find(({ id }) => id === custom['placement'])).toMatchObject({
      appId: null,
      resourceId: graphing,
      lastLaunchedAt: expect.any(String),
    })
  })

  test('that nobody placed through Lectern opens for teachers alone', async () => {
    const [item] = await placed({}, { appIds: [desmos] })
    const ofAnother = (item!['custom'] as Record<string, string>)['placement']!
    for (const placement of [randomUUID(), 'made-up', ofAnother])
      expect(await follow('student', { resource: graphing, placement })).toMatchObject({
        mode: 'nothing-linked',
        reason: 'no-link',
      })
    expect(await follow('teacher', { resource: graphing })).toMatchObject({ mode: 'open-resource' })
  })

  test('gives a student no way to any app or to the list of help', async () => {
    const [item] = await placed({}, { resourceIds: [graphing] })
    const model = await follow('student', item!['custom'] as Record<string, string>)
    const headers = { authorization: `Bearer ${await bearerOf(server.url, model)}` }
    for (const path of ['/resources', '/apps', `/apps/${desmos}`])
      expect((await fetch(`${server.url}/api/v1${path}`, { headers })).status).toBe(403)
  })

  test('that was retired, or is of another district, says that it is gone', async () => {
    const [item] = await placed({}, { resourceIds: [graphing] })
    await someResources(scope, ['!Graphing & tables'])
    for (const role of ['teacher', 'student'] as const)
      expect(await follow(role, item!['custom'] as Record<string, string>)).toMatchObject({
        mode: 'nothing-linked',
        reason: 'resource-gone',
      })
    const other = await someResources(await aDistrict(server.lectern), ['Exit tickets'])
    expect(await follow('teacher', { resource: other['Exit tickets']! })).toMatchObject({
      reason: 'resource-gone',
    })
  })
})
