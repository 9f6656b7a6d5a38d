import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { GoogleDetails, GoogleInstallState } from '@lectern/api-contracts'
import { somePeople, type SignInChoice } from '@lectern/google-classroom/testing'
import {
  administeredClassroom,
  answeredByGoogle,
  deputy,
  type AdministeredClassroom,
} from '../../testing/administered-classroom.ts'
import { consoleVisitor, type ConsoleCall } from '../../testing/director.ts'

let classroom: AdministeredClassroom
let path: string
beforeAll(async () => {
  classroom = await administeredClassroom()
  path = await classroom.install()
})
afterAll(() => classroom.close())
beforeEach(async () => {
  await classroom.director(`${path}/google-classroom/grants`, { method: 'DELETE' })
  classroom.google.grants.revoke(somePeople.administrator.sub)
})

const page = (outcome: string) => `${classroom.url}/console${path}?google=${outcome}`
const details = async () => (await classroom.director<GoogleDetails>(`${path}/google-classroom`)).answer

async function begun(): Promise<string> {
  const { answer } = await classroom.director(`${path}/google-classroom/sign-in`, { method: 'POST' })
  return String(answer['url'])
}

/** From the console's button through Google's pages and back, to the end. */
async function signedIn(choice?: SignInChoice, browser: ConsoleCall = classroom.director) {
  let location = await begun()
  for (let hops = 0; !location.includes('/console/') && hops < 3; hops++)
    location = (await browser.visit(answeredByGoogle(classroom, location, choice)))!
  return location
}

const installState = async () =>
  (await classroom.director<GoogleInstallState>(`${path}/google-classroom/install-state`)).answer

describe('an administrator who signs in from the console', () => {
  test('is asked for what is switched on, with Google’s consent page where nothing is kept', async () => {
    const asked = new URL(await begun()).searchParams
    expect(Object.fromEntries(asked)).toMatchObject({
      code_challenge_method: 'S256',
      access_type: 'offline',
      prompt: 'consent',
      hd: 'fairview.example',
      redirect_uri: `${classroom.url}/google-classroom/oauth/callback`,
    })
    expect(asked.get('scope')).toContain('admin.directory.orgunit.readonly')
    expect(asked.get('scope')).not.toContain('classroom.rosters')
  })

  test('comes back to the installation, where the grant works, and is met without a name', async () => {
    expect(await signedIn()).toBe(page('granted'))
    expect(await details()).toMatchObject({
      administrators: [{ state: 'works', missing: [], endedCode: null }],
      administratorRefusal: null,
    })
    const people = await classroom.scope.query('select p.role from lectern.person p')
    expect(people).toEqual([{ role: 'admin' }])
    expect(
      await classroom.scope.query(
        `select a.account_id is not null as "hasAccount" from lectern.audit_entry a
         where a.action = 'google.administrator-granted'`,
      ),
    ).toContainEqual({ hasAccount: true })
    expect(new URL(await begun()).searchParams.get('prompt')).toBeNull()
  })

  test('consents once more where Google gave nothing that lasts', async () => {
    await signedIn()
    // Granted to the project before, elsewhere: without its consent page Google gives no refresh token.
    classroom.google.grants.allow(deputy.sub, [])
    const first = new URL(await begun())
    expect(first.searchParams.get('prompt')).toBeNull()
    const again = await classroom.director.visit(answeredByGoogle(classroom, first.href, { as: deputy.sub }))
    expect(Object.fromEntries(new URL(again!).searchParams)).toMatchObject({
      prompt: 'consent',
      login_hint: deputy.sub,
    })
    const last = answeredByGoogle(classroom, again!, { as: deputy.sub })
    expect(await classroom.director.visit(last)).toBe(page('granted'))
    expect((await details()).administrators).toMatchObject([{ state: 'works' }, { state: 'works' }])
    classroom.google.grants.revoke(deputy.sub)
  })

  test('sees on the installation’s page why it came to nothing, until it works', async () => {
    const stays = (scope: string) => !scope.includes('orgunit')
    for (const [choice, code] of [
      [{ deny: true }, 'classroom.consent-refused'],
      [{ tick: stays }, 'classroom.scope-refused'],
      [{ as: somePeople.stranger.sub }, 'classroom.domain-missing'],
    ] as const) {
      classroom.google.grants.revoke(somePeople.administrator.sub)
      expect(await signedIn(choice)).toBe(page('refused'))
      expect(await details()).toMatchObject({
        administrators: [],
        administratorRefusal: { code, message: expect.any(String), reference: expect.any(String) },
      })
    }
    await signedIn()
    expect((await details()).administratorRefusal).toBeNull()
  })

  test.each(['teacher', 'student'] as const)(
    'who is none, as a %s is, grants nothing, is met as nobody and reads why',
    async (kind) => {
      const people = 'select p.id, p.role from lectern.person p order by 1'
      const before = await classroom.scope.query(people)
      const { sub } = somePeople[kind]
      expect(await signedIn({ as: sub })).toBe(page('refused'))
      expect(await details()).toMatchObject({
        administrators: [],
        administratorRefusal: {
          code: 'classroom.not-administrator',
          message: expect.stringContaining('Super Admin'),
          reference: expect.any(String),
        },
      })
      expect(await classroom.scope.query(people)).toEqual(before)
      // They may have granted the frames something, which is one grant to Google.
      expect(classroom.google.grants.grants.has(sub)).toBe(true)
      classroom.google.grants.revoke(sub)
    },
  )

  test('grants nothing while Google does not say whether they are one', async () => {
    let location = await begun()
    location = answeredByGoogle(classroom, location)
    const later = (answer: () => Promise<Response>) => answer()
    const away = () => new Response('', { status: 503 })
    classroom.google.failNext(later, away, away)
    expect(await classroom.director.visit(location)).toBe(page('refused'))
    expect(await details()).toMatchObject({
      administrators: [],
      administratorRefusal: { code: 'classroom.unavailable' },
    })
  })

  test('has the courses of the domain read at once where class lists are switched on', async () => {
    const features = (enabled: boolean) =>
      classroom.director(`${path}/features`, { method: 'PUT', body: { feature: 'roster', enabled } })
    await features(true)
    await classroom.director(`${path}/course-list/run`, { method: 'DELETE' })
    const list = async () => (await classroom.director(`${path}/course-list`)).answer
    expect(await list()).toMatchObject({ run: { status: 'cancelled' } })
    await signedIn()
    expect(await list()).toMatchObject({ run: { status: 'waiting' } })
    await features(false)
  })

  test('is told when something is switched on that was not granted', async () => {
    await signedIn()
    const feature = (enabled: boolean) =>
      classroom.director(`${path}/features`, { method: 'PUT', body: { feature: 'roster', enabled } })
    await feature(true)
    expect((await details()).administrators).toMatchObject([
      { state: 'incomplete', missing: expect.arrayContaining([expect.stringContaining('rosters')]) },
    ])
    await signedIn()
    expect((await details()).administrators).toMatchObject([{ state: 'works' }])
    await feature(false)
  })

  test('finishes in the session of the console that began it, and in no other', async () => {
    const foreign = `${classroom.url}/console/installations?google=foreign`
    for (const browser of [consoleVisitor(classroom.url), classroom.stranger])
      expect(await browser.visit(answeredByGoogle(classroom, await begun()))).toBe(foreign)
    expect(await details()).toMatchObject({ administrators: [], administratorRefusal: null })
  })

  test('takes no state that was not made here', async () => {
    const callback = `${classroom.url}/google-classroom/oauth/callback`
    for (const forged of ['', '?code=1', '?code=1&state=forged'])
      expect((await fetch(callback + forged, { redirect: 'manual' })).status).toBeGreaterThanOrEqual(400)
  })
})

