import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { InstallationDetails, InstallationList, Overview } from '@lectern/api-contracts'
import type { DistrictScope } from '@lectern/database'
import { inviteDirector } from '@lectern/tenancy'
import { bearerOf, launched } from '../../testing/browser-launch.ts'
import { someApps } from '../../testing/catalog.ts'
import { aDirector, consoleVisitor, directorAccount, type ConsoleCall } from '../../testing/director.ts'
import { installPlatform, type InstalledPlatform } from '../../testing/installed-platform.ts'
import { aDistrict, serverUnderTest } from '../../testing/index.ts'

let server: Awaited<ReturnType<typeof serverUnderTest>>
let scope: DistrictScope
let canvas: InstalledPlatform
let director: ConsoleCall
let stranger: ConsoleCall

beforeAll(async () => {
  server = await serverUnderTest({ work: true })
  scope = await aDistrict(server.lectern, 'Fairview Schools')
  canvas = await installPlatform(server.lectern, scope)
  await someApps(scope, ['Desmos', 'Kahoot', '=cmd()'])
  director = await aDirector(server.url, scope)
  stranger = await aDirector(
    server.url,
    await aDistrict(server.lectern, 'Elsewhere'),
    'sam@elsewhere.example',
  )
})
afterAll(async () => {
  await canvas.close()
  await server.close()
})

describe('who may see the console', () => {
  test.each(['/session', '/overview', '/installations', '/apps', '/apps.csv', '/imports'])(
    'nobody without a session: GET %s',
    async (path) => {
      expect(await consoleVisitor(server.url)(path)).toMatchObject({
        status: 401,
        answer: { code: 'console.signed-out' },
      })
    },
  )

  test('nobody through a page of another site: a change needs the header that only our page sends', async () => {
    for (const [path, method] of [
      ['/session', 'DELETE'],
      ['/installations', 'POST'],
      ['/imports/catalog', 'POST'],
    ] as const)
      expect(await director(path, { method, ownPage: false })).toMatchObject({
        status: 403,
        answer: { code: 'console.foreign-request' },
      })
  })

  test('no embed session: a bearer token is no cookie', async () => {
    const token = await bearerOf(server.url, await launched(server.url, canvas.platform))
    const response = await fetch(`${server.url}/api/v1/console/overview`, {
      headers: { authorization: `Bearer ${token}` },
    })
    expect(response.status).toBe(401)
  })
})

describe('the account', () => {
  test('comes from a one-time link, signs in and out, and its cookie is kept from scripts', async () => {
    const token = await inviteDirector(scope)
    const visitor = consoleVisitor(server.url)
    expect(await visitor('/invitation/check', { method: 'POST', body: { token } })).toMatchObject({
      status: 200,
      answer: { district: { name: 'Fairview Schools' } },
    })
    const account = { ...directorAccount, token, email: 'robin@fairview.example' }
    const accepted = await visitor('/invitation/accept', { method: 'POST', body: account })
    expect(accepted.status).toBe(201)
    expect(accepted.headers.get('set-cookie')).toMatch(/HttpOnly; SameSite=Lax/)
    expect(await visitor('/session')).toMatchObject({
      answer: {
        account: { email: 'robin@fairview.example' },
        district: { name: 'Fairview Schools', isDemo: false },
      },
    })
    expect(await visitor('/invitation/accept', { method: 'POST', body: account })).toMatchObject({
      status: 404,
    })
    expect((await visitor('/session', { method: 'DELETE' })).status).toBe(204)
    expect((await visitor('/session')).status).toBe(401)
    const credentials = { email: account.email, password: account.password }
    expect((await visitor('/session', { method: 'POST', body: credentials })).status).toBe(204)
    expect((await visitor('/session')).status).toBe(200)
  })

  test('refuses a short password, a malformed address and, after ten wrong tries, any try', async () => {
    const visitor = consoleVisitor(server.url)
    const token = await inviteDirector(scope)
    for (const wrong of [{ password: 'short' }, { email: 'no address' }, { name: ' ' }])
      expect(
        await visitor('/invitation/accept', {
          method: 'POST',
          body: { ...directorAccount, email: 'x@y.example', token, ...wrong },
        }),
      ).toMatchObject({ status: 400, answer: { code: 'request.invalid' } })
    const wrong = { method: 'POST', body: { email: 'dana@fairview.example', password: 'wrong' } }
    const tries = []
    for (let count = 0; count < 11; count += 1) tries.push((await visitor('/session', wrong)).status)
    expect(tries).toEqual([...Array.from({ length: 10 }, () => 401), 429])
  })
})

