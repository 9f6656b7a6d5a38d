import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { aDistrict, serverUnderTest, type UnderTest } from '@lectern/server/testing'
import { addLtiInstallation } from '@lectern/tenancy'
import { allCases } from './cases/all-cases.ts'
import { startPlatform, type ConformancePlatform } from './platform.ts'
import { runCases, type Result } from './run-cases.ts'

let lectern: UnderTest
let platform: ConformancePlatform
let results: Result[]

beforeAll(async () => {
  const server = await serverUnderTest()
  lectern = server
  platform = await startPlatform({ port: 0, clientId: 'conformance', deploymentId: 'conformance-1' })
  const { registration, tokenEndpoint, deploymentId } = platform
  const scope = await aDistrict(server.lectern)
  await addLtiInstallation(server.lectern.database, scope, {
    ...registration,
    name: 'Conformance',
    profile: 'strict',
    tokenEndpoint,
    deploymentId,
  })
  // Time passes by hand: Lectern looks for new keys only every half minute.
  vi.useFakeTimers({ toFake: ['Date'] })
  const target = `${lectern.url}/lti/launch`
  results = await runCases(allCases, {
    tool: {
      loginUrl: `${lectern.url}/lti/login`,
      launchUrl: target,
      target,
      studentTarget: target,
      acceptedText: 'id="model"',
    },
    platform,
    pause: async (seconds) => void vi.setSystemTime(Date.now() + seconds * 1000),
  })
})
afterAll(async () => {
  vi.useRealTimers()
  await platform.close()
  await lectern.close()
})

describe('Lectern conforms', () => {
  test.each(allCases)('$id $name: $expected', ({ id }) => {
    expect(results.find((result) => result.id === id)).toMatchObject({ verdict: 'pass' })
  })
})
