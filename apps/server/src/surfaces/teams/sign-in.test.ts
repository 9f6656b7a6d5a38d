import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { AppId } from '@lectern/launch'
import { simulatedApp } from '@lectern/teams/testing'
import { changeTeamsInstallation } from '@lectern/tenancy'
import { secretKeys } from '../../secret-keys.ts'
import { modelOf } from '../../testing/browser-launch.ts'
import { someApps } from '../../testing/catalog.ts'
import { aDistrict } from '../../testing/under-test.ts'
import { personIds, teamsUnderTest, tenantIds, type TeamsUnderTest } from '../../testing/teams-under-test.ts'

let under: TeamsUnderTest
let apps: Record<string, AppId>
beforeAll(async () => {
  under = await teamsUnderTest()
  apps = await someApps(under.scope, ['Desmos'])
})
afterAll(() => under.close())

const local = (address: string): string => address.replace('https://tool.example', under.url)
const browser = (query = ''): string => `${under.url}/teams/browser?client=${simulatedApp.clientId}${query}`

/** Begins at one of our pages; gives Entra's address, and the cookie that the browser keeps. */
async function begin(address: string) {
  const response = await fetch(local(address), { redirect: 'manual' })
  const location = new URL(response.headers.get('location')!)
  return {
    location,
    cookie: response.headers.get('set-cookie')!.split(';')[0]!,
    header: response.headers.get('set-cookie')!,
  }
}

/** What Entra sends the browser back with. */
async function back({ location }: { location: URL }): Promise<string> {
  const { headers } = await fetch(location, { redirect: 'manual' })
  return local(headers.get('location')!)
}

const end = (address: string, cookie?: string) => fetch(address, { headers: cookie ? { cookie } : {} })
const codeOf = (html: string): string | undefined => /teams\.[a-z-]+/.exec(html)?.[0]