describe('installations', () => {
  test('lists what to paste into the platform, and each with its launches', async () => {
    await launched(server.url, canvas.platform)
    const list = (await director<InstallationList>('/installations')).answer
    expect(list.toolValues).toEqual({
      loginUrl: `${server.url}/lti/login`,
      launchUrl: `${server.url}/lti/launch`,
      jwksUrl: `${server.url}/lti/jwks`,
      domain: new URL(server.url).host,
    })
    expect(list.installations).toMatchObject([{ id: canvas.installationId, accepted: expect.any(Number) }])
    const details = (await director<InstallationDetails>(`/installations/${canvas.installationId}`)).answer
    expect(details.launches[0]).toMatchObject({
      outcome: 'accepted',
      role: 'teacher',
      contextTitle: 'Biology 9',
    })
  })

  test('adds one, decides its deployments, and says what is wrong with the values', async () => {
    const platform = {
      name: 'Moodle',
      profile: 'moodle',
      issuer: 'https://moodle.example.org',
      clientId: randomUUID(),
      authorizationEndpoint: 'https://moodle.example.org/mod/lti/auth.php',
      tokenEndpoint: 'https://moodle.example.org/mod/lti/token.php',
      jwksUri: 'https://moodle.example.org/mod/lti/certs.php',
      deploymentId: '3',
    }
    const added = await director('/installations', { method: 'POST', body: platform })
    expect(added).toMatchObject({ status: 201, answer: { name: 'Moodle' } })
    expect(await director('/installations', { method: 'POST', body: platform })).toMatchObject({
      status: 409,
      answer: { code: 'installation.exists' },
    })
    const malformed = await director('/installations', {
      method: 'POST',
      body: { ...platform, jwksUri: 'javascript:x' },
    })
    expect(malformed).toMatchObject({
      status: 400,
      answer: { errors: [{ path: 'jwksUri', message: expect.any(String) }] },
    })
    const path = `/installations/${String(added.answer['id'])}/deployments`
    const block = { method: 'PUT', body: { deploymentId: '3', status: 'blocked' } }
    expect(await director(path, block)).toMatchObject({ status: 200 })
    expect(
      await director(path, { method: 'PUT', body: { deploymentId: '4', status: 'active' } }),
    ).toMatchObject({ status: 404 })
    expect(await stranger(path, block)).toMatchObject({ status: 404 })
  })

  test('of LTI 1.1 show their secret once, are switched by their own director, and are off until then', async () => {
    const made = await director('/installations/lti-1p1', { method: 'POST', body: { name: 'Old Moodle' } })
    expect(made).toMatchObject({
      status: 201,
      answer: {
        launchUrl: `${server.url}/lti/1p1/launch`,
        consumerKey: expect.stringMatching(/^lectern-[0-9a-f]{24}$/),
        secret: expect.stringMatching(/^[\w-]{43}$/),
      },
    })
    expect(made.headers.get('cache-control')).toBe('no-store')
    const path = `/installations/${String(made.answer['id'])}`
    const { text, answer } = await director(path)
    expect(answer).toMatchObject({ name: 'Old Moodle', lti: null, lti1p1: { enabled: false } })
    expect(text).not.toContain(made.answer['secret'])

    const on = { method: 'PUT', body: { enabled: true } }
    expect(await stranger(`${path}/lti-1p1`, on)).toMatchObject({ status: 404 })
    expect(await consoleVisitor(server.url)(`${path}/lti-1p1`, on)).toMatchObject({ status: 401 })
    expect(await director(`${path}/lti-1p1`, { method: 'PUT', body: { enabled: 'yes' } })).toMatchObject({
      status: 400,
    })
    expect(await director(`${path}/lti-1p1`, on)).toMatchObject({
      status: 200,
      answer: { lti1p1: { enabled: true } },
    })
    expect(await director('/installations/lti-1p1', { method: 'POST', body: { name: ' ' } })).toMatchObject({
      status: 400,
    })
    const audited = await scope.query(
      `select a.action, a.details from lectern.audit_entry a where a.subject = $1 order by a.id`,
      [made.answer['id']],
    )
    expect(audited).toEqual([
      { action: 'installation.added', details: { consumerKey: made.answer['consumerKey'] } },
      { action: 'lti-1p1.switched', details: { enabled: true } },
    ])
  })

  test("are not found by another district's director", async () => {
    expect(await stranger(`/installations/${canvas.installationId}`)).toMatchObject({ status: 404 })
    expect((await stranger('/installations')).answer).toMatchObject({ installations: [] })
  })
})

describe('the overview', () => {
  test('shows what waits, and refuses a period that is none', async () => {
    const overview = (await director<Overview>('/overview')).answer
    expect(overview.waiting).toMatchObject({ pendingDeployments: 0, inReview: 0 })
    expect(overview.live.days).toHaveLength(28)
    expect(await director('/overview?from=yesterday')).toMatchObject({ status: 400 })
  })
})

test('an unknown path of the API is a problem document, an unknown page a page', async () => {
  expect(await director('/nothing')).toMatchObject({ status: 404, answer: { code: 'request.unknown-path' } })
  const page = await fetch(`${server.url}/nothing`)
  expect(page.status).toBe(404)
  expect(page.headers.get('content-type')).toMatch(/html/)
})

test('tells operations whether the process lives and whether its dependencies answer', async () => {
  expect((await fetch(`${server.url}/healthz`)).status).toBe(200)
  expect(await (await fetch(`${server.url}/readyz`)).json()).toEqual({ status: 'ready' })
})
