import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { DistrictScope } from '@lectern/database'
import { testDatabase, type TestDatabase } from '@lectern/database/testing'
import type { AppId } from '@lectern/launch'
import { decideListing } from './decide-listing.ts'
import { seedDemoListings } from './demo-listings.ts'
import { findAppByReference, listApps } from './read-apps.ts'
import { searchApps, type AppSearch, type AppSearchOptions } from './search-apps.ts'
import { csv, importing, realProducts } from './testing.ts'

let db: TestDatabase
let scope: DistrictScope
beforeAll(async () => {
  db = await testDatabase()
  scope = await db.district()
  await importing(scope, realProducts())
})
afterAll(() => db.drop())

const namesOf = async (search: AppSearch, options?: AppSearchOptions): Promise<string[]> =>
  (await searchApps(scope, search, options)).apps.map(({ name }) => name)

const undecided = { reason: null, grades: null, decisionDue: null, alternatives: [] }

describe('words', () => {
  test.each([
    ['the whole name, without its accents and signs', 'avancemos', '¡Avancemos!'],
    ['capitals and signs', 'KAHOOT!', 'Kahoot!'],
    ['the beginning of a name', 'kaho', 'Kahoot!'],
    ['the beginnings of several words', 'khan ac', 'Khan Academy'],
    ['words in another order', 'academy khan', 'Khan Academy'],
    ['hyphens, as written or not', 'ck12', 'CK-12'],
    ['a name with an apostrophe', "nasa's space", "NASA's Space Place"],
    ['a typing error', 'kahhot', 'Kahoot!'],
    ['a missing letter in one of two words', 'khan acadmy', 'Khan Academy'],
    ['doubled and missing letters', 'gogle clasroom', 'Google Classroom'],
    ['swapped letters', 'minecarft', 'Minecraft'],
    ['swapped letters at the beginning', 'yuotube', 'YouTube'],
    ['a blank too many', 'class dojo', 'ClassDojo'],
    ['a function', 'tutoring', 'WyzAnt'],
    ['the beginning of a function', 'video conf', 'Zoom'],
    ['a vendor', 'innersloth', 'Among Us'],
    ['a vendor and a name', 'microsoft forms', 'Microsoft Forms'],
  ])('find an app by %s', async (_, q, name) => {
    expect(await namesOf({ q })).toContain(name)
  })

  test('put the exact name first, then names that begin so, then words in names, then vendors', async () => {
    const own = await db.district()
    await importing(
      own,
      csv(
        'name,url,vendor,function',
        'Big Atlas,https://c.example,C,',
        'Globe,https://d.example,Atlas Inc.,',
        'Atlas,https://z.example,Z,',
        'Atlas Junior,https://b.example,B,',
        'Altas,https://e.example,E,',
      ),
    )
    const { apps, total } = await searchApps(own, { q: 'atlas' })
    expect(apps.map(({ name }) => name)).toEqual(['Atlas', 'Atlas Junior', 'Big Atlas', 'Globe'])
    expect(total, 'no guesses beside real matches').toBe(4)
  })

  test.each(['zzzzqq', '%', "'); drop table lectern.app; --", ':* & !| <->', '\\', '¿?', 'ⅻ', '数学', 'a:b'])(
    'without sense or sign of it (%s) are answered, not failed',
    async (q) => {
      const { apps, total } = await searchApps(scope, { q, limit: 100 })
      expect(total).toBeGreaterThanOrEqual(apps.length)
    },
  )

  test('of signs alone are no words: everything is shown', async () => {
    expect((await searchApps(scope, { q: ' !? ' })).total).toBe(372)
  })
})

