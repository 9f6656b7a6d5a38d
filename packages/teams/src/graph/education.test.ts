import { beforeEach, expect, test } from 'vitest'
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
import { confirmTenant } from './confirm-tenant.ts'
import {
  classChanges,
  classMemberPages,
  classTeacherPages,
  groupPeoplePages,
  ownClassPages,
  schoolChanges,
  schoolClassPages,
} from './education.ts'
import { personCaller } from './graph-callers.ts'
import type { GraphConnection } from './graph-connection.ts'
import { graphPages } from './graph-pages.ts'
import { isInGroup } from './group-person.ts'

const keys = await signingKeys('https://login.microsoftonline.com/{tenantid}/v2.0')
let microsoft: SimulatedMicrosoft
let connection: GraphConnection
beforeEach(async () => {
  microsoft = await simulatedMicrosoft({ keys })
  connection = microsoft.connection()
})
const education = () => microsoft.graph.education(tenantIds.fairview)
async function collect<T>(pages: AsyncIterable<T>): Promise<T[]> {
  const collected: T[] = []
  for await (const page of pages) collected.push(page)
  return collected
}
const all = async <T>(pages: AsyncIterable<{ items: T[] }>): Promise<T[]> =>
  (await collect(pages)).flatMap(({ items }) => items)
const schoolId = '55555555-0001-4001-8001-555555555555'
/** The full pass. */
const classes = async () =>
  (await collect(classChanges(connection))).flatMap((page) => (page.restart ? [] : page.classes))
const manyClasses = (count: number) => {
  for (let index = 0; index < count; index++)
    education().addClass({
      id: `cccccccc-0001-4001-8001-${String(index).padStart(12, '0')}`,
      displayName: `Class ${index}`,
      schoolId,
    })
}

test('reads classes, schools and the classes of a school', async () => {
  const biology = {
    id: classIds.biology,
    name: 'Biology 9',
    externalId: 'BIO-9-1',
    classCode: undefined,
    grade: '9',
    subject: 'Science',
  }
  expect(await classes()).toContainEqual(biology)
  expect(await collect(schoolChanges(connection))).toMatchObject([
    { schools: [{ id: schoolId, name: 'Fairview High', schoolNumber: '10' }] },
  ])
  expect(await all(schoolClassPages(connection, schoolId))).toEqual([biology])
})

test('reads who is in a class and who teaches it, without names unless they are asked for', async () => {
  expect(await all(classMemberPages(connection, classIds.biology))).toEqual([
    { id: personIds.teacher, primaryRole: 'teacher' },
    { id: personIds.student, primaryRole: 'student' },
  ])
  expect(microsoft.graph.requests.at(-1)!.query.get('$select')).not.toMatch(/displayName|mail/)
  expect(await all(classTeacherPages(connection, classIds.biology, { names: true }))).toMatchObject([
    { id: personIds.teacher, name: 'Tara Teacher', mail: 'tara@fairview.example' },
  ])
})

test('falls back to the group of a class that School Data Sync does not know', async () => {
  expect(await all(groupPeoplePages(connection, classIds.biology, 'owners'))).toMatchObject([
    { id: personIds.teacher },
  ])
  expect(await all(groupPeoplePages(connection, classIds.biology, 'members'))).toHaveLength(2)
})

test('tells of one person whether they own a team or are a member, however many those are', async () => {
  const { graph } = microsoft
  const many = Array.from({ length: 1_500 }, () => ({ id: crypto.randomUUID() }))
  const id = 'cccccccc-0006-4006-8006-cccccccccccc'
  const person = { id: personIds.otherTeacher }
  graph
    .education(tenantIds.fairview)
    .addClass({ id }, { students: [...many, person], owners: many.slice(0, 3) })
  const before = graph.requests.length
  expect(await isInGroup(connection, id, 'members', personIds.otherTeacher)).toBe(true)
  expect(await isInGroup(connection, id, 'owners', personIds.otherTeacher)).toBe(false)
  expect(await isInGroup(connection, id, 'owners', many[0]!.id)).toBe(true)
  expect(graph.requests).toHaveLength(before + 3)
  await expect(isInGroup(connection, id, 'members', "x' or true")).rejects.toMatchObject({
    code: 'teams.graph-id-malformed',
  })
  expect(graph.requests).toHaveLength(before + 3)
})

test('filters the people of a team only for whoever accepts an eventual answer, as Graph does', async () => {
  const query = { $filter: `id eq '${personIds.teacher}'`, $count: 'true' }
  const path = `/groups/${classIds.biology}/owners`
  await expect(connection.call({ path, query })).rejects.toMatchObject({
    code: 'teams.graph-refused',
    details: { graphCode: 'Request_UnsupportedQuery' },
  })
  await expect(connection.call({ path, query, advancedQuery: true })).resolves.toMatchObject({
    body: { value: [{ id: personIds.teacher }] },
  })
})

