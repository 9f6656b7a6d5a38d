import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { claimNames } from '@lectern/lti'
import {
  addLtiInstallation,
  decideDeployment,
  findLtiInstallations,
  recentLaunches,
  type LtiInstallation,
} from '@lectern/tenancy'
import { beginLaunch, modelOf, postLaunch } from '../../testing/browser-launch.ts'
import { aDirector } from '../../testing/director.ts'
import { installPlatform } from '../../testing/installed-platform.ts'
import { aDistrict, serverUnderTest } from '../../testing/index.ts'

let server: Awaited<ReturnType<typeof serverUnderTest>>
beforeAll(async () => void (server = await serverUnderTest()))
afterAll(() => server.close())

describe('a deployment seen for the first time', () => {
  test('waits on a page until the director approves it, then launches at once; blocked it is refused', async () => {
    const other = await aDistrict(server.lectern, 'Lakeside')
    const moodle = await installPlatform(server.lectern, other, {
      deploymentId: `d-${randomUUID()}`,
      known: false,
    })
    const attempt = async () => postLaunch(server.url, await beginLaunch(server.url, moodle.platform))
    expect((await attempt()).status).toBe(403)
    expect((await attempt()).status).toBe(403)
    await decideDeployment(other, moodle.installationId, moodle.platform.deploymentId, 'active')
    expect((await attempt()).status).toBe(200)
    expect((await recentLaunches(other, moodle.installationId)).map(({ code }) => code)).toEqual([
      null,
      'lti.deployment-pending',
      'lti.deployment-pending',
    ])
    expect(await recentLaunches(await aDistrict(server.lectern), moodle.installationId)).toEqual([])
    await moodle.close()
  })
})

describe('a registration that two districts share', () => {
  test('leads each launch to the district whose deployment it is; an unknown one shows a code that claims it', async () => {
    const [east, west] = [await aDistrict(server.lectern, 'East'), await aDistrict(server.lectern, 'West')]
    const schoology = await installPlatform(server.lectern, east, { deploymentId: '7-1' })
    const { platform } = schoology
    const [{ name: _, ...shared } = { name: '' }] = await findLtiInstallations(
      server.lectern.database,
      platform.registration.issuer,
      platform.registration.clientId,
    )
    const westId = await addLtiInstallation(server.lectern.database, west, {
      ...(shared as LtiInstallation),
      name: 'Schoology West',
    })
    const launchFrom = async (deploymentId: string) =>
      postLaunch(
        server.url,
        await beginLaunch(server.url, platform, { claims: { [claimNames.deploymentId]: deploymentId } }),
      )
    expect(modelOf(await (await launchFrom('7-1')).text()).district.name).toBe('East')

    const waiting = await launchFrom('7-2')
    expect(waiting.status).toBe(403)
    const code = /Approval code<\/dt><dd>(\w{4}-\w{4})</.exec(await waiting.text())![1]!
    expect(await recentLaunches(east, schoology.installationId)).toHaveLength(1)
    expect(await recentLaunches(west, westId)).toEqual([])

    const director = await aDirector(server.url, west, 'wes@west.example')
    const claim = { method: 'POST', body: { code } }
    expect(await director('/installations/deployment-claims', claim)).toMatchObject({
      status: 200,
      answer: { id: westId, lti: { deployments: [{ deploymentId: '7-2', status: 'active' }] } },
    })
    expect(await director('/installations/deployment-claims', claim)).toMatchObject({ status: 404 })
    expect(modelOf(await (await launchFrom('7-2')).text()).district.name).toBe('West')

    const foreign = await postLaunch(
      server.url,
      await beginLaunch(server.url, platform, {
        claims: { [claimNames.deploymentId]: '7-2', [claimNames.targetLinkUri]: 'https://evil.example/' },
      }),
    )
    expect(foreign.status).toBe(403)
    expect((await recentLaunches(west, westId))[0]).toMatchObject({ code: 'lti.target-foreign' })
    expect(await recentLaunches(east, schoology.installationId)).toHaveLength(1)
    await schoology.close()
  })
})
