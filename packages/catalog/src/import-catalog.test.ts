import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { DistrictScope } from '@lectern/database'
import { testDatabase, type TestDatabase } from '@lectern/database/testing'
import { countCatalog, findAppByReference, listApps } from './read-apps.ts'
import { csv, importing, realProducts } from './testing.ts'

let db: TestDatabase
beforeAll(async () => void (db = await testDatabase()))
afterAll(() => db.drop())

const appsOf = async (scope: DistrictScope) => {
  const apps = []
  for await (const app of listApps(scope)) apps.push(app)
  return apps
}

const versionOf = async (scope: DistrictScope): Promise<number> => {
  const [row] = await scope.query<{ version: string }>(
    'select catalog_version as version from lectern.district',
  )
  return Number(row?.version)
}

describe('the 372 real products', () => {
  test('are all taken, unclassified ones noticed; a second import finds nothing new', async () => {
    const scope = await db.district()
    const first = await importing(scope, realProducts())
    expect(first).toMatchObject({ total: 372, accepted: 372, unchanged: 0, rejected: 0, unclassified: 20 })
    expect(first.notices.map(({ code }) => code)).toEqual(Array(20).fill('catalog.function-missing'))
    expect(await countCatalog(scope)).toEqual({ apps: 372, inReview: 0, lapsedAgreements: 0 })

    const version = await versionOf(scope)
    expect(await importing(scope, realProducts())).toMatchObject({ total: 372, accepted: 0, unchanged: 372 })
    expect(await countCatalog(scope)).toMatchObject({ apps: 372 })
    expect(await versionOf(scope), 'pages stay fresh').toBe(version)
  })

  test('keep their names, vendors, sectors and functions, and start as not reviewed', async () => {
    const scope = await db.district()
    await importing(scope, realProducts())
    expect(await findAppByReference(scope, 'learnplatform:61517')).toMatchObject({
      name: '¡Avancemos!',
      vendor: 'Houghton Mifflin Harcourt',
      url: 'http://www.hmhco.com/shop/education-curriculum/world-languages/spanish/avancemos',
      sectors: ['prek-12'],
      functions: ['LC.courseware-textbooks'],
      verdict: 'not-approved',
      approval: 'not-reviewed',
      privacy: 'not-reviewed',
      reason: 'not-reviewed-yet',
      alternatives: [],
      externalIds: [{ scheme: 'learnplatform', value: '61517' }],
    })
    expect(await findAppByReference(scope, 'learnplatform:66933')).toMatchObject({
      vendor: 'Age of Learning, Inc',
    })
    expect(await findAppByReference(scope, 'learnplatform:11286')).toMatchObject({
      sectors: ['prek-12', 'higher-ed', 'corporate'],
    })
  })

  test('stay in their district', async () => {
    const [owner, stranger] = [await db.district('Owner'), await db.district('Stranger')]
    await importing(owner, realProducts())
    expect(await appsOf(stranger)).toEqual([])
    expect(await findAppByReference(stranger, 'learnplatform:61517')).toBeNull()
    expect(await importing(stranger, csv('name,url', 'Desmos,https://desmos.com'))).toMatchObject({
      accepted: 1,
    })
    expect(await countCatalog(owner)).toMatchObject({ apps: 372 })
  })
})

