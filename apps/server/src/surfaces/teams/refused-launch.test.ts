import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { aadstsAnswer, graphError, v1TabTokenClaims } from '@lectern/teams/testing'
import {
  launchScopes,
  personIds,
  teamsUnderTest,
  tenantIds,
  type LaunchedTab,
  type TabToOpen,
  type TeamsUnderTest,
} from '../../testing/teams-under-test.ts'

let under: TeamsUnderTest
beforeAll(async () => void (under = await teamsUnderTest()))
afterAll(() => under.close())

const student = { objectId: personIds.student }
const listed = async ({ body }: LaunchedTab) =>
  (await under.scope.query(`select l.code from lectern.launch l where l.reference = $1`, [body.reference]))[0]
const seconds = () => under.microsoft.now().getTime() / 1000

describe('is refused with a page, a reference and a line in the list', () => {
  test.each<[string, () => TabToOpen | Promise<TabToOpen>, number, string]>([
    ['without a token', () => ({ token: null }), 401, 'teams.token-missing'],
    ['with something that is no token', () => ({ token: 'a.b.c' }), 401, 'teams.token-malformed'],
    [
      'with a v1.0 token',
      async () => ({
        token: await under.microsoft.entra.keys.sign(v1TabTokenClaims({ now: under.microsoft.now() })),
      }),
      401,
      'teams.token-version',
    ],
    [
      'for another audience',
      () => ({ claims: { aud: 'https://graph.microsoft.com' } }),
      401,
      'teams.audience-mismatch',
    ],
    ['after its token expired', () => ({ claims: { exp: seconds() - 600 } }), 401, 'teams.token-expired'],
    ['without scp', () => ({ claims: { scp: undefined } }), 403, 'teams.scope-missing'],
    ['by an application', () => ({ claims: { idtyp: 'app' } }), 403, 'teams.app-token'],
    ['fetched by a stranger', () => ({ claims: { azp: personIds.teacher } }), 403, 'teams.host-unknown'],
    ['for a guest', () => ({ claims: { acct: 1 } }), 403, 'teams.guest'],
    ['of another tenant', () => ({ tenantId: tenantIds.elsewhere }), 403, 'teams.tenant-unknown'],
    [
      'outside Teams',
      () => ({ token: null, context: null, failure: { kind: 'outside' } }),
      400,
      'teams.outside',
    ],
    [
      'in a host that never answers',
      () => ({ token: null, context: null, failure: { kind: 'silent' } }),
      400,
      'teams.host-silent',
    ],
    [
      'when Teams gives no token',
      () => ({
        token: null,
        failure: { kind: 'token', reason: 'App resource defined in manifest and iframe origin do not match' },
      }),
      401,
      'teams.app-misconfigured',
    ],
    [
      'when Teams was not pre-authorised',
      () => ({ token: null, failure: { kind: 'token', reason: 'resourceRequiresConsent' } }),
      403,
      'teams.consent-required',
    ],
  ])('%s', async (_what, tab, status, code) => {
    const refused = await under.launch(await tab())
    expect([refused.status, refused.body.code]).toEqual([status, code])
    expect(refused.body.page).toContain(refused.body.reference)
    expect(refused.body.page).not.toContain('This page could not be opened')
    expect(await listed(refused)).toEqual({ code })
  })

  test.each([
    ['without an address', { address: undefined }, 400, 'request.invalid'],
    ['with a foreign address', { address: 'https://evil.example/teams/tab' }, 404, 'teams.client-unknown'],
    ['with an address that is no tab', { address: '/console' }, 400, 'teams.address-malformed'],
    ['of an unknown app', { address: '/teams/tab?client=nobody' }, 404, 'teams.client-unknown'],
    ['with a context that is no object', { context: 5 as never }, 400, 'request.invalid'],
  ])('%s', async (_what, tab, status, code) => {
    const { status: found, body } = await under.launch(tab)
    expect([found, body.code]).toEqual([status, code])
    expect(body.page).toContain(body.reference)
  })

  test('when Graph knows a guest whom the token did not', async () => {
    const education = under.microsoft.graph.education(tenantIds.fairview)
    const id = 'aaaaaaaa-0009-4009-8009-aaaaaaaaaaaa'
    education.addClass(
      { id: 'cccccccc-0004-4004-8004-cccccccccccc' },
      { students: [{ id, userType: 'Guest' }] },
    )
    expect((await under.launch({ objectId: id })).body.code).toBe('teams.guest')
  })

  test.each(['Call 555-0100, your licence ends', 'resourceRequiresConsent: call 555-0100'])(
    'without a word in the list or on the page of what somebody without a token says: %s',
    async (reason) => {
      const { body } = await under.launch({ token: null, failure: { kind: 'token', reason } })
      const [kept] = await under.scope.query('select l.* from lectern.launch l where l.reference = $1', [
        body.reference,
      ])
      expect(kept).toMatchObject({ code: body.code })
      expect(JSON.stringify([kept, body])).not.toContain('555-0100')
    },
  )

  test('in the language and the theme of Teams, naming nobody', async () => {
    const { body } = await under.launch({
      claims: { acct: 1 },
      context: { app: { locale: 'es', theme: 'contrast' }, user: { loginHint: 'tara@fairview.example' } },
    })
    expect(body.page).toContain('data-theme="contrast"')
    expect(body.page).toContain('Los invitados no pueden usar Lectern')
    expect(JSON.stringify(body)).not.toContain('tara')
  })

  test('with patience when Microsoft is busy', async () => {
    under.microsoft.graph.failNext(/education\/me$/, () =>
      graphError(429, 'TooManyRequests', 'Later.', { 'retry-after': '90' }),
    )
    const busy = await under.launch()
    expect([busy.status, busy.body.code, busy.body.act]).toEqual([429, 'teams.graph-throttled', 'retry'])
    under.microsoft.secondsPass(91)
    expect((await under.launch()).status).toBe(200)
  })

  test('rather than keeping somebody waiting until Microsoft is not busy any more', async () => {
    under.microsoft.graph.failNext(/education\/me$/, () =>
      graphError(429, 'TooManyRequests', 'Later.', { 'retry-after': '20' }),
    )
    expect((await under.launch()).body).toMatchObject({ code: 'teams.graph-throttled', act: 'retry' })
    under.microsoft.secondsPass(21)
    under.microsoft.graph.failNext(/education\/me\/classes$/, () => {
      under.microsoft.secondsPass(9)
      return graphError(503, 'ServiceUnavailable', 'Slow.')
    })
    expect((await under.launch()).body).toMatchObject({ code: 'teams.graph-unavailable', act: 'retry' })
  })
})

