import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Lti1p1Credentials } from '@lectern/api-contracts'
import { creditOf } from '@lectern/catalog'
import type { DistrictScope } from '@lectern/database'
import type { InstallationId, PersonId } from '@lectern/launch'
import { claimNames, migrationClaimName } from '@lectern/lti'
import { aLaunch1p1, simulatedGradebook } from '@lectern/lti/testing'
import { addLti1p1Consumer, switchFeature } from '@lectern/tenancy'
import { secretKeys } from '../../secret-keys.ts'
import { bearerOf, launched, modelOf } from '../../testing/browser-launch.ts'
import { someApps } from '../../testing/catalog.ts'
import { aDirector, type ConsoleCall } from '../../testing/director.ts'
import { installPlatform } from '../../testing/installed-platform.ts'
import { aDistrict, serverUnderTest } from '../../testing/index.ts'

let server: Awaited<ReturnType<typeof serverUnderTest>>
let scope: DistrictScope
let director: ConsoleCall
let moodle: Lti1p1Credentials
let app: string
let gradebook: ReturnType<typeof simulatedGradebook>

beforeAll(async () => {
  server = await serverUnderTest({
    work: true,
    platformFetch: (url, init) =>
      url.startsWith('https://lms.example/') ? gradebook.fetch(url, init ?? {}) : fetch(url, init),
  })
  scope = await aDistrict(server.lectern)
  director = await aDirector(server.url, scope)
  app = (await someApps(scope, ['Desmos']))['Desmos']!
  const added = await director<Lti1p1Credentials>('/installations/lti-1p1', {
    method: 'POST',
    body: { name: 'Old Moodle' },
  })
  moodle = added.answer
  await director(`/installations/${moodle.id}/lti-1p1`, { method: 'PUT', body: { enabled: true } })
  gradebook = simulatedGradebook(moodle)
})
afterAll(() => server.close())

/** A launch that is noted a moment after its app was opened is tried again. */
const patiently = { timeout: 15_000 }

const switchTo = (feature: string, enabled = true) =>
  director(`/installations/${moodle.id}/features`, { method: 'PUT', body: { feature, enabled } })

/** A link that somebody made by hand, with a grade of its own. */
const aLink = (person = 'student-1') => ({
  resource_link_id: `link-${randomUUID()}`,
  user_id: person,
  roles: 'Learner',
  custom_app: app,
  custom_credit: '1',
  lis_outcome_service_url: 'https://lms.example/outcomes?course=1',
  lis_result_sourcedid: `grade-of-${person}-${randomUUID()}`,
})

async function opened(parameters: Record<string, string | undefined>): Promise<void> {
  const consumer = { key: moodle.consumerKey, secret: moodle.secret, enabled: true }
  const form = aLaunch1p1({ launchUrl: moodle.launchUrl, consumer, parameters })
  const response = await fetch(`${server.url}/lti/1p1/launch`, { method: 'POST', body: form })
  await openApp(await bearerOf(server.url, modelOf(await response.text())))
}

async function openApp(bearer: string): Promise<void> {
  const event = { id: randomUUID(), kind: 'app-opened', appId: app, occurredAt: new Date().toISOString() }
  const response = await fetch(`${server.url}/api/v1/events`, {
    method: 'POST',
    headers: { authorization: `Bearer ${bearer}`, 'content-type': 'application/json' },
    body: JSON.stringify({ events: [event] }),
  })
  expect(response.status).toBe(200)
}

async function creditsOf(externalId: string) {
  const rows = await scope.query<{ placement: string; person: PersonId }>(
    `select c.placement_id as placement, c.person_id as person from lectern.credit c
     join lectern.placement p on p.district_id = c.district_id and p.id = c.placement_id where p.external_id = $1`,
    [externalId],
  )
  return Promise.all(rows.map(({ placement, person }) => creditOf(scope, placement, person)))
}

