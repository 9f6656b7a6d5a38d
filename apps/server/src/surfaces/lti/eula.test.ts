import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { EmbedModel } from '@lectern/api-contracts'
import type { DistrictScope } from '@lectern/database'
import { claimNames, serviceScopes } from '@lectern/lti'
import { aEulaRequest, type LaunchOptions, type SimulatedServices } from '@lectern/lti/testing'
import { acceptancesOf, publishTerms } from '@lectern/tenancy'
import { bearerOf, launched } from '../../testing/browser-launch.ts'
import { installPlatform, type InstalledPlatform } from '../../testing/installed-platform.ts'
import { aDistrict, serverUnderTest } from '../../testing/index.ts'

let server: Awaited<ReturnType<typeof serverUnderTest>>
let scope: DistrictScope
let canvas: InstalledPlatform
let services: SimulatedServices
beforeAll(async () => {
  server = await serverUnderTest()
  scope = await aDistrict(server.lectern, 'Fairview Schools')
  canvas = await installPlatform(server.lectern, scope)
  services = await canvas.serve(server.url)
  await publishTerms(scope, { locale: 'en', text: '# Be kind\n\n<script>alert(1)</script>' })
})
afterAll(async () => {
  await canvas.close()
  await server.close()
})

type Terms = Extract<EmbedModel, { mode: 'terms' }>

const request = ({ claims, ...options }: LaunchOptions, platform = canvas) => ({
  claims: aEulaRequest({
    role: 'student',
    target: `${server.url}/lti/launch`,
    ...options,
    claims: {
      [claimNames.eula]: {
        url: `${platform.platform.registration.issuer}/eula`,
        scope: [serviceScopes.eulaUser],
      },
      ...claims,
    },
  }),
})
const asked = async (sub: string, claims: Record<string, unknown> = {}) =>
  (await launched(server.url, canvas.platform, request({ claims: { sub, ...claims } }))) as Terms

async function accept(token: string | undefined, body: unknown) {
  const response = await fetch(`${server.url}/api/v1/terms/acceptance`, {
    method: 'POST',
    headers: { ...(token && { authorization: `Bearer ${token}` }), 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  const answer = (await response.json().catch(() => ({}))) as Record<string, unknown>
  return { status: response.status, answer }
}

const accepted = async (sub: string) => {
  const hash = server.lectern.pseudonyms.subject(scope.districtId, canvas.platform.registration.issuer, sub)
  const rows = await scope.query<{ personId: Parameters<typeof acceptancesOf>[1][number] }>(
    'select i.person_id as "personId" from lectern.identity i where i.subject_hash = $1',
    [hash],
  )
  return acceptancesOf(
    scope,
    rows.map(({ personId }) => personId),
  )
}

describe('terms that a platform wants accepted', () => {
  test('are shown as the district wrote them, without markup of their own', async () => {
    const model = await asked('u-1')
    expect(model).toMatchObject({
      mode: 'terms',
      district: { name: 'Fairview Schools' },
      terms: { version: 1, locale: 'en' },
      acceptedAt: null,
      returnTo: 'https://lms.example/return',
    })
    expect(model.terms!.html).toContain('<h2>Be kind</h2>')
    expect(model.terms!.html).not.toContain('<script')
    expect(await asked('u-1', { [claimNames.launchPresentation]: undefined })).toMatchObject({
      returnTo: null,
    })
  })

  test('are kept as accepted by a pseudonym, and the platform is told of the person it knows', async () => {
    const { handle } = await asked('u-2')
    const model = await asked('u-2')
    const token = await bearerOf(server.url, model)
    expect((await accept(token, { handle: model.handle, version: 1 })).status).toBe(204)
    expect(services.eula.answers.get('u-2')).toMatchObject({ accepted: true })
    expect(await accepted('u-2')).toEqual([
      { version: 1, acceptedAt: expect.any(String), reportedAt: expect.any(String) },
    ])
    expect((await asked('u-2')).acceptedAt).toEqual(expect.any(String))
    expect(await accept(token, { handle, version: 1 })).toMatchObject({
      status: 400,
      answer: { code: 'page.handle-invalid' },
    })
  })

  test('are told again after the platform refused, in its own words; that they were accepted is kept', async () => {
    const model = await asked('u-3', { [claimNames.eula]: gone() })
    const token = await bearerOf(server.url, model)
    const refused = await accept(token, { handle: model.handle, version: 1 })
    expect(refused).toMatchObject({ status: 502, answer: { code: 'lti.service-not-found' } })
    expect(refused.answer['detail']).toContain('404 Not Found')
    expect(await accepted('u-3')).toMatchObject([{ version: 1, reportedAt: null }])
    const again = await asked('u-3')
    const body = { handle: again.handle, version: 1 }
    expect((await accept(await bearerOf(server.url, again), body)).status).toBe(204)
    expect(await accepted('u-3')).toMatchObject([{ version: 1, reportedAt: expect.any(String) }])
  })

  test('are accepted only as they are in force, with a session of the page that showed them', async () => {
    const model = await asked('u-4')
    const token = await bearerOf(server.url, model)
    const { handle } = model
    expect(await accept(token, { handle, version: 7 })).toMatchObject({
      status: 409,
      answer: { code: 'terms.changed' },
    })
    expect(await accept(token, { handle })).toMatchObject({
      status: 400,
      answer: { code: 'request.invalid' },
    })
    expect(await accept(undefined, { handle, version: 1 })).toMatchObject({ status: 401 })
    const other = await bearerOf(server.url, await asked('u-5'))
    expect(await accept(other, { handle, version: 1 })).toMatchObject({ status: 400 })
    expect(await accepted('u-4')).toEqual([])
    expect(services.eula.answers.has('u-4')).toBe(false)
  })
})

test('where a district has published nothing there is nothing to accept, and nothing is reported', async () => {
  const other = await aDistrict(server.lectern)
  const lakeside = await installPlatform(server.lectern, other)
  const { eula } = await lakeside.serve(server.url)
  const model = (await launched(server.url, lakeside.platform, request({}, lakeside))) as Terms
  expect(model).toMatchObject({ mode: 'terms', terms: null })
  const token = await bearerOf(server.url, model)
  expect(await accept(token, { handle: model.handle, version: 1 })).toMatchObject({
    status: 409,
    answer: { code: 'terms.changed' },
  })
  expect(eula.answers.size).toBe(0)
  await lakeside.close()
})

const gone = () => ({
  url: `${canvas.platform.registration.issuer}/moved`,
  scope: [serviceScopes.eulaUser],
})
