import { afterEach, beforeEach, expect, test } from 'vitest'
import { grantSeats } from '@lectern/catalog'
import type { PersonId } from '@lectern/launch'
import { personIds } from '@lectern/teams/testing'
import { addLtiInstallation, listRosters, meetPerson, pseudonyms, switchFeature } from '@lectern/tenancy'
import { upkeepJob } from '../../jobs/upkeep-jobs.ts'
import { secretKeys } from '../../secret-keys.ts'
import { notifiedTeams, type NotifiedTeams } from '../../testing/notified-teams.ts'
import { tenantIds } from '../../testing/teams-under-test.ts'
import { beginTeamsRosters } from '../teams-rosters/teams-roster-jobs.ts'

let under: NotifiedTeams
beforeEach(async () => {
  under = await notifiedTeams({ roles: ['EduRoster.Read.All', 'GroupMember.Read.All'] })
})
afterEach(() => under.close())

const education = () => under.microsoft.graph.education(tenantIds.fairview)
const numberOf = async (number: string) =>
  pseudonyms((await secretKeys(under.config)).of('pseudonyms')).sourcedId(under.scope.districtId, number)
/** In Desmos, for so long that its holder is nudged. */
const seat = async (number: string) =>
  grantSeats(under.scope, {
    appId: under.apps['Desmos']!,
    holders: [await numberOf(number)],
    assignedOn: new Date(under.microsoft.now().getTime() - 30 * 86_400_000).toISOString().slice(0, 10),
  })
async function readClassLists(): Promise<void> {
  const { scope, installationId, lectern } = under
  await switchFeature(scope, installationId, 'roster', true)
  await beginTeamsRosters(lectern.jobs.enqueue, scope, installationId)
  await expect
    .poll(async () => {
      const { courses } = await listRosters(scope, installationId)
      return courses.length > 0 && courses.every(({ run }) => run?.status === 'done')
    })
    .toBe(true)
}
const people = () => under.scope.query('select p.id from lectern.person p')

/** Whom Canvas named by that number. */
async function metInCanvas(number: string): Promise<PersonId> {
  const canvas = await addLtiInstallation(under.lectern.database, under.scope, {
    name: 'Canvas',
    issuer: 'https://canvas.example',
    clientId: 'lectern',
    authorizationEndpoint: 'https://canvas.example/login',
    tokenEndpoint: 'https://canvas.example/token',
    jwksUri: 'https://canvas.example/jwks',
    profile: 'canvas',
    deploymentId: '1',
  })
  return meetPerson(under.scope, canvas, {
    subjectHash: Buffer.alloc(32, 1),
    sourcedIdHash: await numberOf(number),
    role: 'teacher',
  })
}

test('a teacher whom only Teams knows is nudged in Teams, in their language, before they ever opened the tab', async () => {
  const id = crypto.randomUUID()
  const teacher = {
    id,
    primaryRole: 'teacher' as const,
    teacher: { externalId: 'T-1' },
    preferredLanguage: 'es-MX',
  }
  education().addClass({ id: crypto.randomUUID(), displayName: 'Chess' }, { teachers: [teacher] })
  await seat('T-1')
  under.teamwork.install(id, under.app)
  await under.deliver()
  expect(under.teamwork.feed).toEqual([])
  await readClassLists()
  await under.deliver()
  expect(under.teamwork.feed).toMatchObject([
    { personId: id, preview: 'Un primer vistazo toma unos cinco minutos' },
  ])
})

test('nobody’s id of Entra is kept for that where notifications are off', async () => {
  await switchFeature(under.scope, under.installationId, 'notifications', false)
  await readClassLists()
  expect(await under.scope.query('select from lectern.teams_recipient')).toEqual([])
})

test('a teacher whom Canvas and Teams know apart becomes one once Teams tells their number, and is nudged in Teams', async () => {
  const { lectern } = under
  const keep = await metInCanvas('T-2')
  await seat('T-2')
  under.teamwork.install(personIds.teacher, under.app)
  await under.launch()
  expect(await people()).toHaveLength(2)
  await under.deliver()
  expect(under.teamwork.feed).toEqual([])
  Object.assign(education().people.get(personIds.teacher)!, { teacher: { externalId: 'T-2' } })
  await under.launch()
  await lectern.jobs.enqueue(upkeepJob, {})
  await lectern.jobs.drain()
  expect(await people()).toEqual([{ id: keep }])
  await under.deliver()
  expect(under.teamwork.feed).toMatchObject([{ personId: personIds.teacher }])
})

test('whose number Microsoft tells at their first launch is met as the person whom another host knows', async () => {
  Object.assign(education().people.get(personIds.teacher)!, { teacher: { externalId: 'T-3' } })
  await metInCanvas('T-3')
  await under.launch()
  expect(await people()).toHaveLength(1)
})