describe('in the browser', () => {
  test('an ordinary sign-in with PKCE gives the same page, to open apps with', async () => {
    const begun = await begin(browser())
    expect(begun.location.searchParams.get('code_challenge_method')).toBe('S256')
    expect(begun.header).toMatch(/Path=\/teams\/auth; Secure; HttpOnly; SameSite=Lax/)
    const response = await end(await back(begun), begun.cookie)
    expect(response.status).toBe(200)
    expect(response.headers.get('content-security-policy')).toContain("frame-ancestors 'none'")
    const html = await response.text()
    expect(modelOf(html)).toMatchObject({ mode: 'browse', picking: null, district: { name: 'Fairview' } })
  })

  test('a link leads to the one app that it names', async () => {
    const begun = await begin(browser(`&item=app-${apps['Desmos']}`))
    const html = await (await end(await back(begun), begun.cookie)).text()
    expect(modelOf(html)).toMatchObject({ mode: 'open-app', app: { name: 'Desmos' } })
  })

  test('it is the same person as in the tab', async () => {
    await under.launch()
    const begun = await begin(browser())
    await end(await back(begun), begun.cookie)
    const [count] = await under.scope.query<{ people: number }>(
      'select count(distinct i.person_id)::int as people from lectern.identity i',
    )
    expect(count).toEqual({ people: 1 })
  })

  test.each([
    ['in another browser', (_cookie: string) => undefined, 'teams.sign-in-foreign'],
    [
      'with a cookie that is not ours',
      (cookie: string) => cookie.replace(/=.*/, '=forged'),
      'teams.sign-in-foreign',
    ],
  ])('it ends %s in a page', async (_what, change, code) => {
    const begun = await begin(browser())
    const response = await end(await back(begun), change(begun.cookie))
    expect([response.status, codeOf(await response.text())]).toEqual([401, code])
  })

  test('used twice it ends in a page that begins anew', async () => {
    const begun = await begin(browser())
    const address = await back(begun)
    await end(address, begun.cookie)
    const again = await end(address, begun.cookie)
    const html = await again.text()
    expect([again.ok, html.includes('/teams/browser?client=')]).toEqual([false, true])
  })

  test('whoever cancels reads how to go on', async () => {
    under.microsoft.entra.browser({ answer: 'cancels' })
    const begun = await begin(browser())
    const html = await (await end(await back(begun), begun.cookie)).text()
    under.microsoft.entra.browser({ answer: 'agrees' })
    expect(codeOf(html)).toBe('teams.sign-in-declined')
    expect(html).toContain('You are not signed in')
  })

  test('whoever is of another tenant is told so', async () => {
    const { entra } = under.microsoft
    const begun = await begin(browser())
    entra.signIn({ tenantId: tenantIds.elsewhere, objectId: personIds.teacher })
    const elsewhere = new URL(begun.location.href.replace(tenantIds.fairview, 'organizations'))
    const response = await end(await back({ location: elsewhere }), begun.cookie)
    entra.signIn({ tenantId: tenantIds.fairview, objectId: personIds.teacher })
    expect([response.status, codeOf(await response.text())]).toEqual([403, 'teams.tenant-unknown'])
  })

  test('a guest is told so, also one whom the school’s records do not know', async () => {
    const { entra } = under.microsoft
    const begun = await begin(browser())
    const address = await back(begun)
    entra.failNext(async (original) => {
      const answer = (await (await original()).json()) as { id_token: string }
      const [, claims = ''] = answer.id_token.split('.')
      const known = JSON.parse(Buffer.from(claims, 'base64url').toString()) as object
      return Response.json({
        ...answer,
        id_token: await entra.keys.sign({ ...known, oid: crypto.randomUUID(), acct: 1 }),
      })
    })
    const response = await end(address, begun.cookie)
    const html = await response.text()
    expect([response.status, codeOf(html)]).toEqual([403, 'teams.guest'])
    expect(html).toContain('Guests')
  })

  test('the secret that another district has not renewed yet keeps nobody out', async () => {
    const shared = await teamsUnderTest()
    try {
      const { lectern, installationId, config, scope, url } = shared
      const sealKey = (await secretKeys(config)).of('Teams credentials')
      await shared.install(await aDistrict(lectern, 'Elsewhere'), { tenantId: tenantIds.elsewhere })
      const change = {
        name: 'Teams',
        websiteUrl: 'https://x.example/',
        privacyUrl: 'https://x.example/',
        termsUrl: 'https://x.example/',
        credential: { clientSecret: 'of last year' },
      }
      await changeTeamsInstallation(lectern.database, scope, installationId, change, sealKey)
      shared.microsoft.entra.signIn({ tenantId: tenantIds.elsewhere, objectId: personIds.teacher })
      const begun = await begin(browser().replace(under.url, url))
      expect(begun.location.pathname).toContain('/organizations/')
      const address = (await back(begun)).replace(under.url, url)
      expect((await end(address, begun.cookie)).status).toBe(200)
    } finally {
      await shared.close()
    }
  })

  test.each([
    ['without an app', '/teams/browser', 404],
    ['of an unknown app', '/teams/browser?client=nobody', 404],
    ['without anything', '/teams/auth/end', 401],
    ['with somebody else’s answer', '/teams/auth/end?state=abc&code=def', 401],
    ['without an errand', '/teams/auth/start', 400],
    ['with an errand of nobody', '/teams/auth/start?ask=forged.seal', 400],
  ])('%s there is a page that says so', async (_what, path, status) => {
    const response = await fetch(under.url + path, { redirect: 'manual' })
    expect(response.status).toBe(status)
    expect(await response.text()).toContain('Reference code')
  })
})

describe('in a window that a tab has opened', () => {
  test('whoever agrees is sent back to the tab, and the tab opens', async () => {
    const id = personIds.student
    const bare = await teamsUnderTest({ consents: false })
    try {
      const refused = await bare.launch({ objectId: id })
      const start = refused.body.window!.replace('https://tool.example', bare.url)
      const response = await fetch(start, { redirect: 'manual' })
      const location = new URL(response.headers.get('location')!)
      expect(location.searchParams.get('prompt')).toBe('consent')
      expect(location.searchParams.get('scope')).toContain('https://graph.microsoft.com/EduRoster.ReadBasic')
      bare.microsoft.entra.signIn({ tenantId: tenantIds.fairview, objectId: id })
      const answered = await fetch(location, { redirect: 'manual' })
      const address = answered.headers.get('location')!.replace('https://tool.example', bare.url)
      const cookie = response.headers.get('set-cookie')!.split(';')[0]!
      const html = await (await end(address, cookie)).text()
      expect(html).toContain('You can close this window')
      expect(html).toMatch(/import\("\/embed\/assets\/teams-window-[^"]+"\).+"agreed":true/)
      expect((await bare.launch({ objectId: id, afterConsent: true })).status).toBe(200)
    } finally {
      await bare.close()
    }
  })
})
