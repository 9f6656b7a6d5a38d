import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { DistrictScope } from '@lectern/database'
import { testDatabase, type TestDatabase } from '@lectern/database/testing'
import {
  acceptancesOf,
  acceptTerms,
  admitLaunch,
  currentTerms,
  forgetPeople,
  noteTermsReported,
  publishTerms,
} from './index.ts'
import { aLaunch, installed } from './testing.ts'

let db: TestDatabase
let scope: DistrictScope
beforeAll(async () => void (db = await testDatabase()))
afterAll(() => db.drop())
beforeEach(async () => void (scope = await db.district()))

const en = { locale: 'en', text: '# Be kind' } as const
const es = { locale: 'es', text: '# Sea amable' } as const

test('a second language joins the version that lacks it; a changed text begins a new one', async () => {
  expect(await publishTerms(scope, en)).toEqual({ version: 1, published: true })
  expect(await publishTerms(scope, es)).toEqual({ version: 1, published: true })
  expect(await publishTerms(scope, en)).toEqual({ version: 1, published: false })
  expect(await publishTerms(scope, { ...en, text: '# Be kinder' })).toEqual({ version: 2, published: true })
  expect(await currentTerms(scope, 'en')).toEqual({ version: 2, locale: 'en', text: '# Be kinder' })
})

test('the latest version is shown in the language of the reader, or in English', async () => {
  expect(await currentTerms(scope, 'es')).toBeUndefined()
  await publishTerms(scope, en)
  expect(await currentTerms(scope, 'es')).toEqual({ version: 1, ...en })
  await publishTerms(scope, es)
  expect(await currentTerms(scope, 'es')).toEqual({ version: 1, ...es })
  expect(await currentTerms(await db.district(), 'es')).toBeUndefined()
})

test('two who publish at once make two versions', async () => {
  const texts = ['# One', '# Two']
  const made = await Promise.all(texts.map((text) => publishTerms(scope, { locale: 'en', text })))
  expect(new Set(made.map(({ version }) => version))).toEqual(new Set([1, 2]))
})

test.each([
  ['   ', 'terms.empty'],
  ['x'.repeat(200_001), 'terms.too-long'],
])('refuses what are no terms', async (text, code) => {
  await expect(publishTerms(scope, { locale: 'en', text })).rejects.toMatchObject({ code })
})

test('who accepted which version is kept once, and forgotten with the person', async () => {
  const installationId = await installed(db.database, scope)
  const { personId } = (await admitLaunch(db.database, scope, aLaunch(scope, installationId)))!
  for (let times = 0; times < 2; times++) await acceptTerms(scope, personId, { version: 1, locale: 'en' })
  expect(await acceptancesOf(scope, [personId])).toEqual([
    { version: 1, acceptedAt: expect.any(String), reportedAt: null },
  ])
  await noteTermsReported(scope, personId, 1)
  expect(await acceptancesOf(scope, [personId])).toMatchObject([{ reportedAt: expect.any(String) }])
  expect(await acceptancesOf(await db.district(), [personId])).toEqual([])
  await forgetPeople(scope, [personId])
  expect(await acceptancesOf(scope, [personId])).toEqual([])
})
