import { request } from 'node:http'
import { Writable } from 'node:stream'
import { pino } from 'pino'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Lti1p1Credentials } from '@lectern/api-contracts'
import type { DistrictScope } from '@lectern/database'
import type { InstallationId } from '@lectern/launch'
import { aLaunch1p1, type SimulatedLaunch } from '@lectern/lti/testing'
import { recentLaunches } from '@lectern/tenancy'
import { compose } from '../../compose.ts'
import { bearerOf, modelOf } from '../../testing/browser-launch.ts'
import { someApps } from '../../testing/catalog.ts'
import { aDirector, type ConsoleCall } from '../../testing/director.ts'
import { aDistrict, underTest } from '../../testing/index.ts'

const logged: string[] = []
const log = pino(
  { level: 'trace' },
  new Writable({
    write(line: Buffer, _encoding, done) {
      logged.push(line.toString())
      done()
    },
  }),
)

const start = () =>
  underTest(async (config) => {
    const lectern = await compose(config, { log, migrate: true, host: '127.0.0.1' })
    await lectern.listen()
    return { lectern, close: () => lectern.close() }
  })

let server: Awaited<ReturnType<typeof start>>
let scope: DistrictScope
let director: ConsoleCall
let moodle: Lti1p1Credentials

beforeAll(async () => {
  server = await start()
  scope = await aDistrict(server.lectern, 'Fairview Schools')
  director = await aDirector(server.url, scope)
  await someApps(scope, ['Desmos', 'Kahoot'])
  moodle = await installed('Old Moodle')
})
afterAll(() => server.close())

async function installed(name: string, enabled = true): Promise<Lti1p1Credentials> {
  const { answer: credentials } = await director<Lti1p1Credentials>('/installations/lti-1p1', {
    method: 'POST',
    body: { name },
  })
  if (enabled)
    await director(`/installations/${credentials.id}/lti-1p1`, { method: 'PUT', body: { enabled } })
  return credentials
}

const signed = ({ secret, ...launch }: SimulatedLaunch & { secret?: string } = {}, by = moodle) =>
  aLaunch1p1({
    launchUrl: by.launchUrl,
    consumer: { key: by.consumerKey, secret: secret ?? by.secret, enabled: true },
    ...launch,
  })
const post = (body: BodyInit, query = '') =>
  fetch(`${server.url}/lti/1p1/launch${query}`, { method: 'POST', body, redirect: 'manual' })
const launches = (by = moodle) => recentLaunches(scope, by.id as InstallationId) // an id as the API tells it
const latest = async (by = moodle) => (await launches(by))[0]!

const noWayBack = { launch_presentation_return_url: undefined }
const student = { user_id: 'student-1', roles: 'Learner' }

describe('a launch by LTI 1.1', () => {
  test('gives a teacher the page of the district, framed by the platform, without a cookie', async () => {
    const response = await post(signed())
    const html = await response.text()
    expect(response.status).toBe(200)
    expect(modelOf(html)).toMatchObject({ mode: 'browse', district: { name: 'Fairview Schools' } })
    expect(html).toContain('Apps for Biology 9')
    expect(response.headers.get('content-security-policy')).toContain('frame-ancestors https://lms.example')
    expect(response.headers.get('set-cookie')).toBeNull()
    expect(await latest()).toMatchObject({ outcome: 'accepted', role: 'teacher', contextTitle: 'Biology 9' })
  })

  test('gives a student the linked app and nothing else, in the language of the platform', async () => {
    const parameters = { ...student, custom_app: 'learnplatform:1', launch_presentation_locale: 'es-MX' }
    expect(modelOf(await (await post(signed({ parameters }))).text())).toMatchObject({
      mode: 'open-app',
      app: { name: 'Desmos' },
      locale: 'es',
      teacher: false,
    })
    expect(await latest()).toMatchObject({ outcome: 'accepted', role: 'student' })
  })

  test('leads to a session like any other', async () => {
    const model = modelOf(await (await post(signed())).text())
    expect(await bearerOf(server.url, model)).toMatch(/\S+/)
  })

  test("knows a person again by the district's own number, whatever the platform calls them", async () => {
    const sakai = await installed('Old Sakai')
    const lis_person_sourcedid = 'sis-4711'
    await post(signed({ parameters: { ...student, lis_person_sourcedid } }))
    await post(signed({ parameters: { ...student, user_id: 'u-9', lis_person_sourcedid } }, sakai))
    const people = await scope.query(
      `select distinct l.person_id from lectern.launch l
       where l.district_id = $1 and l.id = any ($2)`,
      [scope.districtId, [(await latest()).id, (await latest(sakai)).id]],
    )
    expect(people).toHaveLength(1)
  })

  test('is signed for the configured address and its query, not for the host that the request names', async () => {
    const query = '?source=menu'
    expect((await post(signed({ launchUrl: moodle.launchUrl + query }), query)).status).toBe(200)
    expect((await post(signed({ parameters: noWayBack }), query)).status).toBe(403)
    expect(await statusWithHost('elsewhere.example', signed())).toBe(200)
    const forElsewhere = signed({ launchUrl: 'http://elsewhere.example/lti/1p1/launch' })
    expect(await statusWithHost('elsewhere.example', forElsewhere)).toBe(403)
  })
})

