import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { DistrictScope } from '@lectern/database'
import { claimNames } from '@lectern/lti'
import { recentLaunches } from '@lectern/tenancy'
import { beginLaunch, launched, modelOf, postLaunch } from '../../testing/browser-launch.ts'
import { approve, someApps } from '../../testing/catalog.ts'
import { installPlatform, type InstalledPlatform } from '../../testing/installed-platform.ts'
import { aDistrict, serverUnderTest } from '../../testing/index.ts'

let server: Awaited<ReturnType<typeof serverUnderTest>>
let scope: DistrictScope
let canvas: InstalledPlatform
let apps: Awaited<ReturnType<typeof someApps>>

beforeAll(async () => {
  server = await serverUnderTest()
  scope = await aDistrict(server.lectern, 'Fairview Schools')
  canvas = await installPlatform(server.lectern, scope)
  apps = await someApps(scope, ['Desmos', 'Kahoot'])
})
afterAll(async () => {
  await canvas.close()
  await server.close()
})

const refused = async (response: Response) => ({ status: response.status, html: await response.text() })
const latest = async () => (await recentLaunches(scope, canvas.installationId, 1))[0]!

describe('a launch', () => {
  test.each(['GET', 'POST'])(
    'begins with a login by %s that sends the browser on with a partitioned cookie',
    async (method) => {
      const parameters = canvas.platform.login({ target_link_uri: `${server.url}/lti/launch` })
      const response =
        method === 'GET'
          ? await fetch(`${server.url}/lti/login?${parameters}`, { redirect: 'manual' })
          : await fetch(`${server.url}/lti/login`, { method, body: parameters, redirect: 'manual' })
      expect(response.status).toBe(302)
      const location = new URL(response.headers.get('location')!)
      expect(location.origin + location.pathname).toBe(canvas.platform.registration.authorizationEndpoint)
      expect(location.searchParams.get('redirect_uri')).toBe(`${server.url}/lti/launch`)
      expect(response.headers.get('set-cookie')).toMatch(
        /^__Host-lti-[0-9a-f]{16}=\S+; Path=\/; Secure; HttpOnly; SameSite=None; Partitioned; Max-Age=600$/,
      )
    },
  )

  test('answers a teacher with the whole page: markup, data, theme and a policy for who may frame it', async () => {
    const response = await postLaunch(server.url, await beginLaunch(server.url, canvas.platform))
    const html = await response.text()
    expect(response.status).toBe(200)
    expect(html).toContain('Apps for Biology 9')
    expect(html).toContain('Desmos')
    expect(modelOf(html)).toMatchObject({
      mode: 'browse',
      locale: 'en',
      district: { name: 'Fairview Schools' },
    })
    const policy = response.headers.get('content-security-policy')!
    expect(policy).toContain(`frame-ancestors https://lms.example ${canvas.platform.registration.issuer}`)
    expect(policy).not.toContain('unsafe')
    expect(response.headers.get('set-cookie')).toMatch(/Max-Age=0/)
    expect(await latest()).toMatchObject({ outcome: 'accepted', role: 'teacher', contextTitle: 'Biology 9' })
  })

  test('lets no return address add to the policy of the page', async () => {
    const claims = { [claimNames.launchPresentation]: { return_url: 'https://lms.example;sandbox/' } }
    const response = await postLaunch(server.url, await beginLaunch(server.url, canvas.platform, { claims }))
    expect(response.status).toBe(200)
    expect(response.headers.get('content-security-policy')).toMatch(
      new RegExp(`frame-ancestors ${canvas.platform.registration.issuer}$`),
    )
  })

  test('speaks the language and the contrast that the platform names', async () => {
    const claims = { locale: 'es-MX', [claimNames.custom]: { prefers_high_contrast: 'true' } }
    expect(await launched(server.url, canvas.platform, { claims })).toMatchObject({
      locale: 'es',
      theme: 'contrast',
    })
  })

  test('gives a student the linked app and nothing else', async () => {
    const claims = { [claimNames.custom]: { app: 'learnplatform:1' } }
    expect(await launched(server.url, canvas.platform, { role: 'student', claims })).toMatchObject({
      mode: 'open-app',
      app: { name: 'Desmos' },
      teacher: false,
    })
  })

  test.each([
    ['no link', undefined, 'no-link'],
    ['an app that is gone', `learnplatform:404`, 'app-gone'],
    ['an app that is not approved', `learnplatform:2`, 'not-approved'],
  ])('tells a student kindly about %s', async (_case, app, reason) => {
    const claims = app ? { [claimNames.custom]: { app } } : {}
    expect(await launched(server.url, canvas.platform, { role: 'student', claims })).toMatchObject({
      mode: 'nothing-linked',
      reason,
    })
  })

  test('keeps an app for staff from students', async () => {
    await approve(scope, apps['Kahoot']!, 'staff-only')
    const claims = { [claimNames.custom]: { app: apps['Kahoot'] } }
    expect(await launched(server.url, canvas.platform, { role: 'student', claims })).toMatchObject({
      reason: 'not-approved',
    })
    expect(await launched(server.url, canvas.platform, { role: 'teacher', claims })).toMatchObject({
      mode: 'open-app',
    })
  })

  test('shows an administrator of the account the catalog, in a course too', async () => {
    expect(await launched(server.url, canvas.platform, { role: 'admin' })).toMatchObject({ mode: 'browse' })
  })
})

