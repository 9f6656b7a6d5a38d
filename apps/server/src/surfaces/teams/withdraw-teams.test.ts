import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { testDatabase, type TestDatabase } from '@lectern/database/testing'
import { findTeamsSubscription, keepTeamsAdmission, switchFeature } from '@lectern/tenancy'
import { teamsDistrict } from '../../testing/teams-district.ts'
import {
  inClass,
  personIds,
  teamsUnderTest,
  tenantIds,
  type TeamsUnderTest,
} from '../../testing/teams-under-test.ts'
import { teamsInstallationOf } from './teams-installation-of.ts'
import { withdrawTeams } from './withdraw-teams.ts'

const confirmed = { at: new Date(), tenantName: null, roles: [] }

describe('access that was given back', () => {
  let db: TestDatabase
  beforeAll(async () => void (db = await testDatabase()))
  afterAll(() => db.drop())

  test('has Graph tell nothing more, and is used for nothing until somebody agrees again', async () => {
    const { rosters, scope, installationId, microsoft, ...district } = await teamsDistrict(db)
    await district.begin()
    const { graph } = microsoft
    expect(graph.subscriptions.size).toBe(1)
    await withdrawTeams(rosters, scope, await teamsInstallationOf(rosters, scope, installationId), null)
    await district.drain()
    expect(graph.subscriptions.size).toBe(0)
    expect(await findTeamsSubscription(scope, installationId)).toBeUndefined()
    await switchFeature(scope, installationId, 'roster', true)
    graph.requests.length = 0
    await district.begin()
    expect(graph.requests).toEqual([])
    expect(await findTeamsSubscription(scope, installationId)).toMatchObject({
      code: 'teams.access-withdrawn',
    })
    await keepTeamsAdmission(scope, installationId, confirmed)
    await district.begin()
    expect(graph.subscriptions.size).toBe(1)
  })
})

describe('a tab after access was given back', () => {
  let under: TeamsUnderTest
  beforeAll(async () => void (under = await teamsUnderTest()))
  afterAll(() => under.close())

  test('opens in the name of its person alone', async () => {
    const { graph } = under.microsoft
    const choir = 'cccccccc-0004-4004-8004-cccccccccccc'
    const owners = [{ id: personIds.otherTeacher }]
    graph.education(tenantIds.fairview).addClass({ id: choir, displayName: 'Choir' }, { owners })
    const open = async () => {
      graph.requests.length = 0
      const { model } = await under.launch({ objectId: personIds.otherTeacher, context: inClass(choir) })
      return {
        mode: model.mode,
        asksOfGroups: graph.requests.some(({ path }) => path.startsWith('/groups/')),
      }
    }
    expect(await open()).toEqual({ mode: 'browse', asksOfGroups: true })
    await under.scope.query(
      'update lectern.teams_installation t set withdrawn_at = now() where t.district_id = $1',
      [under.scope.districtId],
    )
    expect(await open()).toEqual({ mode: 'nothing-linked', asksOfGroups: false })
    await keepTeamsAdmission(under.scope, under.installationId, confirmed)
    expect(await open()).toEqual({ mode: 'browse', asksOfGroups: true })
  })
})