describe('the Marketplace app', () => {
  test('is told as installed or not by domain, once an administrator has granted that', async () => {
    expect(await installState()).toMatchObject({
      domains: [{ state: 'unknown', problem: { code: 'installation.administrator-missing' } }],
    })
    await signedIn()
    expect(await installState()).toEqual({
      domains: [{ domain: 'fairview.example', state: 'not-installed', problem: null }],
    })
    classroom.google.marketplace.installed.add('4711/fairview.example')
    expect(await installState()).toMatchObject({ domains: [{ state: 'installed' }] })
  })

  test('is unknown where Google does not say, in its words', async () => {
    await signedIn()
    classroom.google.failNext(() =>
      Response.json({ error: { code: 403, message: 'No', status: 'PERMISSION_DENIED' } }, { status: 403 }),
    )
    expect(await installState()).toMatchObject({
      domains: [{ state: 'unknown', problem: { code: 'classroom.forbidden' } }],
    })
  })
})

describe('what administrators granted', () => {
  const withdraw = () => classroom.director(`${path}/google-classroom/grants`, { method: 'DELETE' })

  test('is given back to Google and deleted', async () => {
    await signedIn()
    expect(await withdraw()).toMatchObject({ status: 200, answer: { withdrawn: 1, notTold: 0 } })
    expect(classroom.google.grants.grants.has(somePeople.administrator.sub)).toBe(false)
    expect((await details()).administrators).toEqual([])
    expect(await withdraw()).toMatchObject({ answer: { withdrawn: 0, notTold: 0 } })
  })

  test('is deleted also while Google cannot be told, and says so', async () => {
    await signedIn()
    classroom.google.failNext(() => new Response('', { status: 503 }))
    expect(await withdraw()).toMatchObject({ answer: { withdrawn: 1, notTold: 1 } })
    expect((await details()).administrators).toEqual([])
  })
})
