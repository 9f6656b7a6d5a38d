import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { scopes } from '@lectern/google-classroom'
import { changeGoogleInstallation, getGoogleInstallation } from '@lectern/tenancy'
import {
  authorizationAt,
  classroomUnderTest,
  offeredSignIn,
  throughWindow,
  type ClassroomUnderTest,
} from '../../testing/classroom-under-test.ts'
import { secretKeys } from '../../secret-keys.ts'
import { modelOf } from '../../testing/browser-launch.ts'
import { aDistrict } from '../../testing/under-test.ts'

let under: ClassroomUnderTest
beforeAll(async () => void (under = await classroomUnderTest()))
afterAll(() => under.close())
beforeEach(() => {
  Object.assign(under.google.switches, { minorsConfigured: true, appBlocked: false, sessionEnded: false })
  for (const { sub } of Object.values(under.people)) under.google.grants.revoke(sub)
})

const discovery = (person = under.people.teacher) => under.frame({ kind: 'discovery', person })

async function begun(address = discovery().address) {
  const task = offeredSignIn(await (await fetch(address)).text())!
  const authorization = await authorizationAt(task.address)
  const go = (proof: Record<string, string>) =>
    fetch(`${under.url}/google-classroom/continue`, {
      method: 'POST',
      body: new URLSearchParams({
        handOff: task.handOffId,
        secret: task.secret,
        ...proof,
      }),
    })
  const state = (secret = task.secret) =>
    fetch(`${under.url}/google-classroom/hand-offs/${task.handOffId}`, {
      headers: { authorization: `Bearer ${secret}` },
    })
  return { ...task, authorization, go, state }
}

