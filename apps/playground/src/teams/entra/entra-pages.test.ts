import { adminConsentUrl, beginSignIn, confirmTenant, finishSignIn, readAdminConsent } from '@lectern/teams'
import { beforeAll, beforeEach, expect, test } from 'vitest'
import { usualSwitches } from '../switches.ts'
import { aMicrosoft, type TestMicrosoft } from '../testing/a-microsoft.ts'

let microsoft: TestMicrosoft
beforeAll(async () => void (microsoft = await aMicrosoft()))
beforeEach(() => {
  microsoft.teams.set(usualSwitches)
  microsoft.teams.expel()
})

const redirectUri = () => String(microsoft.tool.teams.redirectUri)
const begin = (scopes: string[] = [], more: object = {}) =>
  beginSignIn({ app: microsoft.app, redirectUri: redirectUri(), scopes, ...more })

/** What the browser sees at that address, and after choosing on the page there. */
async function visit(address: URL, form?: Record<string, string>) {
  const answer = await microsoft.fetch(address, {
    ...(form && { method: 'POST', body: new URLSearchParams(form) }),
  })
  const location = answer.headers.get('location')
  return {
    status: answer.status,
    headers: answer.headers,
    text: await answer.text(),
    back: location === null ? undefined : new URL(location).searchParams,
  }
}

const as = (id: string) => ({ account: microsoft.person(id).oid })

test('a person picks an account, agrees, and is who they are to the tool', async () => {
  const { location, pending } = begin(['EduRoster.ReadBasic'])
  expect((await visit(location)).text).toContain('Pick an account')
  const asked = await visit(location, as('elena-rivera'))
  expect(asked.text).toContain('View a limited subset of your class rosters')
  const { back } = await visit(location, { ...as('elena-rivera'), consent: 'accept' })
  const finished = await finishSignIn(back!, pending, {
    app: microsoft.app,
    credential: () => ({ clientSecret: microsoft.teams.client.clientSecret }),
    fetch: microsoft.fetch,
    keys: microsoft.keys,
  })
  expect(finished).toMatchObject({
    outcome: 'signed-in',
    person: {
      objectId: microsoft.person('elena-rivera').oid,
      display: { name: 'Elena Rivera', username: 'elena.rivera@fairview.example' },
    },
  })
  // Entra remembers; whoever is hinted at is not even asked for an account.
  const again = begin(['EduRoster.ReadBasic']).location
  again.searchParams.set('login_hint', 'elena.rivera@fairview.example')
  expect((await visit(again)).back?.has('code')).toBe(true)
  expect(
    (await visit(begin(['EduRoster.ReadBasic'], { prompt: 'consent' }).location, as('elena-rivera'))).text,
  ).toContain('Permissions requested')
})

test('whoever cancels is sent back with the reason', async () => {
  const { location, pending } = begin(['EduRoster.ReadBasic'])
  const { back } = await visit(location, { ...as('marcus-okafor'), consent: 'cancel' })
  expect(Object.fromEntries(back!)).toMatchObject({ error: 'access_denied', state: pending.state })
  expect(back!.get('error_description')).toMatch(/^AADSTS65004/)
})

test('without PKCE nobody gets a code', async () => {
  const { location } = begin()
  location.searchParams.delete('code_challenge_method')
  const { back } = await visit(location, as('marcus-okafor'))
  expect(back!.get('error')).toBe('invalid_request')
})

test('where nobody may be asked, the tool is told what would have been asked', async () => {
  const { location } = begin(['EduRoster.ReadBasic'])
  location.searchParams.set('prompt', 'none')
  expect((await visit(location)).back!.get('error')).toBe('login_required')
  location.searchParams.set('login_hint', microsoft.person('hannah-lindqvist').upn)
  expect((await visit(location)).back!.get('error')).toBe('consent_required')
})

test('where people may not agree for themselves, an administrator has to', async () => {
  microsoft.teams.set({ userConsent: false })
  const { location } = begin(['EduRoster.ReadBasic'])
  expect((await visit(location, as('hannah-lindqvist'))).text).toContain('AADSTS90094')
  const insists = await visit(location, { ...as('hannah-lindqvist'), consent: 'accept' })
  expect(insists.back).toBeUndefined()
  microsoft.teams.admit()
  expect((await visit(location, as('hannah-lindqvist'))).back?.has('code')).toBe(true)
})