describe('where consent is missing', () => {
  let bare: TeamsUnderTest
  beforeAll(async () => void (bare = await teamsUnderTest({ consents: false })))
  afterAll(() => bare.close())

  test('the tab gets a window to agree in, and is opened after that, although Entra takes a moment', async () => {
    const { entra } = bare.microsoft
    const refused = await bare.launch()
    expect([refused.status, refused.body.code, refused.body.act]).toEqual([
      403,
      'teams.consent-required',
      'consent',
    ])
    expect(refused.body.page).toContain('data-act="consent"')
    expect(refused.body.window).toMatch(/^https:\/\/tool\.example\/teams\/auth\/start\?ask=/)
    entra.consents.grantForPerson(tenantIds.fairview, personIds.teacher, { scopes: launchScopes })
    entra.failNext(() => aadstsAnswer('consentRequired'))
    expect((await bare.launch({ afterConsent: true })).status).toBe(200)
  })

  test('consent that takes ten seconds ends in a page that says so, and in no second window', async () => {
    const { entra } = bare.microsoft
    entra.consents.grantForPerson(tenantIds.fairview, personIds.student, {
      scopes: launchScopes,
      afterSeconds: 10,
    })
    const waiting = await bare.launch({ ...student, afterConsent: true })
    expect([waiting.body.code, waiting.body.act, waiting.body.window]).toEqual([
      'teams.consent-pending',
      'retry',
      undefined,
    ])
    bare.microsoft.secondsPass(10)
    expect((await bare.launch({ ...student, afterConsent: true })).status).toBe(200)
  }, 20_000)

  test('a policy that asks for a second factor is passed on in a window', async () => {
    const { entra } = bare.microsoft
    entra.secondFactor.add(personIds.otherTeacher)
    const refused = await bare.launch({ objectId: personIds.otherTeacher })
    expect([refused.body.code, refused.body.act]).toEqual(['teams.interaction-required', 'signIn'])
    const start = await fetch(refused.body.window!.replace('https://tool.example', bare.url), {
      redirect: 'manual',
    })
    const location = new URL(start.headers.get('location')!)
    expect(location.pathname).toContain(`/${tenantIds.fairview}/oauth2/v2.0/authorize`)
    expect(location.searchParams.get('claims')).toContain('polids')
    expect(location.searchParams.get('prompt')).toBeNull()
  })

  test('once the second factor is shown, a token that has it opens the tab, and none that Teams kept before', async () => {
    const { entra } = bare.microsoft
    const objectId = personIds.otherTeacher
    entra.consents.grantForPerson(tenantIds.fairview, objectId, { scopes: launchScopes })
    entra.secondFactor.add(objectId)
    const { body } = await bare.launch({ objectId })
    expect(body.claims).toContain('polids')
    entra.shownFactor.add(objectId)
    const kept = await bare.launch({ objectId, afterConsent: true })
    expect(kept.body.code).toBe('teams.interaction-required')
    const token = await entra.tabToken({ objectId, asked: body.claims })
    expect((await bare.launch({ token, afterConsent: true })).status).toBe(200)
  })

  test.each([
    ['has ended before its time', undefined],
    ['lacks what a policy wants to see', '{"access_token":{"nbf":{"essential":true}}}'],
  ])('a token that %s is replaced at once, and the tab opens', async (_what, claims) => {
    const { entra, graph } = bare.microsoft
    entra.consents.grantForPerson(tenantIds.fairview, personIds.teacher, { scopes: launchScopes })
    const challenge =
      claims && `Bearer error="insufficient_claims", claims="${Buffer.from(claims).toString('base64')}"`
    const headers: Record<string, string> = challenge ? { 'www-authenticate': challenge } : {}
    const token = await entra.tabToken()
    expect((await bare.launch({ token })).status).toBe(200)
    graph.failNext(/education\/me$/, async () =>
      graphError(401, 'InvalidAuthenticationToken', 'No.', headers),
    )
    expect((await bare.launch({ token })).status).toBe(200)
  })
})