describe('a refused launch', () => {
  test('says what to do on a page with a reference that the installation lists with the reason', async () => {
    const begun = await beginLaunch(server.url, canvas.platform, { claims: { [claimNames.version]: '1.2' } })
    const { status, html } = await refused(await postLaunch(server.url, begun))
    const record = await latest()
    expect(status).toBe(400)
    expect(record).toMatchObject({ outcome: 'refused', code: 'lti.version-unsupported' })
    expect(record.passedChecks).toContain('signature')
    expect(html).toContain(record.reference)
  })

  test('is what a second use of the same launch gets', async () => {
    const begun = await beginLaunch(server.url, canvas.platform)
    expect((await postLaunch(server.url, begun)).status).toBe(200)
    expect((await postLaunch(server.url, begun)).status).toBe(409)
    expect(await latest()).toMatchObject({ code: 'lti.nonce-reused' })
  })

  test('is what another browser gets, with a button that begins anew in a window of its own', async () => {
    const begun = await beginLaunch(server.url, canvas.platform)
    const { status, html } = await refused(await postLaunch(server.url, { form: begun.form }))
    expect(status).toBe(401)
    expect(html).toMatch(/<form action="\/lti\/login" method="post" target="_blank">/)
    expect(html).toContain('name="login_hint" value="hint-1"')
    expect(await latest()).toMatchObject({ code: 'lti.browser-mismatch' })
  })

  test.each([
    ['a state that we did not make', { state: 'eyJhbGciOiJub25lIn0.e30.', id_token: 'x' }, 401],
    ['no state', { id_token: 'x' }, 400],
    ['nothing at all', {}, 400],
  ])('is what %s gets, without a server error', async (_case, form, status) => {
    const response = await postLaunch(server.url, {
      form: new URLSearchParams(form as Record<string, string>),
    })
    expect(response.status).toBe(status)
    expect(response.headers.get('content-type')).toMatch(/text\/html/)
  })

  test('repeats nothing unescaped of what the platform or anyone says', async () => {
    const { form } = await beginLaunch(server.url, canvas.platform)
    const answer = new URLSearchParams({
      state: form.get('state')!,
      error: 'access_denied',
      error_description: '<script>alert(1)</script>',
    })
    const { status, html } = await refused(await postLaunch(server.url, { form: answer }))
    expect(status).toBe(403)
    expect(html).not.toContain('<script>alert')
  })

  test('is what a bookmarked launch address, another content type and an oversized form get', async () => {
    expect((await fetch(`${server.url}/lti/launch`)).status).toBe(400)
    const json = { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{"state":"x"}' }
    expect((await fetch(`${server.url}/lti/launch`, json)).status).toBe(400)
    const oversized = new URLSearchParams({ state: 'x'.repeat(200_000) })
    const response = await postLaunch(server.url, { form: oversized })
    expect(response.status).toBe(413)
    expect(response.headers.get('content-type')).toMatch(/text\/html/)
  })

  test('is what an unknown platform gets at login, in the language of the browser', async () => {
    const parameters = canvas.platform.login({ iss: 'https://unknown.example' })
    const response = await fetch(`${server.url}/lti/login?${parameters}`, {
      headers: { 'accept-language': 'es-US' },
    })
    expect(response.status).toBe(404)
    expect(await response.text()).toContain('<html lang="es"')
  })
})

describe('without cookies', () => {
  const storage = { lti_storage_target: 'post_message_forwarding' }

  test('the platform keeps the secret: the login page leaves it there, the launch page fetches it', async () => {
    const begun = await beginLaunch(server.url, canvas.platform, { login: storage })
    const secret = begun.cookie.split('=')[1]!
    expect(begun.login.status).toBe(200)
    const loginPage = await begun.login.text()
    expect(loginPage).toContain(secret)
    expect(loginPage).toContain(`"platformOrigin":"${canvas.platform.registration.issuer}"`)

    const proof = await postLaunch(server.url, { form: begun.form })
    const proofPage = await proof.text()
    expect(proofPage).not.toContain(begun.form.get('id_token'))
    const handle = /name="handle" value="([^"]+)"/.exec(proofPage)![1]!
    const resume = (form: Record<string, string>) =>
      fetch(`${server.url}/lti/launch/continue`, { method: 'POST', body: new URLSearchParams(form) })
    expect((await resume({ handle, secret: 'guessed' })).status).toBe(401)
    expect((await resume({ handle: 'made-up', secret })).status).toBe(401)
    const done = await resume({ handle, secret })
    expect(done.status).toBe(200)
    expect(modelOf(await done.text()).mode).toBe('browse')
    expect((await resume({ handle, secret })).status).toBe(409)
  })
})

