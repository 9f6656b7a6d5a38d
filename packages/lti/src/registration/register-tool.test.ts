import { expect, test } from 'vitest'
import { aTool, simulatedRegistrar, type RegistrarOptions } from '../testing/index.ts'
import { beginRegistration } from './begin-registration.ts'
import type { RegistrationFeature } from './features.ts'
import { registerTool } from './register-tool.ts'
import { toolConfigurationName } from './registration-request.ts'

const registering = (
  options: RegistrarOptions = {},
  features: RegistrationFeature[] = ['content-picking', 'roster'],
) => {
  const registrar = simulatedRegistrar(options)
  const run = (offer = registrar.offer(), tool = aTool()) =>
    registerTool(beginRegistration(offer), { fetch: registrar.fetch, tool, features })
  return { registrar, run }
}

test('registers with a platform that deploys at once', async () => {
  const { registrar, run } = registering()
  const { registration, deploymentId, scopes, request, nextStep } = await run()
  expect(registration).toMatchObject({
    issuer: 'https://moodle.example',
    clientId: 'lectern-1',
    tokenEndpoint: 'https://moodle.example/token',
    profileName: 'moodle',
  })
  expect({ deploymentId, refused: scopes.refused, nextStep }).toEqual({
    deploymentId: '1',
    refused: [],
    nextStep: 'activate',
  })
  expect(registrar.registrations).toEqual([JSON.parse(JSON.stringify(request.body))])
})

test('registers with Canvas, which wants the token for its configuration too and knows no deployment yet', async () => {
  const { run } = registering({ kind: 'canvas' }, [
    'content-picking',
    'roster',
    'course-copies',
    'course-menu',
  ])
  const { registration, deploymentId, request, nextStep } = await run()
  expect(registration).toMatchObject({ issuer: 'https://canvas.instructure.com', profileName: 'canvas' })
  expect({ deploymentId, nextStep }).toEqual({ deploymentId: undefined, nextStep: 'review-and-install' })
  expect(request.unavailable).toEqual(['https://purl.imsglobal.org/spec/lti/scope/noticehandlers'])
})

test('a token works once, and only where it was given out', async () => {
  const { registrar, run } = registering()
  const offer = registrar.offer()
  await run(offer)
  await expect(run(offer)).rejects.toMatchObject({
    code: 'lti.registration-token-refused',
    details: { words: expect.stringContaining('token_already_used') },
  })
  await expect(run(simulatedRegistrar().offer())).rejects.toMatchObject({ code: 'lti.registration-refused' })
  expect(registrar.registrations).toHaveLength(1)
})

test('says when the platform does not hand out its configuration', async () => {
  const { registrar, run } = registering({ kind: 'canvas' })
  const offer = registrar.offer()
  offer.delete('registration_token')
  await expect(run(offer)).rejects.toMatchObject({
    code: 'lti.configuration-refused',
    details: { host: 'canvas.instructure.com', words: expect.stringContaining('401') },
  })
})

test.each([
  ['issuer', 'https://other.example', 'lti.configuration-issuer-foreign'],
  ['registration_endpoint', 'https://169.254.169.254/latest', 'lti.configuration-address-refused'],
  ['jwks_uri', 'http://moodle.example/jwks', 'lti.configuration-address-refused'],
])('sends nothing to a platform whose %s is %s', async (member, value, code) => {
  const { registrar, run } = registering({ configuration: { [member]: value } })
  await expect(run()).rejects.toMatchObject({ code })
  expect(registrar.registrations).toEqual([])
})

test('notes what the platform does not grant', async () => {
  const { scopes, claims } = await registering({
    answer: { scope: '', [toolConfigurationName]: { claims: ['sub'] } },
  }).run()
  expect(scopes).toMatchObject({ granted: [], refused: [expect.stringContaining('contextmembership')] })
  expect(claims).toEqual({ granted: ['sub'], refused: ['iss'], unasked: [] })
})

test('an acceptance without client id is no registration', async () => {
  const { run } = registering({ answer: { client_id: undefined } })
  await expect(run()).rejects.toMatchObject({ code: 'lti.registration-answer-invalid' })
})
