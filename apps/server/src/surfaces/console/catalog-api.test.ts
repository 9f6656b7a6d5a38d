import { randomUUID } from 'node:crypto'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import type { CatalogPage, ImportRun, Overview } from '@lectern/api-contracts'
import { someApps } from '../../testing/catalog.ts'
import { aDirector, type ConsoleCall } from '../../testing/director.ts'
import { aDistrict, serverUnderTest } from '../../testing/index.ts'

let server: Awaited<ReturnType<typeof serverUnderTest>>
let apps: Awaited<ReturnType<typeof someApps>>
let director: ConsoleCall
let stranger: ConsoleCall

beforeAll(async () => {
  server = await serverUnderTest({ work: true })
  const scope = await aDistrict(server.lectern, 'Fairview Schools')
  apps = await someApps(scope, ['Desmos', 'Kahoot', '=cmd()'])
  director = await aDirector(server.url, scope)
  stranger = await aDirector(
    server.url,
    await aDistrict(server.lectern, 'Elsewhere'),
    'sam@elsewhere.example',
  )
})
afterAll(() => server.close())

const listing = {
  approval: 'approved',
  privacy: 'agreement-signed',
  reason: null,
  grades: { low: 3, high: 8 },
  decisionDue: null,
  alternatives: [] as string[],
}

describe('the catalog', () => {
  test('is searched and decided, and the next search shows the decision', async () => {
    const path = `/apps/${apps['Kahoot']}/listing`
    expect((await director(path, { method: 'PUT', body: listing })).status).toBe(204)
    const page = (await director<CatalogPage>('/apps?q=kahoot')).answer
    expect(page.apps).toMatchObject([
      { name: 'Kahoot', approval: 'approved', verdict: 'limited', grades: { low: 3, high: 8 } },
    ])
    expect(page.total).toBe(1)
  })

  test('refuses decisions that make no sense, and any by another district', async () => {
    const path = `/apps/${apps['Kahoot']}/listing`
    const decide = (body: object) => director(path, { method: 'PUT', body: { ...listing, ...body } })
    expect(await decide({ approval: 'perhaps' })).toMatchObject({ status: 400 })
    expect(await decide({ grades: { low: 8, high: 3 } })).toMatchObject({ status: 400 })
    expect(await decide({ alternatives: [randomUUID()] })).toMatchObject({ status: 400 })
    expect(await stranger(path, { method: 'PUT', body: listing })).toMatchObject({ status: 404 })
    expect((await stranger('/apps')).answer).toMatchObject({ apps: [], total: 0 })
  })

  test('is exported whole, and nothing in it runs in a spreadsheet', async () => {
    const { status, text, headers } = await director('/apps.csv')
    expect(status).toBe(200)
    expect(headers.get('content-disposition')).toContain('catalog.csv')
    expect(text.trimEnd().split('\r\n')).toHaveLength(4)
    expect(text).toContain("'=cmd()")
  })
})

describe('imports', () => {
  const finished = (id: unknown): Promise<ImportRun> =>
    vi.waitFor(
      async () => {
        const run = (await director<ImportRun>(`/imports/${String(id)}`)).answer
        expect(run.finishedAt).not.toBeNull()
        return run
      },
      { timeout: 20_000, interval: 100 },
    )

  test('take a catalog, account for every row and hand back the rejected ones', async () => {
    const csv = 'name,url,vendor\nScratch,https://scratch.mit.edu,MIT\nNoWhere,javascript:alert(1),X\n'
    const started = await director('/imports/catalog?fileName=apps.csv', { method: 'POST', raw: csv })
    expect(started).toMatchObject({ status: 202, answer: { kind: 'catalog', fileName: 'apps.csv' } })
    const run = await finished(started.answer['id'])
    expect(run).toMatchObject({ status: 'done', totalRows: 2, acceptedRows: 1, rejectedRows: 1 })
    const rejections = await director(`/imports/${run.id}/rejections.csv`)
    expect(rejections.text).toContain('NoWhere')
    expect(await stranger(`/imports/${run.id}`)).toMatchObject({ status: 404 })
    expect(await stranger(`/imports/${run.id}/rejections.csv`)).toMatchObject({ status: 404 })
  })

  test('take usage, zipped too, and the overview shows it by the names of the catalog', async () => {
    const days = ['2020-03-02', '2020-03-03']
      .map((day) => `${day},1,50.5,900.25\n${day},999,10,100\n`)
      .join('')
    const raw = gzipSync(`time,lp_id,pct_access,engagement_index\n${days}`)
    const started = await director('/imports/usage?fileName=day.csv.gz', { method: 'POST', raw })
    expect(await finished(started.answer['id'])).toMatchObject({ status: 'done', acceptedRows: 4 })
    const { imported } = (await director<Overview>('/overview')).answer
    expect(imported).toMatchObject({
      source: 'LearnPlatform',
      products: 2,
      unknownProducts: 1,
      mostUsed: [{ label: 'Desmos' }, { label: '999', appId: null }],
    })
    expect((await stranger<Overview>('/overview')).answer.imported).toBeNull()
  })

  test('take help for teachers, about apps of the catalog', async () => {
    const raw = 'id,title,url,app\n1,Talk moves,https://p.example/1,\n2,Gone,https://p.example/2,nowhere:1\n'
    const started = await director('/imports/resources', { method: 'POST', raw })
    expect(started).toMatchObject({ status: 202, answer: { kind: 'resources' } })
    expect(await finished(started.answer['id'])).toMatchObject({
      status: 'done',
      acceptedRows: 1,
      rejectedRows: 1,
    })
  })

  test('fail as a whole, and say why, when the file is something else', async () => {
    const started = await director('/imports/usage', { method: 'POST', raw: 'a,b\n1,2\n' })
    expect(await finished(started.answer['id'])).toMatchObject({
      status: 'failed',
      message: expect.stringContaining('lp_id'),
    })
    expect(await director('/imports/photos', { method: 'POST', raw: 'x' })).toMatchObject({ status: 400 })
  })
})
