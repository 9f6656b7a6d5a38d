import { beforeEach, expect, test } from 'vitest'
import { personCaller } from './graph-callers.ts'
import {
  classIds,
  graphError,
  personIds,
  signingKeys,
  simulatedApp,
  simulatedMicrosoft,
  tenantIds,
  type SimulatedMicrosoft,
} from '../testing/index.ts'
import { assignLinks } from './assignments.ts'
import { addChannelTab, channelTabEntities, findCatalogApp } from './channel-tabs.ts'
import type { GraphConnection } from './graph-connection.ts'
import { readOwnEducation } from './own-education.ts'

const keys = await signingKeys('https://login.microsoftonline.com/{tenantid}/v2.0')
const scopes = [
  'EduRoster.ReadBasic',
  'EduAssignments.ReadWriteBasic',
  'TeamsTab.ReadWriteSelfForTeam',
  'AppCatalog.Read.All',
]
let microsoft: SimulatedMicrosoft
beforeEach(async () => {
  microsoft = await simulatedMicrosoft({ keys })
  microsoft.entra.consents.grantForTenant(tenantIds.fairview, { scopes })
})
const assignments = () => microsoft.graph.education(tenantIds.fairview).assignments

async function as(objectId: string): Promise<GraphConnection> {
  const { entra, tokens, connect } = microsoft
  const assertion = await entra.tabToken({ objectId })
  const found = await tokens.onBehalfOf({ tenantId: tenantIds.fairview, assertion }, scopes)
  if (found.outcome !== 'granted') throw new Error(found.outcome)
  return connect(personCaller(simulatedApp, tenantIds.fairview, found.token))
}

test('tells what role the records give a person, and nothing of whom they do not know', async () => {
  expect(await readOwnEducation(await as(personIds.teacher))).toEqual({
    primaryRole: 'teacher',
    isGuest: false,
  })
  expect(await readOwnEducation(await as(personIds.student))).toMatchObject({ primaryRole: 'student' })
  expect(await readOwnEducation(await as(personIds.otherTeacher))).toEqual({
    primaryRole: undefined,
    isGuest: false,
  })
})

test('knows a guest', async () => {
  const education = microsoft.graph.education(tenantIds.fairview)
  const id = personIds.otherTeacher
  education.addClass({ id: classIds.algebra }, { students: [{ id, primaryRole: 'none', userType: 'Guest' }] })
  expect(await readOwnEducation(await as(id))).toEqual({ primaryRole: undefined, isGuest: true })
})

const desmos = { title: 'Desmos', url: 'https://teams.microsoft.com/l/entity/a/b' }

test('makes a draft of an assignment with links, and says where it is', async () => {
  const made = await assignLinks(await as(personIds.teacher), classIds.biology, {
    title: 'Desmos',
    links: [desmos],
  })
  expect(assignments()).toEqual([
    expect.objectContaining({
      id: made.id,
      classId: classIds.biology,
      status: 'draft',
      webUrl: made.address,
      resources: [
        expect.objectContaining({
          resource: expect.objectContaining({ displayName: 'Desmos', link: desmos.url }),
        }),
      ],
    }),
  ])
})

test('goes on with the draft of an earlier try, and makes another where it is gone', async () => {
  const teacher = await as(personIds.teacher)
  const kept: string[] = []
  const keep = async (id: string) => void kept.push(id)
  const geogebra = { title: 'GeoGebra', url: 'https://teams.microsoft.com/l/entity/a/c' }
  await assignLinks(teacher, classIds.biology, { title: 'Two', links: [desmos], keep })
  const [draftId] = kept
  const again = { title: 'Two', links: [desmos, geogebra], draftId, keep }
  expect(await assignLinks(teacher, classIds.biology, again)).toMatchObject({ id: draftId })
  const linked = () =>
    assignments().map(({ resources }) => resources.map(({ resource }) => resource['displayName']))
  expect(linked()).toEqual([['Desmos', 'GeoGebra']])
  assignments().splice(0)
  await assignLinks(teacher, classIds.biology, again)
  expect(linked()).toEqual([['Desmos', 'GeoGebra']])
  expect(kept).toHaveLength(2)
})

test('takes the draft back when a link does not get into it', async () => {
  microsoft.graph.failNext(/resources$/, () => graphError(400, 'badRequest', 'Invalid link.'))
  const teacher = await as(personIds.teacher)
  await expect(
    assignLinks(teacher, classIds.biology, { title: 'Desmos', links: [desmos] }),
  ).rejects.toMatchObject({ code: 'teams.graph-refused' })
  expect(assignments()).toEqual([])
})

test('whoever does not teach the class assigns nothing', async () => {
  await expect(
    assignLinks(await as(personIds.student), classIds.biology, { title: 'Desmos', links: [] }),
  ).rejects.toMatchObject({ code: 'teams.graph-forbidden' })
})

test('puts a tab into a channel, whatever its name', async () => {
  const teacher = await as(personIds.teacher)
  const catalogId = '44444444-0001-4001-8001-444444444444'
  const manifestId = '66666666-ffff-4fff-8fff-666666666666'
  expect(await findCatalogApp(teacher, manifestId)).toBeUndefined()
  microsoft.graph
    .teamwork(tenantIds.fairview)
    .publish({ catalogId, manifestId, clientId: simulatedApp.clientId, activityTypes: [] })
  expect(await findCatalogApp(teacher, manifestId)).toBe(catalogId)
  const tab = {
    teamId: classIds.biology,
    channelId: '19:abc/def@thread.tacv2',
    name: 'Desmos',
    entityId: 'placement-1',
    contentUrl: 'https://tool.example/teams/tab?placement=1',
    websiteUrl: 'https://tool.example/teams/browser',
    removeUrl: 'https://tool.example/teams/remove',
  }
  expect(await channelTabEntities(teacher, tab)).toEqual(new Set())
  await addChannelTab(teacher, { ...tab, catalogAppId: catalogId })
  expect(await channelTabEntities(teacher, tab)).toEqual(new Set(['placement-1']))
  expect(await channelTabEntities(teacher, { ...tab, channelId: '19:other@thread.tacv2' })).toEqual(new Set())
  expect(microsoft.graph.channels(tenantIds.fairview).tabs).toMatchObject([
    {
      teamId: tab.teamId,
      channelId: tab.channelId,
      configuration: { contentUrl: tab.contentUrl, removeUrl: tab.removeUrl },
    },
  ])
})
