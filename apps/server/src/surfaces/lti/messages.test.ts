import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { DistrictScope } from '@lectern/database'
import { claimNames } from '@lectern/lti'
import { aContextLaunch } from '@lectern/lti/testing'
import { recentLaunches } from '@lectern/tenancy'
import { beginLaunch, launched, postLaunch } from '../../testing/browser-launch.ts'
import { someApps } from '../../testing/catalog.ts'
import { installPlatform, type InstalledPlatform } from '../../testing/installed-platform.ts'
import { aDistrict, serverUnderTest } from '../../testing/index.ts'

let server: Awaited<ReturnType<typeof serverUnderTest>>
let scope: DistrictScope
let sakai: InstalledPlatform
beforeAll(async () => {
  server = await serverUnderTest()
  scope = await aDistrict(server.lectern)
  sakai = await installPlatform(server.lectern, scope)
  await someApps(scope, ['Desmos', 'Kahoot'])
})
afterAll(async () => {
  await sakai.close()
  await server.close()
})

const own = () => ({ target: `${server.url}/lti/launch` })

describe('a course that is opened by itself, without a link', () => {
  test('shows a teacher the apps for that course', async () => {
    const claims = aContextLaunch(own())
    expect(await launched(server.url, sakai.platform, { claims })).toMatchObject({
      mode: 'browse',
      contextTitle: 'Biology 9',
      picking: null,
    })
  })

  test('has nothing to open for a student', async () => {
    const claims = aContextLaunch({ ...own(), role: 'student' })
    expect(await launched(server.url, sakai.platform, { claims })).toMatchObject({
      mode: 'nothing-linked',
      reason: 'no-link',
    })
  })

  test('is refused when the platform does not say which course', async () => {
    const claims = aContextLaunch({ ...own(), claims: { [claimNames.context]: undefined } })
    const response = await postLaunch(server.url, await beginLaunch(server.url, sakai.platform, { claims }))
    expect(response.status).toBe(400)
    expect(await response.text()).toContain('lti.context-missing')
  })
})

test.each([
  'LtiStartProctoring',
  'LtiReportReviewRequest',
  'LtiAssetProcessorSettingsRequest',
  'LtiDeepLinkingUpdateRequest',
])('%s is refused by a page that says so, and the installation lists it', async (messageType) => {
  const claims = aContextLaunch({ ...own(), claims: { [claimNames.messageType]: messageType } })
  const response = await postLaunch(server.url, await beginLaunch(server.url, sakai.platform, { claims }))
  const html = await response.text()
  expect(response.status).toBe(400)
  expect(html).toContain('Lectern does not do this')
  const [record] = await recentLaunches(scope, sakai.installationId, 1)
  expect(record).toMatchObject({ outcome: 'refused', code: 'lti.message-type-unsupported' })
  expect(record!.message).toContain(messageType)
  expect(html).toContain(record!.reference)
})