test('a second factor is asked for, once', async () => {
  microsoft.teams.set({ secondFactor: true })
  const { location } = begin()
  expect((await visit(location, as('elena-rivera'))).text).toContain('Approve sign in request')
  expect((await visit(location, { ...as('elena-rivera'), factor: 'shown' })).back?.has('code')).toBe(true)
  expect((await visit(location, as('elena-rivera'))).back?.has('code')).toBe(true)
  microsoft.teams.set({ secondFactor: true })
  expect((await visit(location, as('elena-rivera'))).back?.has('code')).toBe(true)
})

test('once it is shown, a tab acts for the person with a token that it asked for so', async () => {
  microsoft.teams.admit()
  microsoft.teams.set({ secondFactor: true })
  const { tokens, teams } = microsoft
  const outcomeOf = async (claims?: string) => {
    const { token = '' } = await microsoft.tabToken('elena-rivera', claims)
    return tokens.onBehalfOf({ tenantId: teams.tenantId, assertion: token }, ['EduRoster.ReadBasic'])
  }
  const refused = await outcomeOf()
  const claims = refused.outcome === 'interaction-required' ? refused.claims : undefined
  expect(claims).toContain('polids')
  await visit(begin([], { claims }).location, { ...as('elena-rivera'), factor: 'shown' })
  expect((await outcomeOf()).outcome).toBe('interaction-required')
  expect((await outcomeOf(claims)).outcome).toBe('granted')
})

test.each([
  [
    'another redirect address',
    (url: URL) => url.searchParams.set('redirect_uri', 'https://evil.example/'),
    'AADSTS50011',
  ],
  ['another app', (url: URL) => url.searchParams.set('client_id', crypto.randomUUID()), 'AADSTS700016'],
  ['an unknown tenant', (url: URL) => void (url.pathname = '/nowhere/oauth2/v2.0/authorize'), 'AADSTS90002'],
])('shows %s a page and sends nobody on', async (_what, change, code) => {
  const { location } = begin()
  change(location)
  const { status, text, back } = await visit(location, as('elena-rivera'))
  expect([status, back]).toEqual([400, undefined])
  expect(text).toContain(code)
})

test('an account of another tenant is a stranger where only one tenant may sign in', async () => {
  const { location } = begin([], { tenantId: microsoft.teams.tenantId })
  expect((await visit(location, { upn: 'jonas.weber@northside.example' })).text).toContain('AADSTS50020')
  expect((await visit(location, { upn: 'nobody@fairview.example' })).text).toContain('AADSTS50034')
  expect((await visit(begin().location, { upn: 'jonas.weber@northside.example' })).back?.has('code')).toBe(
    true,
  )
})

test('shows itself in no frame', async () => {
  const { headers } = await visit(begin().location)
  expect(headers.get('x-frame-options')).toBe('DENY')
  expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'")
})

test('an administrator admits the app for the district, and Entra takes its time to know it', async () => {
  microsoft.teams.set({ consentDelaySeconds: 10 })
  const url = adminConsentUrl({ clientId: microsoft.app.clientId, redirectUri: redirectUri(), state: 's' })
  expect((await visit(url, as('elena-rivera'))).text).toContain('Need admin approval')
  expect((await visit(url, as('priya-raman'))).text).toContain('for all users in your organization')
  const { back } = await visit(url, { ...as('priya-raman'), consent: 'accept' })
  expect(readAdminConsent(back!)).toEqual({
    outcome: 'granted',
    claimedTenantId: microsoft.teams.tenantId,
    state: 's',
  })
  await expect(confirmTenant(microsoft.district())).rejects.toMatchObject({ code: 'teams.graph-forbidden' })
  microsoft.secondsPass(10)
  expect(await confirmTenant(microsoft.freshDistrict())).toEqual({ name: 'Fairview Schools' })
  const declined = await visit(url, { ...as('priya-raman'), consent: 'cancel' })
  expect(readAdminConsent(declined.back!)).toMatchObject({ outcome: 'declined' })
})
