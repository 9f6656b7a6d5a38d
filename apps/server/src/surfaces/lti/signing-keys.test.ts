import { createLocalJWKSet, decodeProtectedHeader, jwtVerify, type JSONWebKeySet } from 'jose'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import type { EmbedModel, PickForm } from '@lectern/api-contracts'
import { aDeepLinkingRequest } from '@lectern/lti/testing'
import { beginLaunch, bearerOf, modelOf, postLaunch } from '../../testing/browser-launch.ts'
import { installPlatform, type InstalledPlatform } from '../../testing/installed-platform.ts'
import { aDistrict, serverUnderTest } from '../../testing/index.ts'
import { rotateSigningKeysJob } from '../../jobs/upkeep-jobs.ts'

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour

let now = new Date('2026-09-01T08:00:00Z')
const pass = (milliseconds: number): void => void (now = new Date(now.getTime() + milliseconds))

let server: Awaited<ReturnType<typeof serverUnderTest>>
let canvas: InstalledPlatform
beforeAll(async () => {
  server = await serverUnderTest({ work: true, now: () => now })
  canvas = await installPlatform(server.lectern, await aDistrict(server.lectern))
})
afterAll(async () => {
  await canvas.close()
  await server.close()
})

const published = async () => (await fetch(`${server.url}/lti/jwks`)).json() as Promise<JSONWebKeySet>

/** A platform that reads our keys once an hour, as we allow it, and never because of a key that it does not know. */
function platformThatKeepsKeys() {
  let kept: JSONWebKeySet | undefined
  let until = 0
  return async (jwt: string): Promise<string> => {
    if (now.getTime() >= until) {
      kept = await published()
      until = now.getTime() + hour
    }
    const { protectedHeader } = await jwtVerify(jwt, createLocalJWKSet(kept!), { currentDate: now })
    return protectedHeader.kid!
  }
}

/** What the server signs for a platform: the answer to a teacher who chose nothing. */
async function signed(): Promise<string> {
  const { registration } = canvas.platform
  const message = aDeepLinkingRequest({
    claims: {
      'https://purl.imsglobal.org/spec/lti-dl/claim/deep_linking_settings': {
        deep_link_return_url: `${registration.issuer}/deep_linking_response`,
        accept_types: ['ltiResourceLink'],
        accept_presentation_document_targets: ['iframe'],
      },
    },
  })
  const page = await postLaunch(
    server.url,
    await beginLaunch(server.url, canvas.platform, { claims: message, now }),
  )
  const html = await page.text()
  expect(page.status, html).toBe(200)
  const model = modelOf(html) as Extract<EmbedModel, { mode: 'browse' }>
  const response = await fetch(`${server.url}/api/v1/picks`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${await bearerOf(server.url, model)}`,
      'content-type': 'application/json',
    },
    body: JSON.stringify({ handle: model.picking!.handle, appIds: [] }),
  })
  expect(response.status).toBe(200)
  return ((await response.json()) as PickForm).fields['JWT']!
}

/** As the schedule does, by the worker. */
async function scheduledRotation(): Promise<void> {
  const { id } = await server.lectern.jobs.enqueue(rotateSigningKeysJob, {})
  await vi.waitFor(
    async () => expect(await server.lectern.jobs.find(id)).toMatchObject({ state: 'completed' }),
    { timeout: 20_000 },
  )
}

test('through the whole life of its keys no signature is new to a platform that keeps the key set for an hour', async () => {
  const verifiedBy = platformThatKeepsKeys()
  const first = await verifiedBy(await signed())
  expect((await published()).keys).toHaveLength(2)

  // An ordinary quarter: nothing rotates, however often it is asked.
  for (let days = 0; days < 88; days += 11) {
    pass(11 * day)
    await scheduledRotation()
    expect(await verifiedBy(await signed())).toBe(first)
  }
  pass(2 * day)
  const lastOfFirst = await signed()

  // The quarter is over. The platform has just read the keys when the next one takes over.
  await verifiedBy(await signed())
  await scheduledRotation()
  pass(10_000)
  const kids = new Set<string>()
  for (let minutes = 0; minutes < 150; minutes += 30) {
    kids.add(await verifiedBy(await signed()))
    pass(30 * minute)
  }
  const [second] = [...kids]
  expect(kids.size).toBe(1)
  expect(second).not.toBe(first)

  // Six days later what the first key signed can still be checked; after seven it is gone.
  pass(6 * day)
  const { keys } = await published()
  expect(keys.map(({ kid }) => kid)).toEqual(expect.arrayContaining([first, second]))
  expect(keys).toHaveLength(3)
  expect(decodeProtectedHeader(lastOfFirst).kid).toBe(first)
  await jwtVerify(lastOfFirst, createLocalJWKSet({ keys }), { currentDate: new Date(0) })
  pass(day)
  expect((await published()).keys.map(({ kid }) => kid)).not.toContain(first)
  expect(await verifiedBy(await signed())).toBe(second)
}, 60_000)

test('the key set says how long it may be kept, and holds nothing private', async () => {
  const response = await fetch(`${server.url}/lti/jwks`)
  expect(response.headers.get('cache-control')).toBe('public, max-age=3600')
  for (const key of ((await response.json()) as JSONWebKeySet).keys)
    expect(Object.keys(key).sort()).toEqual(['alg', 'e', 'kid', 'kty', 'n', 'use'])
})
