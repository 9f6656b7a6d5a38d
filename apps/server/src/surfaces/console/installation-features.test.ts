import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { DistrictScope } from '@lectern/database'
import { contextServicesOf } from '@lectern/tenancy'
import type { ContextId } from '@lectern/launch'
import { launched } from '../../testing/browser-launch.ts'
import { aDirector, consoleVisitor, type ConsoleCall } from '../../testing/director.ts'
import { installPlatform, type InstalledPlatform } from '../../testing/installed-platform.ts'
import { aDistrict, serverUnderTest } from '../../testing/index.ts'

const roster = 'https://purl.imsglobal.org/spec/lti-nrps/claim/namesroleservice'

let server: Awaited<ReturnType<typeof serverUnderTest>>
let scope: DistrictScope
let canvas: InstalledPlatform
let director: ConsoleCall
let stranger: ConsoleCall

beforeAll(async () => {
  server = await serverUnderTest()
  scope = await aDistrict(server.lectern)
  canvas = await installPlatform(server.lectern, scope)
  director = await aDirector(server.url, scope)
  stranger = await aDirector(
    server.url,
    await aDistrict(server.lectern, 'Elsewhere'),
    'eve@elsewhere.example',
  )
})
afterAll(async () => {
  await canvas.close()
  await server.close()
})

const switchTo = (call: ConsoleCall, body: object) =>
  call(`/installations/${canvas.installationId}/features`, { method: 'PUT', body })
const isNoted = async (): Promise<boolean> => {
  const [context] = await scope.query<{ id: ContextId }>('select c.id from lectern.context c')
  return context !== undefined && (await contextServicesOf(scope, context.id)) !== undefined
}
const launchOffering = (url: string) =>
  launched(server.url, canvas.platform, {
    claims: { [roster]: { context_memberships_url: url, service_versions: ['2.0'] } },
  })

describe('a feature of an installation', () => {
  test('is off at first, and what it would need of a launch is not kept', async () => {
    await launchOffering('https://canvas.example.org/members')
    expect(await director(`/installations/${canvas.installationId}`)).toMatchObject({
      answer: { lti: { features: [] } },
    })
    expect(await isNoted()).toBe(false)
  })

  test('switched on, keeps where the course offers its service, and is asked of the platform', async () => {
    expect(await switchTo(director, { feature: 'roster', enabled: true })).toMatchObject({
      status: 200,
      answer: { lti: { features: ['roster'] } },
    })
    await launchOffering('https://canvas.example.org/members')
    await expect.poll(isNoted).toBe(true)
    const key = (await (await fetch(`${server.url}/lti/config/canvas.json?features=roster`)).json()) as {
      scopes: string[]
    }
    expect(key.scopes).toEqual(['https://purl.imsglobal.org/spec/lti-nrps/scope/contextmembership.readonly'])
  })

  test('is switched by the own director alone, and must be one that exists', async () => {
    expect(await switchTo(consoleVisitor(server.url), { feature: 'roster', enabled: true })).toMatchObject({
      status: 401,
    })
    expect(await switchTo(stranger, { feature: 'roster', enabled: true })).toMatchObject({ status: 404 })
    expect(await switchTo(director, { feature: 'everything', enabled: true })).toMatchObject({ status: 400 })
    expect(await switchTo(director, { feature: 'roster', enabled: false })).toMatchObject({
      status: 200,
      answer: { lti: { features: [] } },
    })
  })
})