describe('filters', () => {
  test('by function take what stands below it, and count every area as if it were the one chosen', async () => {
    const all = await searchApps(scope, {})
    const { total, apps, facets } = await searchApps(scope, { function: 'LC.study-tools', limit: 100 })
    expect(total).toBe(35)
    expect(apps.every(({ functions }) => functions.some((code) => code.startsWith('LC.study-tools')))).toBe(
      true,
    )
    expect(facets.functions).toEqual(all.facets.functions)
    expect(facets.verdicts).toEqual({ 'not-approved': 35 })
  })

  test('by a part of a code find nothing', async () => {
    expect((await searchApps(scope, { function: 'LC.study' })).total).toBe(0)
  })

  test('by sector', async () => {
    expect((await searchApps(scope, { sector: 'higher-ed' })).total).toBe(181)
    expect((await searchApps(scope, { sector: 'circus' })).total).toBe(0)
  })

  test('work together with words', async () => {
    expect(await namesOf({ q: 'google', function: 'SDO' })).toEqual(
      expect.arrayContaining(['Google Classroom', 'Google Sites']),
    )
    expect(await namesOf({ q: 'google', function: 'SDO' })).not.toContain('Google Docs')
  })

  test('by verdict, approval, privacy and grade follow a decision at once, facets too', async () => {
    const own = await db.district()
    await importing(own, csv('name,url', 'A,https://a.example', 'B,https://b.example'))
    expect((await searchApps(own, {})).facets.verdicts).toEqual({ 'not-approved': 2 })
    const [first] = (await searchApps(own, {})).apps
    const grades = { low: 6, high: 12 }
    await decideListing(own, first!.id, {
      ...undecided,
      approval: 'approved',
      privacy: 'agreement-signed',
      grades,
    })
    expect((await searchApps(own, {})).facets.verdicts).toEqual({ 'not-approved': 1, limited: 1 })
    for (const [search, names] of [
      [{ verdict: 'limited' }, ['A']],
      [{ approval: 'approved' }, ['A']],
      [{ privacy: 'agreement-signed' }, ['A']],
      [{ grade: 6 }, ['A', 'B']],
      [{ grade: 5 }, ['B']],
      [{ q: 'a', verdict: 'approved' }, []],
    ] as const)
      expect((await searchApps(own, search)).apps.map(({ name }) => name)).toEqual(names)
  })
})

describe('pages', () => {
  test('follow each other without gap or repetition, and know the total', async () => {
    const seen: string[] = []
    for (let offset = 0; offset < 400; offset += 100)
      seen.push(...(await searchApps(scope, { limit: 100, offset })).apps.map(({ id }) => id))
    expect(new Set(seen).size).toBe(372)
    expect(await searchApps(scope, { offset: 10_000 })).toMatchObject({ apps: [], total: 372 })
  })

  test('by name are those of an export', async () => {
    const exported: string[] = []
    for await (const { name } of listApps(scope)) exported.push(name)
    expect(exported).toHaveLength(372)
    expect(exported.slice(0, 100)).toEqual(await namesOf({ sort: 'name', limit: 100 }))
  })

  test('by use begin with the most used apps', async () => {
    const [zoom, desmos] = await Promise.all(
      ['Zoom', 'Desmos'].map(async (q) => (await searchApps(scope, { q })).apps[0]?.id as AppId),
    )
    const names = await namesOf({ sort: 'use', limit: 3 }, { mostUsed: [zoom!, desmos!] })
    expect(names.slice(0, 2)).toEqual(['Zoom', 'Desmos'])
    expect(names).toHaveLength(3)
  })

  test('by change begin with what changed last', async () => {
    const app = await findAppByReference(scope, 'learnplatform:61517')
    await decideListing(scope, app!.id, { ...undecided, approval: 'not-reviewed', privacy: 'not-reviewed' })
    expect((await namesOf({ sort: 'updated' }))[0]).toBe('¡Avancemos!')
  })
})

describe('a teacher', () => {
  const teacher = { visibility: 'teacher' } as const

  test('sees all apps, the approved first', async () => {
    const own = await db.district()
    await importing(own, realProducts())
    await seedDemoListings(own, new Date('2026-09-01'))
    const order = ['approved', 'limited', 'in-review', 'not-approved']
    const { apps } = await searchApps(own, { limit: 400 }, teacher)
    const places = apps.map(({ verdict }) => order.indexOf(verdict))
    expect(places).toHaveLength(372)
    expect(places).toEqual(places.toSorted((a, b) => a - b))
  })

  test('finds what is not approved too, after what is, with the reason and what to use instead', async () => {
    const own = await db.district()
    await importing(own, csv('name,url', 'Quiz,https://a.example', 'Quiz Plus,https://b.example'))
    const [quiz, plus] = (await searchApps(own, { q: 'quiz' })).apps
    const signed = { ...undecided, approval: 'approved', privacy: 'agreement-signed' } as const
    await decideListing(own, plus!.id, signed)
    await decideListing(own, quiz!.id, { ...signed, privacy: 'expired', alternatives: [plus!.id] })
    expect((await searchApps(own, { q: 'quiz' }, teacher)).apps).toMatchObject([
      { name: 'Quiz Plus', verdict: 'approved', reason: null, alternatives: [] },
      {
        name: 'Quiz',
        verdict: 'not-approved',
        reason: 'agreement-lapsed',
        alternatives: [{ id: plus!.id, name: 'Quiz Plus' }],
      },
    ])
  })
})

test("another district's search finds nothing", async () => {
  const stranger = await db.district('Stranger')
  for (const q of ['', 'kahoot', 'kahhot'])
    expect(await searchApps(stranger, { q })).toEqual({
      apps: [],
      total: 0,
      facets: { functions: {}, verdicts: {} },
    })
})