describe('a refused launch by LTI 1.1', () => {
  test('is what an installation gets that nobody switched on, and again after it was switched off', async () => {
    const off = await installed('Blackboard', false)
    const attempt = () => post(signed({ parameters: noWayBack }, off))
    const change = (enabled: boolean) =>
      director(`/installations/${off.id}/lti-1p1`, { method: 'PUT', body: { enabled } })
    const first = await attempt()
    expect(first.status).toBe(403)
    expect(await first.text()).toContain('lti-1p1.switched-off')
    await change(true)
    expect((await attempt()).status).toBe(200)
    await change(false)
    expect((await attempt()).status).toBe(403)
    expect((await launches(off)).map(({ code }) => code)).toEqual([
      'lti-1p1.switched-off',
      null,
      'lti-1p1.switched-off',
    ])
  })

  test('is a page with a reference where no signature vouches for the return address', async () => {
    for (const form of [signed({ secret: 'guessed' }), signed({ tampered: { roles: 'Administrator' } })]) {
      const response = await post(form)
      const html = await response.text()
      expect(response.status).toBe(403)
      const record = await latest()
      expect(record).toMatchObject({ outcome: 'refused', code: 'lti-1p1.signature-invalid' })
      expect(record.passedChecks).toEqual(['parameters', 'oauth', 'consumer', 'signature-method'])
      expect(html).toContain(record.reference)
      expect(html).toContain('Old Moodle')
    }
  })

  test.each([
    ['a launch from before', { oauth_timestamp: secondsFromNow(-400) }, 'lti-1p1.launch-too-old'],
    ['a launch from the future', { oauth_timestamp: secondsFromNow(400) }, 'lti-1p1.launch-in-future'],
    ['a launch without a link', { resource_link_id: undefined }, 'lti-1p1.resource-link-missing'],
    ['a guest', { user_id: undefined }, 'lti-1p1.user-missing'],
  ])('takes %s back to the platform with the reason', async (_case, parameters, code) => {
    const response = await post(signed({ parameters }))
    expect(response.status).toBe(303)
    const back = new URL(response.headers.get('location')!)
    const record = await latest()
    expect(record).toMatchObject({ outcome: 'refused', code })
    expect(back.origin + back.pathname).toBe('https://lms.example/return')
    expect(back.searchParams.get('course')).toBe('1')
    expect(back.searchParams.get('lti_errormsg')).toBe(`${record.message} (${record.reference})`)
    expect(back.searchParams.get('lti_errorlog')).toBe(`${code} ${record.reference}`)
  })

  test('is what all but one get of launches that are sent twice, at once or later', async () => {
    const form = signed({ parameters: noWayBack })
    const statuses = (await Promise.all([post(form), post(form)])).map(({ status }) => status)
    expect(statuses.toSorted((a, b) => a - b)).toEqual([200, 409])
    expect((await post(form)).status).toBe(409)
    expect(await latest()).toMatchObject({ code: 'lti-1p1.nonce-reused' })
  })

  test('forbids a nonce only to the consumer that used it', async () => {
    const sakai = await installed('Another Sakai')
    const parameters = { oauth_nonce: 'the-same' }
    expect((await post(signed({ parameters }))).status).toBe(200)
    expect((await post(signed({ parameters }, sakai))).status).toBe(200)
  })

  test.each([
    ['a parameter twice', () => signed({ extra: [['user_id', 'somebody-else']] }), 400],
    ['an unknown key', () => signed({}, { ...moodle, consumerKey: 'nobody' }), 403],
    ['another signature method', () => signed({ parameters: { oauth_signature_method: 'PLAINTEXT' } }), 403],
    ['no signature', () => new URLSearchParams({ oauth_consumer_key: moodle.consumerKey }), 400],
    ['nothing', () => new URLSearchParams(), 400],
    ['too much', () => new URLSearchParams({ custom_x: 'x'.repeat(200_000) }), 413],
    ['a NUL in the key', () => signed({}, { ...moodle, consumerKey: 'no\0body' }), 400],
    ['another content type', () => JSON.stringify({ user_id: 'x' }), 400],
  ])('is a page for %s, without a server error', async (_case, form, status) => {
    const response = await post(form())
    expect(response.status).toBe(status)
    expect(response.headers.get('content-type')).toMatch(/text\/html/)
    expect(response.headers.get('location')).toBeNull()
  })

  test('is what an opened launch address gets, even with a signed launch in it', async () => {
    const address = `${server.url}/lti/1p1/launch`
    expect((await fetch(address)).status).toBe(400)
    const response = await fetch(`${address}?${signed()}`)
    expect(response.status).toBe(400)
    expect(await response.text()).toContain('lti-1p1.not-a-launch')
  })

  test('repeats nothing unescaped', async () => {
    const attack = '<script>alert(1)</script>'
    const response = await post(signed({ parameters: { ...noWayBack, lti_version: attack } }))
    expect(response.status).toBe(400)
    expect(await response.text()).not.toContain('<script>alert')
  })
})

