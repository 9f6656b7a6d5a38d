import { createReadStream } from 'node:fs'
import { Readable } from 'node:stream'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { DistrictScope } from '@lectern/database'
import { testDatabase, type TestDatabase } from '@lectern/database/testing'
import { readCsv, type ImportObserver, type ImportOutcome, type RejectedRow } from '@lectern/imports'
import { importedOverview, importUsage } from './index.ts'

let db: TestDatabase
let scope: DistrictScope
beforeAll(async () => void (db = await testDatabase()))
afterAll(() => db.drop())
beforeEach(async () => void (scope = await db.district()))

const now = new Date('2026-09-01T12:00:00Z')
const header = '"time","lp_id","pct_access","engagement_index"\n'
const file = (rows: string) => Readable.from([Buffer.from(header + rows)])

function observer(signal = new AbortController().signal) {
  const rejected: RejectedRow[] = []
  const progress: ImportOutcome[] = []
  const watched: ImportObserver = {
    signal,
    progress: (counts) => void progress.push(counts),
    rejected: (row) => void rejected.push(row),
  }
  return { watched, rejected, progress }
}
const take = async (csv: Readable, inScope = scope) => {
  const { watched, rejected, progress } = observer()
  const outcome = await importUsage(inScope, csv, watched, { source: 'learnplatform', now })
  return { outcome, rejected, progress }
}
const stored = () =>
  scope.query(
    `select u.day::text, u.product_key, u.pct_access, u.engagement_index from lectern.imported_usage u
     order by u.day, u.product_key`,
  )
const nothingCatalogued = () => Promise.resolve(new Map<string, { appId: string; name: string }>())

