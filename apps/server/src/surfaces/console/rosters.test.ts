import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { InstallationDetails } from '@lectern/api-contracts'
import type { DistrictScope } from '@lectern/database'
import { peopleOf, rostersOf, switchedOnAndLaunched } from '../../testing/course-with-roster.ts'
import { aDirector, consoleVisitor, type ConsoleCall } from '../../testing/director.ts'
import { installPlatform, type InstalledPlatform } from '../../testing/installed-platform.ts'
import { aDistrict, serverUnderTest } from '../../testing/index.ts'

const namesOfPeople = { name: 'Zelda Quimby', email: 'zelda@quimby.example', given_name: 'Zelda' }

let server: Awaited<ReturnType<typeof serverUnderTest>>
let scope: DistrictScope
let canvas: InstalledPlatform
let director: ConsoleCall

beforeAll(async () => void (server = await serverUnderTest({ work: true })))
afterAll(() => server.close())
beforeEach(async () => {
  scope = await aDistrict(server.lectern)
  canvas = await installPlatform(server.lectern, scope)
  director = await aDirector(server.url, scope, `${scope.districtId}@fairview.example`)
  return () => canvas.close()
})

const offer = (options: Parameters<InstalledPlatform['serve']>[1]) => canvas.serve(server.url, options)
const launch = (services: Awaited<ReturnType<typeof offer>>) =>
  switchedOnAndLaunched(server.url, canvas, director, services)
const rosters = () => rostersOf(director, canvas)
const firstCourse = async () => (await rosters()).courses[0]
const runOf = async () => (await firstCourse())?.run
const details = async () =>
  (await director<InstallationDetails>(`/installations/${canvas.installationId}`)).answer
const patience = { timeout: 20_000 }
const runPath = async () =>
  `/installations/${canvas.installationId}/rosters/${(await firstCourse())!.contextId}/run`

