import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { readPlatformConfiguration } from './platform-configuration.ts'
import { toolConfigurationName, type RegistrationRequest } from './registration-request.ts'
import { processRegistrationResponse } from './registration-response.ts'

type Body = Record<string, unknown> & { [toolConfigurationName]: { claims: string[] }; scope: string }

const recorded = JSON.parse(readFileSync(new URL('moodle-registrations.json', import.meta.url), 'utf8')) as {
  configuration: object
  registrations: Record<string, { request: Body; response: { status: number; body: Body } }>
  refusals: { case: string; status: number; statusText: string; contentType: string; body: string }[]
}

const platform = readPlatformConfiguration(JSON.stringify(recorded.configuration), {
  configUrl: new URL('http://localhost:8870/mod/lti/openid-configuration.php'),
  allowLoopback: true,
})
const asked = (scopes: string[] = [], claims = ['iss', 'sub']): RegistrationRequest => ({
  body: {},
  asked: { scopes, claims, messages: [], placements: [] },
  unavailable: [],
})
const process = (response: Response, request = asked(), token?: string) =>
  processRegistrationResponse(response, { platform, request, token })

const ags = 'https://purl.imsglobal.org/spec/lti-ags/scope/'
const nrps = 'https://purl.imsglobal.org/spec/lti-nrps/scope/contextmembership.readonly'

const replayed = (name: string) => {
  const { request, response } = recorded.registrations[name]!
  const { claims } = request[toolConfigurationName]
  return process(
    Response.json(response.body, { status: response.status }),
    asked(request.scope.split(' '), claims),
  )
}

test.each(['new', 'update'])('makes a registration of what a real Moodle answers: %s', async (name) => {
  expect(await replayed(name)).toMatchObject({
    registration: {
      issuer: 'http://localhost:8870',
      clientId: 'DxzVsLGxHsSFU03',
      authorizationEndpoint: 'http://localhost:8870/mod/lti/auth.php',
      tokenEndpoint: 'http://localhost:8870/mod/lti/token.php',
      jwksUri: 'http://localhost:8870/mod/lti/certs.php',
      profileName: 'moodle',
    },
    deploymentId: '1',
    scopes: { refused: [], unasked: [] },
    claims: { granted: ['iss', 'sub', 'name', 'given_name', 'family_name', 'email'], refused: [] },
    nextStep: 'activate',
  })
})

test('notes what a real Moodle grants beyond what was asked', async () => {
  expect(await replayed('minimal')).toMatchObject({
    deploymentId: '3',
    scopes: {
      granted: [`${ags}score`, nrps],
      refused: [],
      unasked: [`${ags}result.readonly`, `${ags}lineitem.readonly`, `${ags}lineitem`],
    },
    claims: { granted: ['iss', 'sub'], refused: [], unasked: [] },
  })
})

test('notes what was asked for and not granted', async () => {
  const answer = { client_id: 'c', scope: nrps, [toolConfigurationName]: { claims: ['sub', 'picture'] } }
  expect(await process(Response.json(answer), asked([nrps, `${ags}score`]))).toMatchObject({
    scopes: { granted: [nrps], refused: [`${ags}score`], unasked: [] },
    claims: { granted: ['sub'], refused: ['iss'], unasked: ['picture'] },
    deploymentId: undefined,
  })
})

test('a platform that grants nothing is told apart from one that does not say', async () => {
  expect((await process(Response.json({ client_id: 'c', scope: '' }), asked([nrps]))).scopes.refused).toEqual(
    [nrps],
  )
  expect((await process(Response.json({ client_id: 'c' }), asked([nrps]))).scopes.granted).toEqual([nrps])
})

test('takes ids that are numbers, and leaves a deployment id out that fits no launch', async () => {
  const answer = (deployment_id: unknown) =>
    Response.json({ client_id: 10000000000123, [toolConfigurationName]: { deployment_id } }, { status: 201 })
  expect(await process(answer(7))).toMatchObject({
    registration: { clientId: '10000000000123' },
    deploymentId: '7',
  })
  for (const id of [null, '', 'x'.repeat(256), 'ü', {}])
    expect((await process(answer(id))).deploymentId).toBeUndefined()
})

test.each([
  ['nothing', ''],
  ['a page', '<html><title>Welcome</title></html>'],
  ['a list', '[]'],
  ['no client id', '{}'],
  ['an empty client id', '{"client_id":""}'],
  ['a client id too long', JSON.stringify({ client_id: 'x'.repeat(256) })],
  ['a client id of other letters', '{"client_id":"ü"}'],
])('an acceptance with %s is no registration', async (_, body) => {
  await expect(process(new Response(body))).rejects.toMatchObject({
    kind: 'upstream',
    code: 'lti.registration-answer-invalid',
  })
})

const codes: Record<string, string> = {
  'no-token': 'lti.registration-token-refused',
  'token-reused': 'lti.registration-token-refused',
}

test.each(recorded.refusals)(
  'passes on in its own words why a real Moodle refuses: $case',
  async (refusal) => {
    const { status, statusText, contentType, body } = refusal
    const response = new Response(body, { status, statusText, headers: { 'content-type': contentType } })
    await expect(process(response)).rejects.toMatchObject({
      kind: 'upstream',
      code: codes[refusal.case] ?? 'lti.registration-refused',
      message: expect.stringContaining(body.slice(0, 40)),
      details: { status, words: expect.stringContaining(`${status} ${statusText}`) },
    })
  },
)

test('covers every recorded refusal', () => expect(recorded.refusals).toHaveLength(7))

test.each([
  [422, '{"errors":[{"message":"Invalid scope"}]}', 'registration-refused', 'Invalid scope'],
  [
    400,
    '{"error":"invalid_client_metadata","error_description":"no name"}',
    'registration-refused',
    'no name',
  ],
  [403, 'Forbidden', 'registration-token-refused', 'Forbidden'],
  [429, '', 'registration-failed', '429'],
  [
    503,
    '<html><head><title>Down for maintenance</title></head></html>',
    'registration-failed',
    'maintenance',
  ],
])('a %d is refused as %s', async (status, body, reason, words) => {
  await expect(process(new Response(body, { status }))).rejects.toMatchObject({
    code: `lti.${reason}`,
    details: { words: expect.stringContaining(words) },
  })
})

test('never repeats the token, also when the platform does', async () => {
  const response = new Response('bad token: s3cret-token', { status: 401 })
  const refused = process(response, asked(), 's3cret-token')
  await expect(refused).rejects.toMatchObject({ details: { words: expect.not.stringContaining('s3cret') } })
  await expect(refused).rejects.not.toThrow('s3cret')
})
