import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { aDistrict, serverUnderTest, type UnderTest } from '@lectern/server/testing'
import type { DistrictScope } from '@lectern/database'
import { addLtiInstallation, createRegistrationLink, ltiFeatures, switchFeature } from '@lectern/tenancy'
import { allCases } from './cases/all-cases.ts'
import { startPlatform, type ConformancePlatform } from './platform.ts'
import { conformanceProfiles, type ConformanceProfileName } from './profiles.ts'
import { summaryWords, tableLine } from './report.ts'
import { runCases, type Result } from './run-cases.ts'

type Server = Awaited<ReturnType<typeof serverUnderTest>>

let lectern: UnderTest & Server
let scope: DistrictScope

beforeAll(async () => {
  lectern = await serverUnderTest({ work: true })
  scope = await aDistrict(lectern.lectern)
})
afterAll(() => lectern.close())

/** With everything switched on that an installation may ask its platform for. */
async function installed(profile: ConformanceProfileName): Promise<ConformancePlatform> {
  const platform = await startPlatform({
    port: 0,
    clientId: 'conformance',
    deploymentId: 'conformance-1',
    toolJwksUrl: `${lectern.url}/lti/jwks`,
  })
  const { registration, tokenEndpoint, deploymentId } = platform
  const installationId = await addLtiInstallation(lectern.lectern.database, scope, {
    ...registration,
    name: profile,
    profile,
    tokenEndpoint,
    deploymentId,
  })
  for (const feature of ltiFeatures) await switchFeature(scope, installationId, feature, true)
  return platform
}

async function registrationUrls(): Promise<string[]> {
  const links = [await createRegistrationLink(scope, 'First'), await createRegistrationLink(scope, 'Second')]
  return links.map((link) => `${lectern.url}/lti/register?link=${link}`)
}

// The names are its keys.
describe.each(Object.keys(conformanceProfiles) as ConformanceProfileName[])(
  'Lectern conforms, launched as %s does',
  (profile) => {
    let platform: ConformancePlatform
    let results: Result[]
    beforeAll(async () => {
      platform = await installed(profile)
      const target = `${lectern.url}/lti/launch`
      const tool = {
        loginUrl: `${lectern.url}/lti/login`,
        launchUrl: target,
        target,
        studentTarget: target,
        acceptedText: 'id="model"',
        noticeUrl: `${lectern.url}/lti/notices`,
        registrationUrls: await registrationUrls(),
      }
      // Time passes by hand: Lectern looks for new keys only every half minute.
      vi.useFakeTimers({ toFake: ['Date'] })
      results = await runCases(allCases, {
        tool,
        platform,
        profile: conformanceProfiles[profile],
        serviceWait: 1_000,
        pause: async (seconds) => void vi.setSystemTime(Date.now() + seconds * 1000),
      })
      // The whole table once; of the other kinds what they add up to.
      const lines = profile === 'strict' ? results.map(tableLine) : []
      console.log([`As ${profile}:`, ...lines, summaryWords(results)].join('\n'))
    })
    afterAll(async () => {
      vi.useRealTimers()
      await platform.close()
    })

    test.each(allCases)('$id $name: $expected', ({ id, group }) => {
      const { verdict, observed } = results.find((result) => result.id === id)!
      // Grades are reported when somebody opens an app, which no launch does by itself.
      const good = group === 'ags' ? ['pass', 'not offered'] : ['pass']
      expect(good, observed).toContain(verdict)
    })
  },
)