test('another district sees nothing of the installation and its launches', async () => {
  const elsewhere = await aDistrict(server.lectern, 'Elsewhere')
  const stranger = await aDirector(server.url, elsewhere, 'sam@elsewhere.example')
  expect((await launches()).length).toBeGreaterThan(0)
  expect(await recentLaunches(elsewhere, moodle.id as InstallationId)).toEqual([])
  expect(await stranger(`/installations/${moodle.id}`)).toMatchObject({ status: 404 })
  expect((await stranger('/installations')).answer).toMatchObject({ installations: [] })
})

test('neither the log nor the lists repeat secrets, signatures or return addresses', async () => {
  const form = signed({
    parameters: { launch_presentation_return_url: 'https://lms.example/?sesskey=k1', user_id: undefined },
  })
  expect((await post(form)).status).toBe(303)
  const told = logged.join('') + JSON.stringify(await launches())
  expect(told).toContain((await latest()).reference)
  for (const secret of [moodle.secret, form.get('oauth_signature')!, 'sesskey'])
    expect(told).not.toContain(secret)
  const [stored] = await scope.query<{ row: string }>(
    'select c::text as row from lectern.lti_1p1_consumer c where c.district_id = $1 and c.installation_id = $2',
    [scope.districtId, moodle.id],
  )
  expect(stored!.row).toContain(moodle.consumerKey)
  expect(stored!.row).not.toContain(moodle.secret)
})

function secondsFromNow(seconds: number): string {
  return String(Math.floor(Date.now() / 1000) + seconds)
}

/** fetch does not let a caller name the host. */
function statusWithHost(host: string, form: URLSearchParams): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const headers = { host, 'content-type': 'application/x-www-form-urlencoded' }
    request(`${server.url}/lti/1p1/launch`, { method: 'POST', headers }, (response) => {
      response.resume()
      resolve(response.statusCode)
    })
      .on('error', reject)
      .end(form.toString())
  })
}
