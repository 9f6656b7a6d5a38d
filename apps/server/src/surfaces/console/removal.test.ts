import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Lti1p1Credentials } from '@lectern/api-contracts'
import type { DistrictScope } from '@lectern/database'
import type { InstallationId } from '@lectern/launch'
import { claimNames } from '@lectern/lti'
import { aLaunch1p1 } from '@lectern/lti/testing'
import { addLtiInstallation, findLtiInstallations, type LtiInstallation } from '@lectern/tenancy'
import { beginLaunch, launched, postLaunch } from '../../testing/browser-launch.ts'
import { aDirector, consoleVisitor, type ConsoleCall } from '../../testing/director.ts'
import { installPlatform, type InstalledPlatform } from '../../testing/installed-platform.ts'
import { aNotice, postNotices } from '../../testing/notices.ts'
import { aDistrict, serverUnderTest } from '../../testing/index.ts'

let server: Awaited<ReturnType<typeof serverUnderTest>>
let scope: DistrictScope
let director: ConsoleCall
let canvas: InstalledPlatform
beforeAll(async () => void (server = await serverUnderTest({ work: true })))
afterAll(() => server.close())
beforeEach(async () => {
  scope = await aDistrict(server.lectern)
  director = await aDirector(server.url, scope, `${randomUUID()}@fairview.example`)
  canvas = await installPlatform(server.lectern, scope)
  return () => canvas.close()
})

const remove = (body: unknown = { name: 'Canvas' }, by = director, id: string = canvas.installationId) =>
  by(`/installations/${id}/removal`, { method: 'POST', body })
const listed = async () =>
  (await director('/installations')).answer as { installations: object[]; removed: object[] }

describe('POST /installations/:id/removal', () => {
  test('takes the installation out of the list, and says in the audit who did', async () => {
    expect((await remove()).status).toBe(204)
    expect(await listed()).toMatchObject({
      installations: [],
      removed: [{ id: canvas.installationId, name: 'Canvas', surface: 'lti' }],
    })
    expect((await director(`/installations/${canvas.installationId}`)).answer).toMatchObject({
      status: 404,
      code: 'installation.removed',
    })
    const audit = await scope.query(
      `select a.account_id is not null as "byAccount", a.details from lectern.audit_entry a
       where a.action = 'installation.removed' and a.subject = $1`,
      [canvas.installationId],
    )
    expect(audit).toEqual([{ byAccount: true, details: { name: 'Canvas' } }])
    expect((await remove()).answer).toMatchObject({ code: 'installation.removed' })
  })

  test.each([
    ['another name', { name: 'Moodle' }, 400, 'installation.name-differs'],
    ['no name', {}, 400, 'request.invalid'],
    ['something that is no name', { name: 7 }, 400, 'request.invalid'],
  ])('refuses %s, and removes nothing', async (_what, body, status, code) => {
    expect((await remove(body)).answer).toMatchObject({ status, code })
    expect((await listed()).installations).toHaveLength(1)
  })

  test('refuses what is no id, whoever is signed out, another page’s request and another district', async () => {
    expect((await remove(undefined, director, 'canvas')).status).toBe(404)
    expect((await remove(undefined, consoleVisitor(server.url))).status).toBe(401)
    const foreign = await director(`/installations/${canvas.installationId}/removal`, {
      method: 'POST',
      body: { name: 'Canvas' },
      ownPage: false,
    })
    expect(foreign.status).toBe(403)
    const stranger = await aDirector(server.url, await aDistrict(server.lectern), `${randomUUID()}@x.example`)
    expect((await remove(undefined, stranger)).answer).toMatchObject({
      status: 404,
      code: 'installation.unknown',
    })
    expect((await listed()).installations).toHaveLength(1)
  })
})