describe('a class list', () => {
  test('is read beside the first launch after rosters are on; nobody in it has a name here', async () => {
    await launch(await offer({ people: peopleOf(31, namesOfPeople) }))
    await expect.poll(firstCourse, patience).toMatchObject({
      title: 'Biology 9',
      members: { value: 31 },
      run: { status: 'done', message: null, denied: false },
    })
    expect(await rosters()).toMatchObject({ total: 1, complete: 1 })
    const rows = await scope.query<{ row: string }>(
      `select m::text || p::text || i::text as row from lectern.roster_member m
       join lectern.person p on p.district_id = m.district_id and p.id = m.person_id
       join lectern.identity i on i.district_id = p.district_id and i.person_id = p.id`,
    )
    expect(rows).toHaveLength(31)
    expect(JSON.stringify(rows)).not.toMatch(/zelda|quimby|user-/i)
  })

  test('that brought names and e-mail says so, by name, and what its token permits', async () => {
    await launch(await offer({ people: peopleOf(12, namesOfPeople) }))
    await expect
      .poll(async () => (await details()).received.unasked.map(({ name, source }) => `${source} ${name}`), {
        timeout: 20_000,
      })
      .toEqual(expect.arrayContaining(['roster email', 'roster name', 'roster given_name']))
    const { asNeeded, unasked } = (await details()).received
    expect(asNeeded).toContainEqual(
      expect.objectContaining({
        source: 'token',
        name: 'https://purl.imsglobal.org/spec/lti-nrps/scope/contextmembership.readonly',
      }),
    )
    expect(asNeeded).toContainEqual(
      expect.objectContaining({ source: 'roster', name: 'user_id', element: 'student-app-id' }),
    )
    expect(JSON.stringify(unasked)).not.toMatch(/zelda|quimby/i)
  })

  test('of few people does not tell how many', async () => {
    await launch(await offer({ people: peopleOf(3) }))
    await expect.poll(runOf, patience).toMatchObject({ status: 'done', members: { fewerThan: 10 } })
    expect(await firstCourse()).toMatchObject({ members: { fewerThan: 10 } })
  })

  test('of ten thousand is read in a hundred pages', { timeout: 120_000 }, async () => {
    await launch(await offer({ people: peopleOf(10_000) }))
    await expect
      .poll(firstCourse, { timeout: 100_000 })
      .toMatchObject({ members: { value: 10_000 }, run: { status: 'done', pages: 100 } })
  })

  test('that the administrator denies is quiet: not allowed, in the words of the platform, and not asked again', async () => {
    const services = await offer({ people: peopleOf(12) })
    services.failNext(
      (answer) => answer(),
      () => Response.json({ errors: 'Names and roles are off' }, { status: 403, statusText: 'Forbidden' }),
    )
    await launch(services)
    await expect.poll(runOf, patience).toMatchObject({
      status: 'failed',
      denied: true,
      message: expect.stringContaining('Names and roles are off'),
    })
    await launch(services)
    await server.lectern.jobs.drain()
    expect(await scope.query('select from lectern.roster_run')).toHaveLength(1)
    expect(await server.lectern.jobs.deadLetters()).toEqual([])
  })

  test('is read again when the director asks, and the end of it shows', async () => {
    let people = peopleOf(12)
    await launch(await offer({ people: () => people }))
    await expect.poll(runOf, patience).toMatchObject({ status: 'done' })
    people = peopleOf(14)
    expect(await director(await runPath(), { method: 'POST' })).toMatchObject({ status: 202 })
    await expect.poll(firstCourse, patience).toMatchObject({ members: { value: 14 } })
  })

  test('that is being read can be stopped, once', async () => {
    const services = await offer({ people: peopleOf(12) })
    let letGo = (): void => {}
    const held = new Promise<void>((resolve) => (letGo = resolve))
    services.failNext(
      (answer) => answer(),
      (answer) => held.then(answer),
    )
    await launch(services)
    await expect.poll(runOf, patience).toMatchObject({ status: 'running', progress: null, pages: 0 })
    const path = await runPath()
    expect(await director(path, { method: 'DELETE' })).toMatchObject({
      status: 200,
      answer: { run: { status: 'cancelled' } },
    })
    expect(await director(path, { method: 'DELETE' })).toMatchObject({
      status: 409,
      answer: { code: 'roster.not-running' },
    })
    letGo()
    await server.lectern.jobs.drain()
    expect(await firstCourse()).toMatchObject({ members: null, run: { status: 'cancelled' } })
  })

  test('is forgotten with its address when rosters are switched off, and back after the next launch', async () => {
    const services = await offer({ people: peopleOf(12) })
    await launch(services)
    await expect.poll(runOf, patience).toMatchObject({ status: 'done' })
    await director(`/installations/${canvas.installationId}/features`, {
      method: 'PUT',
      body: { feature: 'roster', enabled: false },
    })
    expect(await details()).toMatchObject({ rosters: null })
    for (const table of ['roster', 'roster_member', 'roster_run', 'lti_context_service'])
      expect(await scope.query(`select from lectern.${table}`), table).toEqual([])
    await launch(services)
    await expect.poll(firstCourse, patience).toMatchObject({ members: { value: 12 } })
  })

  test('is nobody else’s: asked for without a session, by another district, or where there is none', async () => {
    await launch(await offer({ people: peopleOf(12) }))
    await expect.poll(runOf, patience).toMatchObject({ status: 'done' })
    const path = await runPath()
    const elsewhere = await aDistrict(server.lectern, 'Elsewhere')
    const stranger = await aDirector(server.url, elsewhere, `${elsewhere.districtId}@elsewhere.example`)
    const nowhere = path.replace(/rosters\/[^/]+/, 'rosters/00000000-0000-4000-8000-000000000000')
    for (const method of ['POST', 'DELETE']) {
      expect(await consoleVisitor(server.url)(path, { method })).toMatchObject({ status: 401 })
      expect(await director(path, { method, ownPage: false })).toMatchObject({ status: 403 })
      expect(await stranger(path, { method })).toMatchObject({ status: 404 })
      expect(await director(nowhere, { method })).toMatchObject({
        status: 404,
        answer: { code: 'roster.course-unknown' },
      })
      expect(await director(path.replace(/rosters\/[^/]+/, 'rosters/biology'), { method })).toMatchObject({
        status: 404,
        answer: { code: 'request.unknown-id' },
      })
    }
  })
})