describe('importing engagement', () => {
  test('takes the oddities of real files as they are: no engagement, empty access, loads with access 0', async () => {
    const { outcome } = await take(
      file('2020-03-16,1,0,\n2020-03-16,2,,\n2020-03-16,3,0,0.05\n2020-03-16,4,71.64,56361.9\n'),
    )
    expect(outcome).toEqual({ total: 4, accepted: 4, unchanged: 0, rejected: 0 })
    expect(await stored()).toEqual([
      { day: '2020-03-16', product_key: '1', pct_access: 0, engagement_index: null },
      { day: '2020-03-16', product_key: '2', pct_access: null, engagement_index: null },
      { day: '2020-03-16', product_key: '3', pct_access: 0, engagement_index: 0.05 },
      { day: '2020-03-16', product_key: '4', pct_access: 71.64, engagement_index: 56361.9 },
    ])
  })

  test.each([
    ['without a product', '2020-03-16,,0,', 'usage.product-id-missing'],
    ['with a product that is no number', '2020-03-16,Docs,0,', 'usage.product-id-malformed'],
    ['of a day that does not exist', '2021-02-29,1,0,', 'usage.date-invalid'],
    ['with another way to write a day', '3/16/2020,1,0,', 'usage.date-invalid'],
    ['of the future', '2026-09-03,1,0,', 'usage.date-invalid'],
    ['of the last century', '1999-12-31,1,0,', 'usage.date-invalid'],
    ['with more than all students', '2020-03-16,1,100.01,1', 'usage.access-out-of-range'],
    ['with negative access', '2020-03-16,1,-1,1', 'usage.access-out-of-range'],
    ['with words for a number', '2020-03-16,1,NaN,1', 'usage.access-out-of-range'],
    ['with negative engagement', '2020-03-16,1,1,-0.01', 'usage.engagement-out-of-range'],
    ['with absurd engagement', '2020-03-16,1,1,1e7', 'usage.engagement-out-of-range'],
    ['with a field too few', '2020-03-16,1,1', 'usage.row-misshapen'],
    ['that repeats a product and day of the file', '2020-03-16,9,2,2', 'usage.duplicate-row'],
  ])('rejects a row %s, and takes the others', async (_, row, code) => {
    const { outcome, rejected } = await take(file(`2020-03-16,9,1,1\n${row}\n2020-03-17,9,1,1\n`))
    expect(outcome).toEqual({ total: 3, accepted: 2, unchanged: 0, rejected: 1 })
    expect(rejected).toEqual([expect.objectContaining({ line: 3, code })])
    expect(rejected[0]!.row['time']).toBe(row.split(',')[0])
    expect(await stored()).toHaveLength(2)
  })

  test('the same file again is unchanged; a corrected figure replaces the old one, in the sums too', async () => {
    await take(file('2020-03-16,1,1,10\n2020-03-17,1,,\n'))
    expect((await take(file('2020-03-16,1,1,10\n2020-03-17,1,,\n'))).outcome).toMatchObject({
      accepted: 0,
      unchanged: 2,
    })
    expect((await take(file('2020-03-17,1,2,30\n2020-03-16,1,1,10\n'))).outcome).toMatchObject({
      accepted: 1,
      unchanged: 1,
    })
    const overview = await importedOverview(scope, { catalogued: nothingCatalogued })
    expect(overview!.mostUsed).toEqual([
      { appId: null, label: '1', engagement: 40, share: 1, peakAccess: 2, days: 2 },
    ])
  })

  test('an import waits for another of the same source, and both are in the sums', async () => {
    await take(file('2020-03-02,2,1,1\n'))
    let finishFile: (() => void) | undefined
    const slow = take(
      Readable.from(
        (async function* () {
          yield Buffer.from(`${header}2020-03-16,1,1,10\n`)
          await new Promise<void>((resolve) => (finishFile = resolve))
        })(),
      ),
    )
    await expect.poll(() => finishFile).toBeTypeOf('function')
    const waiting = take(file('2020-03-17,1,1,20\n2020-03-18,2,1,5\n'))
    const blocked = () =>
      db.ownerQuery(
        `select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
      )
    await expect.poll(blocked).toHaveLength(1)
    finishFile!()
    await Promise.all([slow, waiting])
    const overview = await importedOverview(scope, { catalogued: nothingCatalogued })
    expect(overview).toMatchObject({ available: { from: '2020-03-02', to: '2020-03-18' }, products: 2 })
    expect(overview!.mostUsed.map(({ engagement }) => engagement)).toEqual([30, 6])
  })

  test('a file that breaks in the middle, and an import that is stopped, leave nothing', async () => {
    await expect(take(file('2020-03-16,1,1,10\n2020-03-17,1,"1,20\n'))).rejects.toMatchObject({
      code: 'csv.broken-quoting',
    })
    const stopping = new AbortController()
    const { watched } = observer(stopping.signal)
    const endless = Readable.from(
      (function* () {
        yield Buffer.from(header)
        for (let product = 1; ; product++) {
          if (product === 10_000) stopping.abort(new Error('cancelled'))
          yield Buffer.from(`2020-03-16,${product},1,10\n`)
        }
      })(),
    )
    await expect(importUsage(scope, endless, watched, { source: 'learnplatform', now })).rejects.toThrow(
      'cancelled',
    )
    expect(await stored()).toEqual([])
    expect(await importedOverview(scope, { catalogued: nothingCatalogued })).toBeNull()
  })

  test("another district's figures are not seen and not changed", async () => {
    const other = await db.district('Other')
    await take(file('2020-03-16,1,1,10\n'))
    await take(file('2020-03-16,1,1,999\n'), other)
    expect((await importedOverview(scope, { catalogued: nothingCatalogued }))!.mostUsed[0]!.engagement).toBe(
      10,
    )
  })
})

describe('the overview of imported use', () => {
  const rows = [
    // Sunday: counts as use, but is no school day.
    '2020-03-15,1,9,70',
    '2020-03-16,1,5,100\n2020-03-16,2,1,50\n2020-03-16,3,0,',
    '2020-03-18,1,6,200',
    // A week of holidays with use on its Saturday only.
    '2020-03-28,2,1,8',
    '2020-03-30,2,2,40',
  ].join('\n')
  const catalogued = () => Promise.resolve(new Map([['1', { appId: 'app-1', name: 'Docs' }]]))

  test('averages page loads over the school days that have data, inside and outside the catalog', async () => {
    await take(file(rows))
    expect(await importedOverview(scope, { catalogued })).toEqual({
      source: 'learnplatform',
      from: '2020-03-15',
      to: '2020-03-30',
      available: { from: '2020-03-15', to: '2020-03-30' },
      weeks: [
        { week: '2020-03-16', inCatalog: 150, outsideCatalog: 25 },
        { week: '2020-03-30', inCatalog: 0, outsideCatalog: 40 },
      ],
      products: 3,
      unknownProducts: 2,
      unknownShare: 98 / 468,
      topTwentyShare: 1,
      mostUsed: [
        { appId: 'app-1', label: 'Docs', engagement: 370, share: 370 / 468, peakAccess: 9, days: 3 },
        { appId: null, label: '2', engagement: 98, share: 98 / 468, peakAccess: 2, days: 3 },
      ],
      unknownInUse: [{ appId: null, label: '2', engagement: 98, share: 98 / 468, peakAccess: 2, days: 3 }],
    })
  })

  test('a range is widened to whole weeks, and one without data is refused', async () => {
    await take(file(rows))
    expect(await importedOverview(scope, { catalogued, from: '2020-03-18', to: '2020-03-19' })).toMatchObject(
      {
        from: '2020-03-16',
        to: '2020-03-22',
        weeks: [{ week: '2020-03-16', inCatalog: 150 }],
        products: 3,
      },
    )
    await expect(importedOverview(scope, { catalogued, from: '2021-01-01' })).rejects.toMatchObject({
      kind: 'invalid',
      code: 'usage.range-without-data',
    })
  })
})

/** Facts worked out with other tools; the files are LearnPlatform's, CC BY-SA 4.0. */
describe('the real file of district 3412', () => {
  const folder = new URL('../../../apps/playground/demo-data/learnplatform-covid19/', import.meta.url)
  const open = (name: string) => createReadStream(fileURLToPath(new URL(name, folder)))
  const realFile = () => open('engagement_data/3412.csv.gz')

  test('is imported whole, and its known facts come out', async () => {
    const catalog = new Map<string, { appId: string; name: string }>()
    const columns = { required: { id: ['LP ID'], name: ['Product Name'] } }
    for await (const { values } of readCsv(open('products_info.csv'), columns))
      catalog.set(values.id, { appId: values.id, name: values.name })
    expect(catalog.size).toBe(372)
    const catalogued = (_: string, keys: readonly string[]) =>
      Promise.resolve(new Map([...catalog].filter(([key]) => keys.includes(key))))

    const { outcome, progress } = await take(realFile())
    expect(outcome).toEqual({ total: 86_706, accepted: 86_706, unchanged: 0, rejected: 0 })
    expect(progress.length).toBeGreaterThan(10)

    const overview = (await importedOverview(scope, { catalogued }))!
    expect(overview).toMatchObject({
      from: '2020-01-01',
      to: '2020-12-31',
      products: 3_719,
      unknownProducts: 3_356,
    })
    expect(overview.topTwentyShare).toBeCloseTo(0.855, 3)
    expect(overview.mostUsed.slice(0, 3).map(({ appId, label }) => [appId, label])).toEqual([
      ['32213', 'Google Classroom'],
      ['95731', 'Google Docs'],
      [null, '26488'],
    ])
    expect(overview.unknownInUse[0]!.label).toBe('26488')
    expect(overview.weeks).toHaveLength(53)

    const [shares] = await scope.query(
      `select sum(t.engagement) filter (where t.place <= 100) / sum(t.engagement) as "topHundred",
              sum(t.engagement) filter (where t.place <= 300) / sum(t.engagement) as "topThreeHundred"
       from (select sum(p.engagement) as engagement, row_number() over (order by sum(p.engagement) desc) as place
             from lectern.imported_usage_product_week p group by p.product_key) t`,
    )
    expect(shares!['topHundred']).toBeCloseTo(0.981, 3)
    expect(shares!['topThreeHundred']).toBeCloseTo(0.997, 3)

    expect((await take(realFile())).outcome).toMatchObject({ accepted: 0, unchanged: 86_706 })
  }, 60_000)
})