describe('credit by LTI 1.1', () => {
  test('is switched on like any other; what LTI 1.1 has no service for is not', async () => {
    expect(await switchTo('roster')).toMatchObject({
      status: 400,
      answer: { code: 'installation.feature-needs-1p3' },
    })
    const link = aLink()
    await opened(link)
    await server.lectern.jobs.drain()
    expect(await creditsOf(link.resource_link_id)).toEqual([])
    expect(await switchTo('credit')).toMatchObject({
      status: 200,
      answer: { lti1p1: { features: ['credit'] } },
    })
  })

  test('gives a student who opens the app the whole grade, once', async () => {
    const link = aLink()
    await opened(link)
    await opened(link)
    await expect
      .poll(() => creditsOf(link.resource_link_id), patiently)
      .toMatchObject([{ state: 'reported', score: { given: 1, maximum: 1 } }])
    expect(gradebook.grades.get(link.lis_result_sourcedid)).toBe('1')
    const told = gradebook.requests.filter((xml) => xml.includes(link.lis_result_sourcedid))
    expect(told).toHaveLength(1)
  })

  test('gives nothing where the link does not promise it, has no grade, or a teacher opens it', async () => {
    for (const changes of [
      { custom_credit: undefined },
      { lis_result_sourcedid: undefined },
      { roles: 'Instructor' },
    ]) {
      const link = { ...aLink(), ...changes }
      await opened(link)
      await server.lectern.jobs.drain()
      expect(await creditsOf(link.resource_link_id)).toEqual([])
    }
  })

  test('is not taken where the platform refuses, and says so in its words', async () => {
    const honest = gradebook
    gradebook = simulatedGradebook({ secret: 'another' })
    const link = aLink()
    await opened(link)
    await expect
      .poll(() => creditsOf(link.resource_link_id), patiently)
      .toMatchObject([{ state: 'refused', words: expect.stringContaining('signature') }])
    gradebook = honest
  })
})

describe('Basic Outcomes within LTI 1.3', () => {
  const outcomesOf = (sourcedId: string, key: string) => ({
    [claimNames.outcomes]: {
      lis_outcome_service_url: 'https://lms.example/outcomes?course=1',
      lis_result_sourcedid: sourcedId,
    },
    [migrationClaimName]: { oauth_consumer_key: key },
  })
  async function openedBy1p3(sourcedId: string, key: string, external: string) {
    const canvas = await installPlatform(server.lectern, scope, { features: ['credit'] })
    const model = await launched(server.url, canvas.platform, {
      role: 'student',
      claims: {
        ...outcomesOf(sourcedId, key),
        [claimNames.resourceLink]: { id: external },
        [claimNames.custom]: { app, credit: '1' },
      },
    })
    await openApp(await bearerOf(server.url, model))
    return canvas
  }

  test('are signed with the secret that the district shares under the key of the launch', async () => {
    const sourcedId = `sourced-${randomUUID()}`
    const canvas = await openedBy1p3(sourcedId, moodle.consumerKey, `link-${sourcedId}`)
    await expect.poll(() => gradebook.grades.get(sourcedId), patiently).toBe('1')
    await canvas.close()
  })

  test("are never signed with another district's secret", async () => {
    const elsewhere = await aDistrict(server.lectern, 'Elsewhere')
    const keys = await secretKeys(server.config)
    const theirs = await addLti1p1Consumer(elsewhere, { name: 'Theirs' }, keys.of('LTI 1.1 secrets'))
    await switchFeature(elsewhere, theirs.id as InstallationId, 'credit', true)
    const sourcedId = `sourced-${randomUUID()}`
    const canvas = await openedBy1p3(sourcedId, theirs.consumerKey, `link-${sourcedId}`)
    await expect
      .poll(() => creditsOf(`link-${sourcedId}`), patiently)
      .toMatchObject([{ state: 'refused', words: expect.stringContaining(theirs.consumerKey) }])
    expect(gradebook.requests.some((xml) => xml.includes(sourcedId))).toBe(false)
    await canvas.close()
  })
})
