import { generateKeyPairSync } from 'node:crypto'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import {
  aadstsAnswer,
  personIds,
  simulatedApp,
  simulatedEntra,
  tenantIds,
  type SimulatedEntra,
} from '../testing/index.ts'
import { onBehalfOfAfterConsent } from './await-consent.ts'
import type { EntraCredential } from './entra-client.ts'
import { entraTokens, type Assertion, type EntraTokens } from './entra-tokens.ts'

const { fairview, elsewhere } = tenantIds
const scopes = ['EduRoster.ReadBasic']
let clock = new Date()
const { keys } = await simulatedEntra()
let entra: SimulatedEntra
let tokens: EntraTokens
let person: Assertion

beforeEach(async () => {
  clock = new Date()
  entra = await simulatedEntra({ keys, now: () => clock })
  tokens = tokensOf(entra)
  person = { tenantId: fairview, assertion: await entra.tabToken() }
})
const tokensOf = (
  { fetch }: Pick<SimulatedEntra, 'fetch'>,
  credential: EntraCredential = { clientSecret: simulatedApp.clientSecret },
) => entraTokens({ app: simulatedApp, credential: () => credential, fetch, now: () => clock })
const secondsPass = (seconds: number) => void (clock = new Date(clock.getTime() + seconds * 1000))
const agreed = () => entra.consents.grantForTenant(fairview, { scopes, roles: ['EduRoster.Read.All'] })

describe('on behalf of a person', () => {
  test('gives a Graph token with the scopes that were consented, from the tenant of the person', async () => {
    agreed()
    const found = await tokens.onBehalfOf(person, scopes)
    expect(found).toMatchObject({ outcome: 'granted', token: { scopes } })
    expect(entra.requests.at(-1)!.pathname).toBe(`/${fairview}/oauth2/v2.0/token`)
  })

  test('says that consent is required, and for what', async () => {
    expect(await tokens.onBehalfOf(person, scopes)).toEqual({ outcome: 'consent-required', scopes })
  })

  test('hands on the claims challenge of conditional access', async () => {
    agreed()
    entra.secondFactor.add(personIds.teacher)
    expect(await tokens.onBehalfOf(person, scopes)).toEqual({
      outcome: 'interaction-required',
      claims: expect.stringContaining('polids'),
    })
  })

  test('has enough of a token that was asked for with that challenge once the person has shown it', async () => {
    agreed()
    entra.secondFactor.add(personIds.teacher)
    const found = await tokens.onBehalfOf(person, scopes)
    const asked = found.outcome === 'interaction-required' ? found.claims : undefined
    const outcomeOf = async (assertion: string) =>
      (await tokens.onBehalfOf({ tenantId: fairview, assertion }, scopes)).outcome
    expect(await outcomeOf(await entra.tabToken({ asked }))).toBe('interaction-required')
    entra.shownFactor.add(personIds.teacher)
    expect(await outcomeOf(await entra.tabToken())).toBe('interaction-required')
    expect(await outcomeOf(await entra.tabToken({ asked }))).toBe('granted')
  })

  test('asks anew for a token that Graph refused, and for another where Graph wants more of it', async () => {
    agreed()
    const valueOf = async (claims?: string) => {
      const found = await tokens.onBehalfOf(person, scopes, { claims })
      return found.outcome === 'granted' ? found.token.value : found.outcome
    }
    const first = await valueOf()
    expect(await valueOf()).toBe(first)
    expect(await valueOf('{"access_token":{"nbf":{"essential":true}}}')).not.toBe(first)
    tokens.dropOnBehalfOf(person, scopes)
    expect(await valueOf()).not.toBe(first)
  })

  test('asks once for many who wait, and keeps the token until shortly before its end', async () => {
    agreed()
    const asked = () => entra.requests.length
    await Promise.all(Array.from({ length: 8 }, () => tokens.onBehalfOf(person, scopes)))
    await tokens.onBehalfOf(person, scopes)
    expect(asked()).toBe(1)
    secondsPass(3600 - 60)
    await tokens.onBehalfOf(person, scopes)
    expect(asked()).toBe(2)
  })

  test('keeps nobody waiting past their deadline, and is there for whoever asks next', async () => {
    agreed()
    let answer = (): void => undefined
    const slow = new Promise<void>((resolve) => void (answer = resolve))
    entra.failNext(async (original) => (await slow, original()))
    const late = { deadline: new Date(clock.getTime() + 50) }
    await expect(tokens.onBehalfOf(person, scopes, late)).rejects.toMatchObject({
      code: 'teams.entra-unreachable',
    })
    answer()
    expect(await tokens.onBehalfOf(person, scopes)).toMatchObject({ outcome: 'granted' })
    expect(entra.requests).toHaveLength(1)
    entra.failNext(() => new Promise(() => undefined))
    await expect(tokens.appOnly(fairview, late)).rejects.toMatchObject({ code: 'teams.entra-unreachable' })
  })

  test('gives nobody the token of another person', async () => {
    agreed()
    const other = { tenantId: fairview, assertion: await entra.tabToken({ objectId: personIds.student }) }
    const [mine, theirs] = [await tokens.onBehalfOf(person, scopes), await tokens.onBehalfOf(other, scopes)]
    expect(mine).not.toEqual(theirs)
    expect(entra.requests).toHaveLength(2)
  })

  test('remembers no refusal: consent given meanwhile counts at once', async () => {
    await tokens.onBehalfOf(person, scopes)
    agreed()
    expect(await tokens.onBehalfOf(person, scopes)).toMatchObject({ outcome: 'granted' })
  })

  test.each([
    ['expired', () => ({ now: new Date(clock.getTime() - 3 * 3600_000) })],
    ['of another tenant', () => ({ tenantId: elsewhere })],
    ['for another app', () => ({ claims: { aud: 'another' } })],
  ])('refuses an assertion that is %s: the tab has to be opened again', async (_what, options) => {
    agreed()
    const assertion = await entra.tabToken(options())
    await expect(tokens.onBehalfOf({ tenantId: fairview, assertion }, scopes)).rejects.toMatchObject({
      code: 'teams.assertion-refused',
    })
  })
})

