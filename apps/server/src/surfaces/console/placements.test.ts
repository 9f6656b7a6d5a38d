import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { InstallationDetails } from '@lectern/api-contracts'
import { recordPlacements } from '@lectern/catalog'
import type { DistrictScope } from '@lectern/database'
import { claimNames } from '@lectern/lti'
import type { AppId, ContextId, PersonId } from '@lectern/launch'
import { launched } from '../../testing/browser-launch.ts'
import { someApps } from '../../testing/catalog.ts'
import { aDirector, type ConsoleCall } from '../../testing/director.ts'
import { installPlatform, type InstalledPlatform } from '../../testing/installed-platform.ts'
import { aDistrict, serverUnderTest } from '../../testing/index.ts'

let server: Awaited<ReturnType<typeof serverUnderTest>>
let scope: DistrictScope
let canvas: InstalledPlatform
let director: ConsoleCall

beforeAll(async () => {
  server = await serverUnderTest()
  scope = await aDistrict(server.lectern)
  canvas = await installPlatform(server.lectern, scope)
  director = await aDirector(server.url, scope)
})
afterAll(async () => {
  await canvas.close()
  await server.close()
})

const placements = async (): Promise<InstallationDetails['placements']> =>
  (await director<InstallationDetails>(`/installations/${canvas.installationId}`)).answer.placements

test('what a teacher placed in a course is shown with its app, and when its link was last opened', async () => {
  expect(await placements()).toEqual([])
  const apps = await someApps(scope, ['Desmos'])
  await launched(server.url, canvas.platform)
  const [person] = await scope.query<{ personId: PersonId; contextId: ContextId }>(
    'select l.person_id as "personId", l.context_id as "contextId" from lectern.launch l limit 1',
  )
  const id = randomUUID()
  const appId = apps['Desmos'] as AppId
  await recordPlacements(scope, [
    {
      id,
      appId,
      installationId: canvas.installationId,
      contextId: person!.contextId,
      placedBy: person!.personId,
    },
  ])
  expect(await placements()).toMatchObject([
    { id, title: 'Desmos', kind: 'app', contextTitle: 'Biology 9', isCopy: false, lastLaunchedAt: null },
  ])
  await launched(server.url, canvas.platform, {
    claims: { [claimNames.custom]: { app: appId, placement: id } },
  })
  await expect.poll(async () => (await placements())[0]!.lastLaunchedAt).not.toBeNull()

  const stranger = await aDirector(
    server.url,
    await aDistrict(server.lectern, 'Elsewhere'),
    'eve@elsewhere.example',
  )
  expect(await stranger(`/installations/${canvas.installationId}`)).toMatchObject({ status: 404 })
})