describe('rows', () => {
  test.each([
    ['no name', ',https://a.example', 'catalog.name-missing'],
    ['a name that is too long', `${'x'.repeat(201)},https://a.example`, 'catalog.field-too-long'],
    ['no URL', 'A,', 'catalog.url-invalid'],
    ['a URL without a scheme', 'A,a.example', 'catalog.url-invalid'],
    ['a script as URL', 'A,javascript:alert(1)', 'catalog.url-invalid'],
    ['a file as URL', 'A,file:///etc/passwd', 'catalog.url-invalid'],
    ['a password in the URL', 'A,https://me:secret@a.example', 'catalog.url-invalid'],
    ['a URL that is too long', `A,https://a.example/${'x'.repeat(2048)}`, 'catalog.field-too-long'],
    ['too many fields', 'A,https://a.example,more', 'catalog.row-misshapen'],
  ])('with %s are refused, with line, reason and content, beside good ones', async (_, row, code) => {
    const scope = await db.district()
    const outcome = await importing(scope, csv('name,url', 'Good,https://good.example', row))
    expect(outcome).toMatchObject({ total: 2, accepted: 1, rejected: 1, rejections: [{ line: 3, code }] })
    expect(outcome.rejections[0]?.reason).toMatch(/\w{3}/)
    expect(outcome.rejections[0]?.row).toHaveProperty('name')
    expect((await appsOf(scope)).map(({ name }) => name)).toEqual(['Good'])
  })

  test('that name a function or sector nobody knows are taken, and the loss is told', async () => {
    const scope = await db.district()
    const outcome = await importing(
      scope,
      csv('name,url,category,sector', 'A,https://a.example,LC - Juggling; LC - Study Tools,PreK-12; Circus'),
    )
    expect(outcome).toMatchObject({ accepted: 1, unclassified: 0 })
    expect(outcome.notices).toMatchObject([
      { line: 2, code: 'catalog.function-unknown' },
      { line: 2, code: 'catalog.sector-unknown' },
    ])
    expect(await appsOf(scope)).toMatchObject([{ functions: ['LC.study-tools'], sectors: ['prek-12'] }])
  })

  test('that repeat a product of the file are refused, and name its line', async () => {
    const scope = await db.district()
    const outcome = await importing(
      scope,
      csv(
        'LP ID,name,url',
        '1,Quiz,https://quiz.example',
        '1,Quiz two,https://quiz.example',
        ',QUIZ!,https://www.quiz.example/home',
        '2,Quiz,https://quiz.example',
      ),
    )
    expect(outcome).toMatchObject({ accepted: 2, rejected: 2 })
    expect(outcome.rejections).toMatchObject([
      { line: 3, code: 'catalog.row-duplicate', reason: expect.stringContaining('line 2') },
      { line: 4, code: 'catalog.row-duplicate', reason: expect.stringContaining('line 2') },
    ])
  })
})

describe('a file that comes again', () => {
  test('without ids recognises apps by name and host, whatever the accents, signs and www', async () => {
    const scope = await db.district()
    await importing(scope, csv('name,url,vendor', 'Café Quiz!,https://quiz.example/a,Quiz Inc.'))
    const again = await importing(
      scope,
      csv('name,url,vendor', 'cafe quiz,https://www.quiz.example/a,Quiz Ltd.'),
    )
    expect(again).toMatchObject({ accepted: 1, unchanged: 0 })
    expect(await appsOf(scope)).toMatchObject([{ name: 'cafe quiz', vendor: 'Quiz Ltd.' }])
  })

  test('with empty fields keeps what is known', async () => {
    const scope = await db.district()
    await importing(scope, csv('name,url,vendor,function', 'A,https://a.example,Vendor,LC - Study Tools'))
    const again = await importing(scope, csv('name,url', 'A,https://a.example'))
    expect(again).toMatchObject({ accepted: 0, unchanged: 1 })
    expect(await appsOf(scope)).toMatchObject([{ vendor: 'Vendor', functions: ['LC.study-tools'] }])
  })

  test('gives its id to an app that had none', async () => {
    const scope = await db.district()
    await importing(scope, csv('name,url', 'A,https://a.example'))
    const withId = csv('LP ID,name,url', '7,A,https://a.example')
    expect(await importing(scope, withId)).toMatchObject({ accepted: 1 })
    expect(await appsOf(scope)).toMatchObject([{ externalIds: [{ scheme: 'learnplatform', value: '7' }] }])
  })
})

describe('nothing is half applied', () => {
  test('when quoting breaks in the middle', async () => {
    const scope = await db.district()
    const rows = Array.from({ length: 1_200 }, (_, at) => `App ${at},https://a${at}.example`)
    const broken = importing(scope, csv('name,url', ...rows, 'A "quoted",https://b.example'))
    await expect(broken).rejects.toMatchObject({ code: 'csv.broken-quoting', details: { line: 1_202 } })
    expect(await countCatalog(scope)).toMatchObject({ apps: 0 })
  })

  test('when the import is cancelled', async () => {
    const scope = await db.district()
    await expect(importing(scope, realProducts(), AbortSignal.abort())).rejects.toThrow(/abort/)
    expect(await countCatalog(scope)).toMatchObject({ apps: 0 })
  })

  test('when the columns are missing', async () => {
    const scope = await db.district()
    const wrong = importing(scope, csv('time,lp_id,pct_access', '2020-01-01,1,2'))
    await expect(wrong).rejects.toMatchObject({
      code: 'csv.column-missing',
      message: expect.stringContaining('URL'),
    })
  })
})

test('two imports of one file at once make each app once', async () => {
  const scope = await db.district()
  const outcomes = await Promise.all([importing(scope, realProducts()), importing(scope, realProducts())])
  expect(new Set(outcomes.map(({ accepted }) => accepted))).toEqual(new Set([0, 372]))
  expect(await countCatalog(scope)).toMatchObject({ apps: 372 })
})