/** Where Google sends the window, and what the window then shows. */
async function window(authorization: string, choice: Parameters<typeof under.google.authorize>[1] = {}) {
  const answered = under.google.authorize(authorization.replace(/^http:\/\/[^/]+\//, 'https://'), choice)
  if (!('location' in answered)) return { location: undefined, page: answered.page }
  const response = await fetch(answered.location, { redirect: 'manual' })
  return { location: response.headers.get('location'), page: await response.text(), status: response.status }
}

describe('signing in', () => {
  test('asks a teacher for what teachers need and a student for less, with a code challenge', async () => {
    const asked = async (address: string) => new URL((await begun(address)).authorization).searchParams
    const teacher = await asked(discovery().address)
    expect(teacher.get('scope')?.split(' ')).toEqual(['openid', scopes.email, scopes.addOnsTeacher])
    expect(Object.fromEntries(teacher)).toMatchObject({
      access_type: 'offline',
      code_challenge_method: 'S256',
      hd: 'fairview.example',
    })
    const view = under.frame({ kind: 'student', person: under.people.student, attachmentId: '1' })
    const student = await asked(view.address)
    expect(student.get('scope')?.split(' ')).toEqual(['openid', scopes.email, scopes.addOnsStudent])
    expect(student.get('access_type')).toBe('online')
  })

  test('names the account that Classroom shows, once Google tells it', async () => {
    await discovery().open()
    const { authorization } = await begun()
    expect(new URL(authorization).searchParams.get('login_hint')).toBe(under.people.teacher.sub)
  })

  test('keeps what acts for a teacher, and nothing that lasts for a student', async () => {
    await discovery().open()
    await under.frame({ kind: 'student', person: under.people.student, attachmentId: '1' }).open()
    const rows = await under.scope.query<{ audience: string; lasts: boolean }>(
      'select g.audience, g.sealed_refresh_token is not null as lasts from lectern.google_grant g order by 1',
    )
    expect(rows).toEqual([
      { audience: 'student', lasts: false },
      { audience: 'teacher', lasts: true },
    ])
  })

  test('goes to the consent page by itself where Google gave no lasting token, once', async () => {
    await discovery().open()
    await under.scope.query('delete from lectern.google_grant')
    const { authorization } = await begun()
    const first = await window(authorization)
    expect(new URL(first.location!).searchParams.get('prompt')).toBe('consent')
    const second = await window(first.location!)
    expect(second.page).toContain('lectern.signed-in')
  })

  test('that the window cannot tell its frame is gone on with by the code that it shows', async () => {
    const { authorization, go, state } = await begun()
    expect(await (await state()).json()).toEqual({ step: 'waiting' })
    const { page } = await window(authorization, { as: under.people.teacher.sub })
    const code = /<p class="code">([\d ]+)<\/p>/.exec(page)![1]!
    expect(await (await state()).json()).toEqual({ step: 'signed-in' })
    const wrong = await go({ code: code.replaceAll(/\d/g, (digit) => String(9 - Number(digit))) })
    expect([wrong.status, await wrong.text()]).toEqual([
      401,
      expect.stringContaining('classroom.hand-off-refused'),
    ])
    const response = await go({ code })
    expect(await response.text()).toContain('id="model"')
  })

  test('is good for one frame, once, and only with its secret', async () => {
    const { address, go, state } = await begun()
    const receipt = await throughWindow(under.google, address, { as: under.people.teacher.sub })
    expect((await state('x'.repeat(43))).status).toBe(401)
    const stolen = await go({ receipt, secret: 'x'.repeat(43) })
    expect(stolen.status).toBe(401)
    expect((await go({ receipt })).status).toBe(200)
    const again = await go({ receipt })
    expect([again.status, await again.text()]).toEqual([
      409,
      expect.stringContaining('classroom.hand-off-used'),
    ])
  })

  test('writes nothing down until somebody clicks', async () => {
    const kept = () => under.lectern.database.query('select h.id from lectern.google_hand_off h')
    const before = await kept()
    const { address } = offeredSignIn(await (await fetch(discovery().address)).text())!
    expect(await kept()).toEqual(before)
    // Two clicks begin one and the same.
    for (const _click of [1, 2]) await authorizationAt(address)
    expect(await kept()).toHaveLength(before.length + 1)
  })

  test('goes on in the frame that it was begun in, whatever the form says', async () => {
    const { address, go } = await begun()
    const receipt = await throughWindow(under.google, address, { as: under.people.teacher.sub })
    const another = new URL(
      under.frame({ kind: 'teacher', person: under.people.teacher, attachmentId: '9' }).address,
    )
    const html = await (await go({ receipt, address: another.pathname + another.search })).text()
    expect(modelOf(html)).toMatchObject({ mode: 'browse', picking: { multiple: true } })
  })

  test('tells its frame to nobody who lacks the secret', async () => {
    const { go } = await begun()
    const refused = await go({ secret: 'x'.repeat(43) })
    expect(await refused.text()).not.toContain('addOnToken')
  })

  test.each([
    ['', 'none'],
    ['a.b', 'one that is not ours'],
  ])('in a window with the ticket %j (%s) is refused', async (ticket) => {
    const response = await fetch(`${under.url}/google-classroom/sign-in?ticket=${ticket}`, {
      redirect: 'manual',
    })
    expect([response.status, await response.text()]).toEqual([
      400,
      expect.stringContaining('classroom.state-invalid'),
    ])
  })

  test('cannot be collected by whoever began it and sent the address on: the receipt is in the window alone', async () => {
    const { authorization, go } = await begun()
    await window(authorization, { as: under.people.teacher.sub })
    expect((await go({})).status).toBe(401)
  })

  test.each([
    ['a cancelled consent', { deny: true }, 'classroom.consent-refused', 'leave everything ticked'],
    ['an unticked permission', { tick: () => false }, 'classroom.scope-refused', 'leave everything ticked'],
    ['a private account', { as: '901' }, 'classroom.domain-missing', 'not a school account'],
  ])('refuses %s in the window and in the frame, with what to do', async (_title, choice, code, words) => {
    const { authorization, go, state } = await begun()
    const { page } = await window(authorization, { as: under.people.teacher.sub, ...choice })
    expect(page).toContain(code)
    expect(page).toContain(words)
    expect(await (await state()).json()).toEqual({ step: 'refused', code })
    const frame = await go({})
    expect(frame.status).toBe(403)
    const html = await frame.text()
    expect(html).toContain(words)
    // Its button opens the same frame anew.
    expect(html).toContain('href="/google-classroom/discovery?client=')
  })

  test('with another account than the one Classroom shows says which to choose', async () => {
    await discovery().open()
    const { authorization } = await begun()
    const { page } = await window(authorization, { as: under.people.unlicensed.sub })
    expect(page).toContain('classroom.wrong-account')
    expect(page).toContain('at the top right of Classroom')
  })

  test.each([
    ['appBlocked', { appBlocked: true }, 'admin_policy_enforced'],
    ['minors', { minorsConfigured: false }, 'access_not_configured'],
  ])(
    'what Google refuses on its own pages (%s) leaves the frame waiting, unharmed',
    async (_title, switches, page) => {
      Object.assign(under.google.switches, switches)
      const view = under.frame({ kind: 'student', person: under.people.student, attachmentId: '1' })
      const { authorization, state } = await begun(view.address)
      expect((await window(authorization, { as: under.people.student.sub })).page).toBe(page)
      expect(await (await state()).json()).toEqual({ step: 'waiting' })
    },
  )

  test.each([
    ['access_not_configured', 'minor', 'people under 18'],
    ['admin_policy_enforced', 'admin-policy', 'Google settings block'],
  ])('an answer %s of Google is explained', async (error, code, words) => {
    const { authorization } = await begun()
    const state = new URL(authorization).searchParams.get('state')!
    const url = new URL(`${under.url}/google-classroom/oauth/callback`)
    url.search = new URLSearchParams({ state, error }).toString()
    const page = await (await fetch(url)).text()
    expect(page).toContain(`classroom.${code}`)
    expect(page).toContain(words)
  })

  test('a callback with a state that is not ours, or none, is refused', async () => {
    for (const query of ['', '?code=x', '?code=x&state=y']) {
      const response = await fetch(`${under.url}/google-classroom/oauth/callback${query}`)
      expect([400, 401]).toContain(response.status)
    }
  })
})

describe('a session', () => {
  test('of a person who withdrew what they granted asks to sign in again', async () => {
    const { cookie } = await discovery().open()
    const address = discovery().address
    under.google.grants.revoke(under.people.teacher.sub)
    const frame = await fetch(address, { headers: { cookie: cookie! } })
    expect(await frame.text()).toContain('Continue with Google')
    expect(await under.scope.query('select g.ended_code from lectern.google_grant g')).toEqual([
      { ended_code: 'classroom.grant-revoked' },
    ])
  })

  test('that somebody made up is none', async () => {
    const response = await fetch(discovery().address, { headers: { cookie: 'lectern-classroom=a.b.c.d.e' } })
    expect(await response.text()).toContain('Continue with Google')
  })

  test('renews what has run out, without asking anybody', async () => {
    const { cookie } = await discovery().open()
    under.google.grants.expireAccess()
    const response = await fetch(discovery().address, { headers: { cookie: cookie! } })
    expect(await response.text()).toContain('id="model"')
  })

  test("of one district is nothing in another's", async () => {
    const { cookie } = await discovery().open()
    await under.install(await aDistrict(under.lectern, 'Hill'), { clientId: 'other.apps.example' })
    const address = discovery().address.replace(under.clientId, 'other.apps.example')
    const response = await fetch(address, { headers: { cookie: cookie! } })
    expect(await response.text()).toContain('Continue with Google')
  })
})

describe('nothing secret', () => {
  test('is in a page that everybody may see, nor in the log of refusals', async () => {
    const { page } = await window((await begun()).authorization, { as: under.people.teacher.sub })
    expect(page).not.toContain('ya29.')
    expect(page).not.toContain('secret-of-lectern')
    expect(JSON.stringify(await under.scope.query('select * from lectern.launch'))).not.toMatch(
      /ya29|token-\d/,
    )
  })
})

test('a district that still holds the old secret of a shared client is let in by the new one of another', async () => {
  const { database } = under.lectern
  const sealKey = (await secretKeys(under.config)).of('Google client secrets')
  const outdated = async (clientSecret: string) => {
    const own = await getGoogleInstallation(database, under.scope, under.installationId, sealKey)
    await changeGoogleInstallation(
      database,
      under.scope,
      under.installationId,
      { ...own, clientSecret },
      sealKey,
    )
  }
  await outdated('outdated')
  expect((await discovery().open()).html).not.toContain('id="model"')
  await under.install(await aDistrict(under.lectern, 'Valley'), { hostedDomains: ['valley.example'] })
  expect((await discovery().open()).model.mode).toBe('browse')
  // What was granted is renewed in the same way, while nobody signs in.
  under.google.grants.expireAccess()
  expect((await discovery().open()).model.mode).toBe('browse')
})
