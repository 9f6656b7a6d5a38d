import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { DistrictScope } from '@lectern/database'
import { testDatabase, type TestDatabase } from '@lectern/database/testing'
import type { AppId } from '@lectern/launch'
import { findResource, getResource, resourceTitles } from './read-resources.ts'
import { searchResources } from './search-resources.ts'
import { header, importing } from './testing.ts'

let db: TestDatabase
let scope: DistrictScope
beforeAll(async () => void (db = await testDatabase()))
afterAll(() => db.drop())
beforeEach(async () => void (scope = await db.district()))

const graphing =
  'r1,Graphing in ten minutes,https://videos.example/graph,Video,10,en,Math Corner,"A first lesson, step by step.",learnplatform:7,6-8,Algebra; Functions,'
const talking = 'r2,Talk moves,https://pages.example/talk,,,,,,,,,'

async function anApp(): Promise<AppId> {
  const [app] = await scope.query<{ id: AppId }>(
    `insert into lectern.app (district_id, name, url, match_key) values ($1, 'Desmos', 'https://d.example', 'd')
     returning id`,
    [scope.districtId],
  )
  return app!.id
}

const stored = async () => (await searchResources(scope, {})).resources

describe('importing', () => {
  test('takes a resource with all that its row says', async () => {
    const appId = await anApp()
    const findApp = async (_scope: DistrictScope, reference: string) =>
      reference === 'learnplatform:7' ? appId : undefined
    expect(await importing(scope, [header, graphing, talking], { findApp })).toMatchObject({
      total: 2,
      accepted: 2,
      unchanged: 0,
      rejected: 0,
    })
    expect(await stored()).toEqual([
      {
        id: expect.any(String),
        title: 'Graphing in ten minutes',
        url: 'https://videos.example/graph',
        kind: 'video',
        minutes: 10,
        language: 'en',
        provider: 'Math Corner',
        description: 'A first lesson, step by step.',
        appId,
        grades: { low: 6, high: 8 },
        subjects: ['Algebra', 'Functions'],
      },
      expect.objectContaining({
        title: 'Talk moves',
        kind: 'page',
        minutes: null,
        appId: null,
        grades: null,
        subjects: [],
      }),
    ])
  })

  test('the same file twice changes nothing, and a resource keeps its id when its row changes', async () => {
    const findApp = anApp().then((id) => async () => id)
    const again = async (...lines: string[]) =>
      importing(scope, [header, ...lines], { findApp: await findApp })
    await again(graphing, talking)
    const [before] = await stored()
    expect(await again(graphing, talking)).toMatchObject({ accepted: 0, unchanged: 2 })
    expect(await again(graphing.replace(',10,', ',12,'))).toMatchObject({ accepted: 1, unchanged: 0 })
    expect(await stored()).toEqual([{ ...before, minutes: 12 }, expect.anything()])
  })

  test('an empty field leaves what is known', async () => {
    await importing(scope, [header, graphing.replace('learnplatform:7', '')])
    const [before] = await stored()
    const sparse = 'r1,Graphing in ten minutes,https://videos.example/graph,,,,,,,,,'
    expect(await importing(scope, [header, sparse])).toMatchObject({ unchanged: 1 })
    expect(await stored()).toEqual([before])
  })

  test('what a file leaves out stays; only its own column retires a resource, and brings it back', async () => {
    await importing(scope, [header, talking, graphing.replace('learnplatform:7', '')])
    await importing(scope, [header, talking])
    expect(await stored()).toHaveLength(2)
    const [, talk] = await stored()
    expect(await importing(scope, [header, `${talking}yes`])).toMatchObject({ accepted: 1 })
    expect(await importing(scope, [header, `${talking}yes`, ''])).toMatchObject({ unchanged: 1 })
    expect(await importing(scope, [header, talking])).toMatchObject({ unchanged: 1 })
    expect((await stored()).map(({ title }) => title)).toEqual(['Graphing in ten minutes'])
    expect(await findResource(scope, talk!.id)).toBeUndefined()
    await expect(getResource(scope, talk!.id)).rejects.toMatchObject({ code: 'resources.not-found' })
    expect(await resourceTitles(scope, [talk!.id])).toEqual(new Map([[talk!.id, 'Talk moves']]))
    await importing(scope, [header, `${talking}no`])
    expect(await getResource(scope, talk!.id)).toEqual(talk)
  })

  test.each([
    ['without an id', ',Talk moves,https://pages.example,,,,,,,,,', 'id-missing'],
    ['without a title', 'r2,,https://pages.example,,,,,,,,,', 'title-missing'],
    ['with a script for an address', 'r2,Talk,javascript:alert(1),,,,,,,,,', 'url-invalid'],
    ['of an unknown kind', 'r2,Talk,https://pages.example,podcast,,,,,,,,', 'kind-unknown'],
    ['of no time at all', 'r2,Talk,https://pages.example,,0,,,,,,,', 'minutes-invalid'],
    ['in a language that is no tag', 'r2,Talk,https://pages.example,,,in Spanish,,,,,,', 'language-invalid'],
    ['about an app that the catalog lacks', 'r2,Talk,https://pages.example,,,,,,x:1,,,', 'app-unknown'],
    ['for grades downwards', 'r2,Talk,https://pages.example,,,,,,,8-6,,', 'grades-invalid'],
    ['retired perhaps', 'r2,Talk,https://pages.example,,,,,,,,,perhaps', 'retired-invalid'],
    ['with too long a title', `r2,${'a'.repeat(201)},https://pages.example,,,,,,,,,`, 'field-too-long'],
    ['with a field too many', `${talking},more`, 'row-misshapen'],
    ['with an id that the file has already', 'r1,Talk,https://pages.example,,,,,,,,,', 'row-duplicate'],
  ])('refuses a row %s, and takes the others', async (_case, row, code) => {
    const first = 'r1,First,https://pages.example/first,,,,,,,,,'
    const outcome = await importing(scope, [header, first, row])
    expect(outcome).toMatchObject({ total: 2, accepted: 1, rejected: 1 })
    expect(outcome.rejections).toEqual([
      expect.objectContaining({ line: 3, code: `resources.${code}`, reason: expect.stringMatching(/\.$/) }),
    ])
  })

  test('stopped half-way leaves nothing behind', async () => {
    const signal = AbortSignal.abort(new Error('cancelled'))
    await expect(importing(scope, [header, talking], { signal })).rejects.toThrow('cancelled')
    expect(await stored()).toEqual([])
  })

  test("touches no other district's resources of the same id", async () => {
    const other = await db.district()
    await importing(other, [header, talking])
    await importing(scope, [header, talking.replace('Talk moves', 'Other talk'), ''])
    expect((await searchResources(other, {})).resources.map(({ title }) => title)).toEqual(['Talk moves'])
    const [own] = await stored()
    expect(await findResource(other, own!.id)).toBeUndefined()
  })
})
