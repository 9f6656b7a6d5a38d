import { afterAll, beforeAll, expect, test } from 'vitest'
import { simulatedApp } from '@lectern/teams/testing'
import { aDirector, type ConsoleCall } from '../../testing/director.ts'
import { aDistrict } from '../../testing/index.ts'
import { teamsUnderTest, tenantIds, type TeamsUnderTest } from '../../testing/teams-under-test.ts'

let teams: TeamsUnderTest
let director: ConsoleCall
beforeAll(async () => {
  teams = await teamsUnderTest()
  director = await aDirector(teams.url, teams.scope)
})
afterAll(() => teams.close())

const remove = (id: string) =>
  director(`/installations/${id}/removal`, { method: 'POST', body: { name: 'Microsoft Teams' } })
const gone = {
  status: 404,
  body: { code: 'installation.removed', page: expect.stringContaining('was removed here') },
}

test('neither a tab nor a browser opens what was removed', async () => {
  expect((await teams.launch()).status).toBe(200)
  expect((await remove(teams.installationId)).status).toBe(204)
  expect(await teams.launch()).toMatchObject(gone)
  const browser = await fetch(`${teams.url}/teams/browser?client=${simulatedApp.clientId}`, {
    redirect: 'manual',
  })
  expect([browser.status, await browser.text()]).toEqual([
    404,
    expect.stringContaining('installation.removed'),
  ])
})

test('the tenant is installed again, and launches; one that shares the app is not asked about it', async () => {
  const again = await teams.install(teams.scope)
  expect((await teams.launch()).status).toBe(200)
  const elsewhere = await aDistrict(teams.lectern, 'Elsewhere')
  await teams.install(elsewhere, { tenantId: tenantIds.elsewhere })
  await remove(again)
  expect(await teams.launch()).toMatchObject(gone)
  expect(await elsewhere.query('select 1 as launched from lectern.launch')).toEqual([])
})
