import { expect, test } from 'vitest'
import {
  authorizationRequest,
  completeSignIn,
  googleKeys,
  readAuthorizationAnswer,
  scopes,
  type SignInRequest,
} from '@lectern/google-classroom'
import { addOn, aGoogle, type TestBrowser } from '../../testing/a-google.ts'

const place = await aGoogle()
const { google, account, browser, fetch } = place
const client = { ...google.client, redirectUri: addOn.redirectUri }
const stateKey = new Uint8Array(32).fill(7)
const elena = account('elena-rivera')
const kai = account('kai-nakamura')
const consent = '/google/accounts.google.com/signin/oauth/consent'

async function authorization(request: Partial<SignInRequest> = {}): Promise<URL> {
  const asked = { handOffId: 'h', audience: 'teacher', features: ['addOn', 'links'], ...request } as const
  const accounts = { authorization: `${google.base}/accounts.google.com/o/oauth2/v2/auth` }
  return new URL(
    await authorizationRequest(asked, {
      client,
      stateKey,
      accounts: { ...accounts, token: '', revocation: '', keys: '' },
    }),
  )
}

/** What the tool makes of the address that the window is sent back to. */
async function complete(location: string) {
  const answer = await readAuthorizationAnswer(new URL(location).searchParams, { stateKey })
  if ('problem' in answer) throw answer.problem
  return completeSignIn(answer, {
    client,
    fetch,
    keys: googleKeys({ fetch }),
    findInstallation: (domain) => (google.hostedDomains.includes(domain) ? domain : undefined),
  })
}

async function allow({ post }: TestBrowser, { search }: URL, sub: string, ticked: readonly string[]) {
  const form = ticked.map((scope): [string, string] => ['scope', scope])
  const answer = await post(`${consent}${search}&authuser=${sub}`, [...form, ['action', 'allow']])
  return answer.headers.get('location') ?? ''
}

test('somebody chooses an account, consents, and the tool knows who it is; the next time nobody is asked', async () => {
  const window = browser('elena-rivera')
  const asked = await authorization()
  expect(await window.read(asked.href)).toContain('Choose an account')
  expect(await window.read(`${consent}${asked.search}&authuser=${elena.sub}`)).toContain('wants access')
  const back = await allow(window, asked, elena.sub, [
    scopes.addOnsTeacher,
    scopes.courses,
    scopes.courseWork,
  ])
  const { user, granted } = await complete(back)
  expect(user).toMatchObject({ sub: elena.sub, installation: 'fairview.example' })
  expect(granted.refreshToken).toBeDefined()
  const again = await window.get((await authorization({ loginHint: elena.sub })).href)
  expect((await complete(again.headers.get('location')!)).user.sub).toBe(elena.sub)
  const withoutHint = await window.get((await authorization()).href)
  expect((await complete(withoutHint.headers.get('location')!)).user.sub).toBe(elena.sub)
})

test('a scope that is not ticked is not granted, and the tool hears of it', async () => {
  const window = browser('marcus-okafor')
  const marcus = account('marcus-okafor')
  const back = await allow(window, await authorization(), marcus.sub, [scopes.courses])
  await expect(complete(back)).rejects.toMatchObject({ code: 'classroom.scope-refused' })
})

test('who cancels is sent back without a code', async () => {
  const window = browser('lucia-fernandez')
  const { search } = await authorization()
  const back = await window.act(`${consent}${search}&authuser=${account('lucia-fernandez').sub}`, {
    action: 'cancel',
  })
  await expect(complete(back)).rejects.toMatchObject({ code: 'classroom.consent-refused' })
})

test('a hinted account that is not signed in signs in first; beside another it can be the wrong one', async () => {
  const window = browser('elena-rivera-private')
  const asked = await authorization({ loginHint: elena.sub })
  const signIn = (await window.get(asked.href)).headers.get('location')!
  expect(await window.read(signIn)).toContain('value="elena.rivera@fairview.example"')
  const next = `${asked.pathname}${asked.search}`
  const path = '/google/accounts.google.com/signin/identifier'
  expect((await window.post(path, { email: 'nobody@fairview.example', next })).status).toBe(400)
  expect(await window.act(path, { email: elena.email, next })).toBe(next)
  const chooser = await window.read((await authorization()).href)
  expect(chooser).toContain(elena.email)
  expect(chooser).toContain('elena.rivera@mail.example')
})

test.each([
  ['appBlocked', 'admin_policy_enforced'],
  ['minorsNotConfigured', 'access_not_configured'],
] as const)('with %s the window ends on a page that says %s', async (name, error) => {
  const asked = await authorization({ audience: 'student', features: ['addOn'] })
  google.switches[name] = true
  const blocked = await browser('kai-nakamura').get(`${consent}${asked.search}&authuser=${kai.sub}`)
  google.switches[name] = false
  expect(blocked.status).toBe(400)
  expect(await blocked.text()).toContain(error)
})

test('an address that the client does not know ends there, whoever asks', async () => {
  const asked = await authorization()
  asked.searchParams.set('redirect_uri', 'https://attacker.example/')
  const blocked = await browser().get(asked.href)
  expect([blocked.status, await blocked.text()]).toEqual([
    400,
    expect.stringContaining('redirect_uri_mismatch'),
  ])
})

test('nobody consents for an account that is not signed in, and the sign-in leads only to pages of Google', async () => {
  const { search } = await authorization()
  const refused = await browser('elena-rivera').post(`${consent}${search}&authuser=${kai.sub}`, {
    action: 'allow',
  })
  expect(refused.status).toBe(403)
  const path = '/google/accounts.google.com/signin/identifier'
  for (const next of ['https://attacker.example/', '//attacker.example/', '/google/\\attacker.example'])
    expect(await browser().act(path, { email: elena.email, next })).toBe('/google')
})

test('no page of the sign-in may stand in a frame', async () => {
  const asked = await authorization()
  const window = browser('elena-rivera-private')
  for (const path of [asked.href, '/google/accounts.google.com/signin/identifier']) {
    const { headers } = await window.get(path)
    expect(headers.get('x-frame-options')).toBe('DENY')
    expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'")
  }
})

test('with a severed opener nothing of the sign-in shares a window with others, not even a redirect', async () => {
  google.switches.openerSevered = true
  const page = await browser().get('/google/accounts.google.com/signin/identifier')
  const redirect = await browser().get((await authorization({ loginHint: elena.sub })).href)
  google.switches.openerSevered = false
  expect(redirect.status).toBe(303)
  for (const { headers } of [page, redirect])
    expect(headers.get('cross-origin-opener-policy')).toBe('same-origin')
})
