import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { listPlacements, recordPlacements, type Placement } from '@lectern/catalog'
import type { DistrictScope } from '@lectern/database'
import type { AppId, ContextId, PersonId } from '@lectern/launch'
import { claimNames } from '@lectern/lti'
import { launched } from '../../testing/browser-launch.ts'
import { someApps } from '../../testing/catalog.ts'
import { installPlatform, type InstalledPlatform } from '../../testing/installed-platform.ts'
import { aCopyNotice, postNotices } from '../../testing/notices.ts'
import { aDistrict, serverUnderTest } from '../../testing/index.ts'

let server: Awaited<ReturnType<typeof serverUnderTest>>
let scope: DistrictScope
let canvas: InstalledPlatform
let desmos: AppId
let kahoot: AppId

beforeAll(async () => {
  server = await serverUnderTest({ work: true })
  scope = await aDistrict(server.lectern)
  canvas = await installPlatform(server.lectern, scope, { features: ['course-copies'] })
  const apps = await someApps(scope, ['Desmos', 'Kahoot'])
  desmos = apps['Desmos']!
  kahoot = apps['Kahoot']!
})
afterAll(async () => {
  await canvas.close()
  await server.close()
})

/** A course with two apps in it, and the name for its copy. */
let origin: string
let copy: string
let placed: { desmos: string; kahoot: string }
beforeEach(async () => {
  origin = `course-${randomUUID()}`
  copy = `copy-of-${origin}`
  placed = { desmos: randomUUID(), kahoot: randomUUID() }
  await launchIn(origin)
  const contextId = await contextOf(origin)
  await recordPlacements(scope, [
    { ...where(contextId), id: placed.desmos, appId: desmos },
    { ...where(contextId), id: placed.kahoot, appId: kahoot },
  ])
})

const where = (contextId: ContextId) => ({
  installationId: canvas.installationId,
  contextId,
  placedBy: randomUUID() as PersonId, // brands have no constructor
})
async function contextOf(externalId: string): Promise<ContextId> {
  const [context] = await scope.query<{ id: ContextId }>(
    'select c.id from lectern.context c where c.external_id = $1',
    [externalId],
  )
  return context!.id
}

const launchIn = (course: string, custom: Record<string, string> = {}, link = `link-${randomUUID()}`) =>
  launched(server.url, canvas.platform, {
    role: 'teacher',
    claims: {
      [claimNames.context]: { id: course, title: course, type: ['CourseSection'] },
      [claimNames.resourceLink]: { id: link },
      [claimNames.custom]: custom,
    },
  })
/** As a copied link does: it names the placement of its origin. */
const launchLink = (course: string, history?: string) =>
  launchIn(course, {
    app: desmos,
    placement: placed.desmos,
    ...(history && { context_id_history: history }),
  })
const notify = async (id?: string) =>
  expect(
    (await postNotices(server.url, [await aCopyNotice(canvas.platform, { id, copy, origins: [origin] })]))
      .status,
  ).toBe(200)

const placementsIn = async (course: string): Promise<Placement[]> =>
  (await listPlacements(scope, canvas.installationId, 1000)).filter(({ contextTitle }) =>
    [course, `Copy ${course}`].includes(contextTitle!),
  )
const copied = async (course = copy) =>
  (await placementsIn(course))
    .map(({ appName, copiedFrom, lastLaunchedAt }) => ({
      appName,
      copiedFrom,
      launched: lastLaunchedAt !== null,
    }))
    .sort((a, b) => String(a.appName).localeCompare(String(b.appName)))
const both = (isLaunched = false) => [
  { appName: 'Desmos', copiedFrom: placed.desmos, launched: isLaunched },
  { appName: 'Kahoot', copiedFrom: placed.kahoot, launched: false },
]
const settled = () => server.lectern.jobs.drain()

describe('a copied course', () => {
  test('has what its origin had, as soon as the platform tells of the copy', async () => {
    await notify()
    await expect.poll(() => copied()).toEqual(both())
    expect(await copied(origin)).toEqual([
      { appName: 'Desmos', copiedFrom: null, launched: false },
      { appName: 'Kahoot', copiedFrom: null, launched: false },
    ])
  })

  test('keeps the launches of its links to itself, though they name the placement of the origin', async () => {
    await notify()
    await expect.poll(() => copied()).toEqual(both())
    await launchLink(copy)
    await expect.poll(() => copied()).toEqual(both(true))
    expect((await copied(origin)).some((one) => one.launched)).toBe(false)
    await launchLink(origin)
    await expect.poll(async () => (await copied(origin))[0]).toMatchObject({ launched: true })
    expect(await copied()).toHaveLength(2)
  })

  test('is understood from its first launch where no notice comes', async () => {
    await launchIn(copy, { context_id_history: `${encodeURIComponent(origin)},older` })
    await expect.poll(() => copied()).toEqual(both())
  })

  test('is the same whether the launch, the notice or either of them again comes first', async () => {
    await launchLink(copy, origin)
    await notify('notice-1')
    await notify('notice-1')
    await notify()
    await launchLink(copy, origin)
    await settled()
    await expect.poll(() => copied()).toEqual(both(true))
  })

  test('counts a copied link that tells nothing of its course as the one of its course', async () => {
    await Promise.all([launchLink(copy), launchLink(copy), launchLink(copy)])
    await expect.poll(() => copied()).toEqual([both(true)[0]])
    expect((await copied(origin)).some((one) => one.launched)).toBe(false)
  })

  test('of a copy has counterparts of the first one, which the links go on naming', async () => {
    await notify()
    await expect.poll(() => copied()).toEqual(both())
    const second = `second-${copy}`
    await launchIn(second, { context_id_history: `${copy},${origin}` })
    await expect.poll(() => copied(second)).toEqual(both())
    await launchLink(second)
    await expect.poll(() => copied(second)).toEqual(both(true))
    expect(await copied()).toEqual(both())
  })

  test('gets nothing of what was placed in the origin after the copy', async () => {
    await notify()
    await expect.poll(() => copied()).toEqual(both())
    await recordPlacements(scope, [{ ...where(await contextOf(origin)), id: randomUUID(), appId: kahoot }])
    await launchLink(copy, origin)
    await expect.poll(() => copied()).toEqual(both(true))
  })

  test('of a course where Lectern was never launched is no course of ours', async () => {
    const jwt = await aCopyNotice(canvas.platform, { copy: 'copy-of-unknown', origins: ['unknown'] })
    await postNotices(server.url, [jwt])
    await settled()
    expect(
      await scope.query(`select 1 from lectern.context c where c.external_id = 'copy-of-unknown'`),
    ).toEqual([])
  })
})

test('a link made by hand is one placement from its first launch on', async () => {
  const course = `course-${randomUUID()}`
  await Promise.all([1, 2, 3].map(() => launchIn(course, { app: 'learnplatform:1' }, 'by-hand')))
  await expect.poll(() => copied(course)).toEqual([{ appName: 'Desmos', copiedFrom: null, launched: true }])
})
