import { beforeEach, expect, test } from 'vitest'
import { entraTokens } from '../entra/entra-tokens.ts'
import { entraKeys } from '../tab-token/entra-keys.ts'
import {
  aadstsAnswer,
  personIds,
  signingKeys,
  simulatedApp,
  simulatedEntra,
  tenantIds,
  type SimulatedEntra,
} from '../testing/index.ts'
import { beginSignIn, type PendingSignIn, type SignInQuery } from './begin-sign-in.ts'
import { finishSignIn, type SignInPorts } from './finish-sign-in.ts'

const keys = await signingKeys('https://login.microsoftonline.com/{tenantid}/v2.0')
const scopes = ['EduRoster.ReadBasic']
let entra: SimulatedEntra
let ports: SignInPorts
beforeEach(async () => {
  entra = await simulatedEntra({ keys })
  ports = {
    app: simulatedApp,
    credential: () => ({ clientSecret: simulatedApp.clientSecret }),
    fetch: entra.fetch,
    keys: entraKeys({ fetch: entra.fetch }),
  }
})

/** What a browser does: it is sent to Entra and comes back. */
async function visit(own: Partial<SignInQuery> = {}) {
  const { location, pending } = beginSignIn({
    app: simulatedApp,
    redirectUri: 'https://tool.example/teams/signed-in',
    scopes,
    prompt: 'consent',
    ...own,
  })
  const { headers } = await entra.fetch(location)
  return { answer: new URL(headers.get('location')!).searchParams, pending, location }
}
const finish = (answer: URLSearchParams, pending: PendingSignIn) => finishSignIn(answer, pending, ports)
/** Entra answers with another ID token than it would. */
const forge = (claims: object, sign = keys.sign) =>
  entra.failNext(async (original) => {
    const body = (await (await original()).json()) as { id_token: string }
    const real = JSON.parse(Buffer.from(body.id_token.split('.')[1]!, 'base64url').toString()) as object
    return Response.json({ ...body, id_token: await sign({ ...real, ...claims }) })
  })

test('whoever comes back from Entra is known by tenant and object id', async () => {
  const { answer, pending } = await visit()
  const person = { tenantId: tenantIds.fairview, objectId: personIds.teacher, display: {} }
  expect(await finish(answer, pending)).toMatchObject({
    outcome: 'signed-in',
    person,
    token: { scopes: expect.arrayContaining(scopes) },
  })
  const asked = await visit({ scopes: [], prompt: undefined })
  expect(await finish(asked.answer, asked.pending)).toEqual({ outcome: 'signed-in', person })
})

test('asks with PKCE, state and nonce, each anew, and keeps the verifier to itself', async () => {
  const [one, other] = [await visit(), await visit()]
  for (const name of ['state', 'nonce', 'code_challenge'])
    expect(one.location.searchParams.get(name)).not.toBe(other.location.searchParams.get(name))
  expect(one.location.searchParams.get('code_challenge_method')).toBe('S256')
  expect(one.location.href).not.toContain(one.pending.verifier)
})

test('the consent of a person makes the tab work', async () => {
  const tokens = entraTokens(ports)
  const person = { tenantId: tenantIds.fairview, assertion: await entra.tabToken() }
  expect(await tokens.onBehalfOf(person, scopes)).toMatchObject({ outcome: 'consent-required' })
  const { answer, pending } = await visit()
  await finish(answer, pending)
  expect(await tokens.onBehalfOf(person, scopes)).toMatchObject({ outcome: 'granted' })
})

test('hands a claims challenge to Entra', async () => {
  const { location } = await visit({ claims: '{"access_token":{}}', tenantId: tenantIds.fairview })
  expect(location.searchParams.get('claims')).toBe('{"access_token":{}}')
  expect(location.pathname).toBe(`/${tenantIds.fairview}/oauth2/v2.0/authorize`)
})

test('whoever cancels is not signed in, and that is no error', async () => {
  entra.browser({ answer: 'cancels' })
  const { answer, pending } = await visit()
  expect(await finish(answer, pending)).toEqual({ outcome: 'declined' })
})

test('refuses the answer to a sign-in of another browser, before anything is asked', async () => {
  const [mine, theirs] = [await visit(), await visit()]
  const asked = entra.requests.length
  for (const answer of [
    theirs.answer,
    new URLSearchParams('code=x'),
    new URLSearchParams('error=access_denied'),
  ])
    await expect(finish(answer, mine.pending)).rejects.toMatchObject({ code: 'teams.sign-in-foreign' })
  expect(entra.requests).toHaveLength(asked)
})

test('a code is good once', async () => {
  const { answer, pending } = await visit()
  await finish(answer, pending)
  await expect(finish(answer, pending)).rejects.toMatchObject({ code: 'teams.entra-refused' })
})

test('refuses an answer without a code, and words that are no error of a person', async () => {
  const { pending } = await visit()
  const state = `state=${pending.state}`
  await expect(finish(new URLSearchParams(state), pending)).rejects.toMatchObject({
    code: 'teams.sign-in-malformed',
  })
  await expect(finish(new URLSearchParams(`${state}&error=<b>server_error`), pending)).rejects.toMatchObject({
    code: 'teams.sign-in-failed',
    details: { error: 'bserver_error' },
  })
})

test.each([
  ['another nonce', { nonce: 'other' }, 'teams.sign-in-replayed'],
  ['another audience', { aud: '88888888-dddd-4ddd-8ddd-888888888888' }, 'teams.audience-mismatch'],
  ['a tenant and the issuer of another', { tid: tenantIds.elsewhere }, 'teams.issuer-mismatch'],
  ['no object id', { oid: undefined }, 'teams.claim-missing'],
  ['version 1.0', { ver: '1.0' }, 'teams.token-version'],
  ['its time over', { exp: 1 }, 'teams.token-expired'],
  ['a guest in it', { acct: 1 }, 'teams.guest'],
  ['another home in it', { idp: `https://sts.windows.net/${tenantIds.elsewhere}/` }, 'teams.guest'],
])('refuses an ID token with %s', async (_what, claims, code) => {
  const { answer, pending } = await visit()
  forge(claims)
  await expect(finish(answer, pending)).rejects.toMatchObject({ code })
})

test('refuses an ID token that somebody else signed', async () => {
  const { answer, pending } = await visit()
  const impostor = await signingKeys('https://login.microsoftonline.com/{tenantid}/v2.0')
  forge({}, impostor.sign)
  await expect(finish(answer, pending)).rejects.toMatchObject({ code: 'teams.signature-invalid' })
})

test('a policy that wants to see more is no error', async () => {
  const { answer, pending } = await visit()
  entra.failNext(async () => aadstsAnswer('secondFactor', { claims: '{}' }))
  expect(await finish(answer, pending)).toEqual({ outcome: 'interaction-required', claims: '{}' })
})

test('tries the other credentials of the app where Entra takes the first no more, and nothing else again', async () => {
  const { answer, pending } = await visit()
  const old = { clientSecret: 'of last year' }
  const good = { clientSecret: simulatedApp.clientSecret }
  await expect(
    finishSignIn(answer, pending, { ...ports, credential: () => old, otherCredentials: [old, good] }),
  ).resolves.toMatchObject({ outcome: 'signed-in' })
  const before = entra.requests.length
  await expect(finishSignIn(answer, pending, { ...ports, otherCredentials: [good] })).rejects.toMatchObject({
    code: 'teams.entra-refused',
  })
  expect(entra.requests).toHaveLength(before + 1)
})