test('reads the classes of the person at the tab in their own name', async () => {
  const { entra, tokens } = microsoft
  entra.consents.grantForPerson(tenantIds.fairview, personIds.student, { scopes: ['EduRoster.ReadBasic'] })
  const assertion = await entra.tabToken({ objectId: personIds.student })
  const found = await tokens.onBehalfOf({ tenantId: tenantIds.fairview, assertion }, ['EduRoster.ReadBasic'])
  if (found.outcome !== 'granted') throw new Error(found.outcome)
  const own = microsoft.connect(personCaller(simulatedApp, tenantIds.fairview, found.token))
  expect(await all(ownClassPages(own))).toMatchObject([{ id: classIds.biology }])
  expect(await all(ownClassPages(own, { taught: true }))).toEqual([])
  await expect(all(classMemberPages(own, classIds.algebra))).rejects.toMatchObject({
    code: 'teams.graph-forbidden',
  })
})

test('reads many pages, one at a time, and goes on where it stopped', async () => {
  manyClasses(250)
  const pages = schoolClassPages(connection, schoolId, { pageSize: 100 })
  const first = (await pages.next()).value!
  expect([first.items.length, microsoft.graph.requests.length]).toEqual([100, 1])
  await pages.return()
  expect(await all(schoolClassPages(connection, schoolId, { from: first.next }))).toHaveLength(151)
})

test('counts entries that name nothing and reads the others', async () => {
  microsoft.graph.failNext(/classes/, async () =>
    Response.json({ value: [null, 5, { id: '../x' }, { id: classIds.biology, displayName: 5 }] }),
  )
  const [page] = await collect(schoolClassPages(connection, schoolId))
  expect(page).toMatchObject({ unreadable: 3, items: [{ id: classIds.biology, name: undefined }] })
})

test('does not go round in circles', async () => {
  const here = 'https://graph.microsoft.com/v1.0/education/classes'
  const again = async () => Response.json({ value: [], '@odata.nextLink': here })
  microsoft.graph.failNext(/classes/, again, again)
  await expect(collect(graphPages(connection, { path: '/education/classes' }))).rejects.toMatchObject({
    code: 'teams.graph-pages-repeat',
  })
})

test('does not read for ever', async () => {
  manyClasses(30)
  const pages = graphPages(connection, { path: '/education/classes', query: { $top: 10 }, maxPages: 3 })
  await expect(collect(pages)).rejects.toMatchObject({ code: 'teams.graph-pages-exceeded' })
})

test.each(['nextLink', 'deltaLink'])('follows no %s off Graph', async (name) => {
  microsoft.graph.failNext(/classes/, async () =>
    Response.json({ value: [], [`@odata.${name}`]: 'https://graph.evil.example/v1.0/education/classes' }),
  )
  await expect(classes()).rejects.toMatchObject({ code: 'teams.graph-link-foreign' })
})

test.each(['<html>', '{}', '{"value":{}}'])('%s is no list', async (body) => {
  microsoft.graph.failNext(/classes/, async () => new Response(body))
  await expect(classes()).rejects.toMatchObject({ code: 'teams.graph-answer-invalid' })
})

test('asks for nothing with an id that could lead elsewhere', () => {
  expect(() => classMemberPages(connection, '../../users')).toThrow(
    expect.objectContaining({ code: 'teams.graph-id-malformed' }),
  )
})

test('after a first reading tells only what changed', async () => {
  const [first] = await collect(classChanges(connection))
  expect(first).toMatchObject({ restart: false, classes: [{}, {}], deltaLink: expect.any(String) })
  education().changeClass(classIds.biology, { displayName: 'Biology 9 honors' })
  const from = (first as { deltaLink: string }).deltaLink
  const changes = await collect(classChanges(connection, { from }))
  expect(changes).toMatchObject([{ classes: [{ name: 'Biology 9 honors' }], removedIds: [] }])
})

test('a delta does not tell of a deleted class; the full pass does', async () => {
  const [first] = await collect(classChanges(connection))
  education().removeClass(classIds.algebra)
  const from = (first as { deltaLink: string }).deltaLink
  expect(await collect(classChanges(connection, { from }))).toMatchObject([{ classes: [], removedIds: [] }])
  expect(await classes()).toMatchObject([{ id: classIds.biology }])
})

test('says when something is marked as removed', async () => {
  microsoft.graph.failNext(/delta/, async () =>
    Response.json({ value: [{ id: classIds.algebra, '@removed': { reason: 'deleted' } }] }),
  )
  expect(await collect(classChanges(connection))).toMatchObject([
    { classes: [], removedIds: [classIds.algebra] },
  ])
})

test('starts anew when Graph has forgotten the link, and says that what is known is void', async () => {
  const [first] = await collect(classChanges(connection))
  education().forgetDeltas()
  const from = (first as { deltaLink: string }).deltaLink
  expect(await collect(classChanges(connection, { from }))).toMatchObject([
    { restart: true },
    { restart: false, classes: [{}, {}], deltaLink: expect.any(String) },
  ])
})

test('gives up when Graph forgets again at once', async () => {
  const gone = async () => graphError(410, 'syncStateNotFound', '')
  microsoft.graph.failNext(/delta/, gone, gone)
  await expect(collect(classChanges(connection))).rejects.toMatchObject({
    code: 'teams.delta-restarts',
  })
})

test('confirms a tenant by the organisation that Graph names', async () => {
  await expect(confirmTenant(connection)).resolves.toEqual({ name: 'Fairview Schools' })
  microsoft.graph.failNext(/organization/, async () =>
    Response.json({ value: [{ id: tenantIds.elsewhere }] }),
  )
  await expect(confirmTenant(connection)).rejects.toMatchObject({ code: 'teams.consent-unproved' })
})