test('a refused launch leads back to where its platform wants people, with words for them and for its log', async () => {
  const claims = {
    [claimNames.launchPresentation]: { return_url: 'https://canvas.example.org/back?course=7' },
    [claimNames.targetLinkUri]: 'https://evil.example/',
  }
  const response = await postLaunch(server.url, await beginLaunch(server.url, canvas.platform, { claims }))
  const back = new URL(/<a href="([^"]+)"/.exec(await response.text())![1]!.replaceAll('&amp;', '&'))
  expect(back.origin + back.pathname).toBe('https://canvas.example.org/back')
  expect(back.searchParams.get('course')).toBe('7')
  expect(back.searchParams.get('lti_errormsg')).toContain('evil.example')
  expect(back.searchParams.get('lti_errorlog')).toMatch(/^lti\.target-foreign \w{4}-\w{4}$/)
})

test("the page wears the institution's colour from the launch after the one that told where it is", async () => {
  const brand = createServer((_req, res) => res.end(JSON.stringify({ 'ic-brand-primary': '#5b2c83' })))
  brand.listen(0, '127.0.0.1')
  await once(brand, 'listening')
  const address = `http://127.0.0.1:${(brand.address() as AddressInfo).port}/brand.json`
  const page = async () => {
    const claims = { [claimNames.custom]: { brand_config_url: address } }
    const begun = await beginLaunch(server.url, canvas.platform, { claims })
    return (await postLaunch(server.url, begun)).text()
  }
  expect(await page()).not.toContain('#5b2c83')
  await expect.poll(page).toContain('[data-theme=light]{--accent:#5b2c83')
  brand.close()
})

test('a deployment waits although every object has a member of its name', async () => {
  const claims = { [claimNames.deploymentId]: 'constructor' }
  const response = await postLaunch(server.url, await beginLaunch(server.url, canvas.platform, { claims }))
  expect(response.status).toBe(403)
  expect(await response.text()).toContain('lti.deployment-pending')
})
