import { afterAll, beforeAll, expect, test } from 'vitest'
import { testDatabase, type TestDatabase } from '@lectern/database/testing'
import type { DistrictScope } from '@lectern/database'
import { appsAtAddresses } from './apps-at-addresses.ts'
import { csv, importing } from './testing.ts'

let db: TestDatabase
let scope: DistrictScope
beforeAll(async () => {
  db = await testDatabase()
  scope = await db.district()
  const rows = [
    '1,https://www.desmos.com,Desmos,D',
    '2,https://teacher.desmos.com/,Desmos Classroom,D',
    '3,https://sites.example.com/quiz,Quiz Site,Q',
    '4,https://example.org,Example,E',
  ]
  await importing(scope, csv('LP ID,URL,Product Name,Provider/Company Name', ...rows))
})
afterAll(() => db.drop())

const nameAt = async (link: string, of = scope) => (await appsAtAddresses(of, [link])).get(link)?.name

test.each([
  ['https://www.desmos.com/calculator?x=1', 'Desmos'],
  ['http://DESMOS.com', 'Desmos'],
  ['https://student.desmos.com/join', 'Desmos'],
  ['https://teacher.desmos.com/activity', 'Desmos Classroom'],
  ['https://sites.example.com/quiz/7', 'Quiz Site'],
  ['https://sites.example.com/quiz', 'Quiz Site'],
])('%s leads to %s', async (link, name) => {
  expect(await nameAt(link)).toBe(name)
})

test.each([
  'https://sites.example.com/quizzes',
  'https://more.sites.example.com/quiz',
  'https://sites.example.com/',
  'https://notdesmos.com/',
  'https://desmos.com.evil.example/',
  'https://com/',
  'no address',
])('%s leads to no known app', async (link) => {
  expect(await nameAt(link)).toBeUndefined()
})

test("knows nothing of another district's apps", async () => {
  expect(await nameAt('https://www.desmos.com', await db.district())).toBeUndefined()
})