describe('after consent', () => {
  const waits = () => {
    const asked: number[] = []
    return {
      asked,
      wait: async (milliseconds: number) => (asked.push(milliseconds), secondsPass(milliseconds / 1000)),
    }
  }

  test('waits the seconds that Entra takes to know it everywhere', async () => {
    entra.consents.grantForPerson(fairview, personIds.teacher, { scopes, afterSeconds: 2.5 })
    const { asked, wait } = waits()
    expect(await onBehalfOfAfterConsent(tokens, person, scopes, { wait })).toMatchObject({
      outcome: 'granted',
    })
    expect(asked).toEqual([1000, 2000])
  })

  test('gives up after seven seconds and asks the person, instead of going round in circles', async () => {
    const { asked, wait } = waits()
    expect(await onBehalfOfAfterConsent(tokens, person, scopes, { wait })).toMatchObject({
      outcome: 'consent-required',
    })
    expect(asked).toEqual([1000, 2000, 4000])
    expect(entra.requests).toHaveLength(4)
  })
})

describe('for the app itself', () => {
  test('gives a token per tenant, once for many who wait', async () => {
    agreed()
    const found = await Promise.all([1, 2, 3].map(() => tokens.appOnly(fairview)))
    expect(new Set(found.map(({ value }) => value)).size).toBe(1)
    expect((await tokens.appOnly(elsewhere)).value).not.toBe(found[0]!.value)
    expect(entra.requests).toHaveLength(2)
  })

  test('asks anew when Graph refused the token', async () => {
    agreed()
    const { value } = await tokens.appOnly(fairview)
    tokens.dropAppOnly(fairview)
    expect((await tokens.appOnly(fairview)).value).not.toBe(value)
  })

  test('proves itself with a certificate, and then no secret travels', async () => {
    const { publicKey, privateKey } = generateKeyPairSync('rsa', {
      modulusLength: 2048,
      publicKeyEncoding: { type: 'spki', format: 'pem' },
      privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
    })
    const certified = await simulatedEntra({ keys, clientPublicKey: publicKey })
    const fetch = vi.fn<typeof certified.fetch>(certified.fetch)
    const withCertificate = tokensOf({ fetch }, { thumbprintSha256: 'ab'.repeat(32), privateKey })
    await expect(withCertificate.appOnly(fairview)).resolves.toMatchObject({ value: expect.any(String) })
    const sent = new URLSearchParams(fetch.mock.calls[0]![1]!.body as string)
    expect([sent.has('client_assertion'), sent.has('client_secret')]).toEqual([true, false])
  })
})

