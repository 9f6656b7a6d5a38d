import { exportJWK, generateKeyPair } from 'jose'
import { expect, test } from 'vitest'
import { aEulaRequest, simulatedPlatform, simulatedServices, simulatedTool } from '../testing/index.ts'
import { reportEulaAnswer } from './eula.ts'
import { platformConnections } from './platform-connection.ts'
import { serviceTokens } from './service-tokens.ts'

const { privateKey, publicKey } = await generateKeyPair('RS256', { extractable: true })
const signingKey = { kid: 'tool-key-1', privateJwk: await exportJWK(privateKey) }
const toolKeys = { keys: [{ ...(await exportJWK(publicKey)), kid: 'tool-key-1' }] }

/** Somebody is asked to accept the terms, and the tool may answer the platform. */
async function asked() {
  const platform = await simulatedPlatform()
  const simulated = simulatedServices(platform, { toolKeys })
  const launch = await simulatedTool([platform]).launch(platform, aEulaRequest({ role: 'student' }))
  const { fetch } = simulated
  const tokens = serviceTokens({ signingKey: () => signingKey, fetch })
  const connect = platformConnections({ tokens, fetch, wait: async () => undefined })
  return { ...simulated, launch, connection: connect(simulated.registration, launch.deploymentId) }
}

test('tells the platform who accepted, under the id of the launch, with the time', async () => {
  const { connection, launch, eula } = await asked()
  const now = new Date('2026-11-26T10:00:00.123Z')
  const answer = { userId: launch.subject!, accepted: true }
  await reportEulaAnswer(connection, launch.claims.services.eula, answer, () => now)
  expect([...eula.answers]).toEqual([
    ['student-1', { accepted: true, timestamp: '2026-11-26T10:00:00.123Z' }],
  ])
})

test('an answer that was lost on its way back is sent again with a later time', async () => {
  const { connection, launch, eula, failNext } = await asked()
  failNext(
    (answer) => answer(), // the token
    async (answer) => (await answer(), new Response('', { status: 504 })),
  )
  let seconds = 0
  const answer = { userId: launch.subject!, accepted: true }
  await reportEulaAnswer(
    connection,
    launch.claims.services.eula,
    answer,
    () => new Date(1e12 + 1e3 * seconds++),
  )
  expect(seconds).toBe(2)
  expect(eula.answers.get('student-1')).toMatchObject({ timestamp: new Date(1e12 + 1e3).toISOString() })
})

test("what the platform refuses is thrown in the platform's own words", async () => {
  const { connection, launch } = await asked()
  const answer = { userId: launch.subject!, accepted: true }
  const service = launch.claims.services.eula
  const now = () => new Date('2026-11-26T10:00:00Z')
  await reportEulaAnswer(connection, service, answer, now)
  await expect(reportEulaAnswer(connection, service, answer, now)).rejects.toMatchObject({
    code: 'lti.service-refused',
    details: { words: expect.stringContaining('timestamp older than latest') },
  })
})

test('a platform that did not offer it is not asked', async () => {
  const { connection, launch, tokens } = await asked()
  const answer = { userId: 'student-1', accepted: true }
  for (const service of [undefined, { ...launch.claims.services.eula!, scopes: [] }])
    await expect(reportEulaAnswer(connection, service, answer)).rejects.toMatchObject({
      code: 'lti.service-not-offered',
    })
  expect(tokens.grants()).toBe(0)
})