describe('a platform of LTI 1.3 that was removed', () => {
  const refusedLogin = async () => {
    const parameters = canvas.platform.login({ target_link_uri: `${server.url}/lti/launch` })
    return fetch(`${server.url}/lti/login`, { method: 'POST', body: parameters, redirect: 'manual' })
  }

  test('begins no launch any more, and ends none that was on its way, each on a page that says so', async () => {
    const begun = await beginLaunch(server.url, canvas.platform)
    await remove()
    for (const response of [await postLaunch(server.url, begun), await refusedLogin()]) {
      expect(response.status).toBe(404)
      const html = await response.text()
      expect(html).toContain('Lectern was removed here')
      expect(html).toContain('installation.removed')
    }
  })

  test('sends no notices: those that come are refused, and it is told to send none', async () => {
    const services = await canvas.serve(server.url)
    await director(`/installations/${canvas.installationId}/features`, {
      method: 'PUT',
      body: { feature: 'course-copies', enabled: true },
    })
    await launched(server.url, canvas.platform, { claims: services.claims })
    await expect.poll(() => services.notices.handlers.size).toBe(2)
    await remove()
    expect((await postNotices(server.url, [await aNotice(canvas.platform)])).answer).toMatchObject({
      code: 'installation.removed',
    })
    await expect.poll(() => services.notices.handlers.size, { timeout: 10_000 }).toBe(0)
    await expect
      .poll(() =>
        scope.query('select 1 as waits from lectern.removed_installation where sealed_farewell is not null'),
      )
      .toEqual([])
  })

  test('launches again once it is installed again', async () => {
    const { platform, installationId } = canvas
    const [{ districtId: _d, installationId: _i, features: _f, ...again }] = (await findLtiInstallations(
      server.lectern.database,
      platform.registration.issuer,
      platform.registration.clientId,
    )) as [LtiInstallation]
    await remove()
    expect((await refusedLogin()).status).toBe(404)
    const id = await addLtiInstallation(server.lectern.database, scope, {
      ...again,
      deploymentId: 'deployment-1',
    })
    expect(id).not.toBe(installationId)
    expect(await launched(server.url, platform)).toMatchObject({ mode: 'browse' })
  })

  test('leaves whoever shares its registration alone, and its deployments are not theirs to approve', async () => {
    const { platform } = canvas
    const west = await aDistrict(server.lectern, 'West')
    const [{ name: _n, ...shared }] = (await findLtiInstallations(
      server.lectern.database,
      platform.registration.issuer,
      platform.registration.clientId,
    )) as [LtiInstallation]
    const westId = await addLtiInstallation(server.lectern.database, west, {
      ...shared,
      name: 'Schoology West',
    })
    await remove()
    const from = async (deploymentId: string) =>
      postLaunch(
        server.url,
        await beginLaunch(server.url, platform, { claims: { [claimNames.deploymentId]: deploymentId } }),
      )
    const gone = await from('deployment-1')
    expect([gone.status, await gone.text()]).toEqual([404, expect.stringContaining('installation.removed')])
    expect(await deploymentsOf(west, westId)).toEqual([])
    expect((await from('a new one')).status).toBe(403)
    expect(await deploymentsOf(west, westId)).toEqual(['a new one'])
  })

  const deploymentsOf = async (of: DistrictScope, id: InstallationId): Promise<string[]> => {
    const rows = await of.query<{ id: string }>(
      'select d.deployment_id as id from lectern.lti_deployment d where d.installation_id = $1',
      [id],
    )
    return rows.map((row) => row.id)
  }
})

test('a platform of LTI 1.1 that was removed launches no more', async () => {
  const { answer } = await director<Lti1p1Credentials>('/installations/lti-1p1', {
    method: 'POST',
    body: { name: 'Old Moodle' },
  })
  const { id, consumerKey, secret, launchUrl } = answer
  await director(`/installations/${id}/lti-1p1`, { method: 'PUT', body: { enabled: true } })
  const launch = () => {
    const body = aLaunch1p1({ launchUrl, consumer: { key: consumerKey, secret, enabled: true } })
    return fetch(launchUrl, { method: 'POST', body, redirect: 'manual' })
  }
  expect((await launch()).status).toBe(200)
  expect((await remove({ name: 'Old Moodle' }, director, id)).status).toBe(204)
  const refused = await launch()
  expect([refused.status, await refused.text()]).toEqual([
    404,
    expect.stringContaining('installation.removed'),
  ])
})