describe('what Entra answers instead', () => {
  const appOnly = () => tokens.appOnly(fairview)

  test('an empty answer of a throttled Entra is an error, not an empty token', async () => {
    entra.failNext(async () => new Response('{}', { status: 429, headers: { 'retry-after': '30' } }))
    await expect(appOnly()).rejects.toMatchObject({
      code: 'teams.entra-throttled',
      details: { retryAfterSeconds: 30 },
    })
  })

  test('leaves a throttled tenant alone until its time is over, and the others not', async () => {
    entra.failNext(async () => new Response('{}', { status: 429, headers: { 'retry-after': '30' } }))
    await appOnly().catch(() => undefined)
    secondsPass(20)
    await expect(appOnly()).rejects.toMatchObject({ details: { retryAfterSeconds: 10 } })
    await expect(tokens.onBehalfOf(person, scopes)).rejects.toMatchObject({ code: 'teams.entra-throttled' })
    expect(entra.requests).toHaveLength(1)
    await expect(tokens.appOnly(elsewhere)).resolves.toBeDefined()
    secondsPass(10)
    await expect(appOnly()).resolves.toBeDefined()
  })

  test.each([
    ['{}', 'teams.entra-answer-invalid'],
    ['<html>', 'teams.entra-answer-invalid'],
    ['{"access_token":"","expires_in":3600,"token_type":"Bearer"}', 'teams.entra-answer-invalid'],
  ])('%s with status 200 is no token', async (body, code) => {
    entra.failNext(async () => new Response(body, { status: 200 }))
    await expect(appOnly()).rejects.toMatchObject({ code })
  })

  test.each([
    [async () => new Response('', { status: 503 }), 'teams.entra-unavailable'],
    [async () => aadstsAnswer('appUnknown'), 'teams.app-not-in-tenant'],
    [async () => aadstsAnswer('tenantUnknown'), 'teams.tenant-not-found'],
    [async () => aadstsAnswer('secretInvalid'), 'teams.credential-refused'],
    [async () => aadstsAnswer('scopeInvalid'), 'teams.entra-refused'],
    [
      () =>
        Promise.reject(
          new TypeError('fetch failed', { cause: Object.assign(new Error(), { code: 'ECONNREFUSED' }) }),
        ),
      'teams.entra-unreachable',
    ],
    [async () => new Response('x'.repeat(300_000)), 'teams.entra-unreachable'],
  ])('refuses with its own code, case %#', async (fault, code) => {
    entra.failNext(fault)
    await expect(appOnly()).rejects.toMatchObject({ code })
  })

  test('says nothing of the secret, the assertion or a person, whatever fails', async () => {
    const wrong = tokensOf(entra, { clientSecret: 'wrong~secret' })
    const described = aadstsAnswer('scopeInvalid', {
      error_description: 'AADSTS50020: tara@fairview.example',
    })
    entra.failNext(
      async (answer) => answer(),
      async () => described,
      (_answer) => Promise.reject(new TypeError(`bad request body client_secret`)),
    )
    for (const attempt of [wrong, tokens, tokens]) {
      const problem: unknown = await attempt.onBehalfOf(person, scopes).catch((error: unknown) => error)
      const words = JSON.stringify([problem, (problem as Error).message, String((problem as Error).cause)])
      expect(words).toContain('teams.')
      expect(words).not.toMatch(/~secret|tara/)
      expect(words).not.toContain(person.assertion.slice(0, 40))
    }
  })

  test('a certificate that is none is a mistake to correct, not a fault', async () => {
    const broken = tokensOf(entra, { thumbprintSha256: 'ab'.repeat(32), privateKey: 'nonsense' })
    await expect(broken.appOnly(fairview)).rejects.toMatchObject({ code: 'teams.credential-refused' })
  })
})
