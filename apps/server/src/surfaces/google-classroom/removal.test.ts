import { afterAll, beforeAll, expect, test } from 'vitest'
import { classroomUnderTest, type ClassroomUnderTest } from '../../testing/classroom-under-test.ts'
import { aDirector, type ConsoleCall } from '../../testing/director.ts'
import { aDistrict } from '../../testing/index.ts'

let under: ClassroomUnderTest
let director: ConsoleCall
beforeAll(async () => {
  under = await classroomUnderTest({ work: true })
  director = await aDirector(under.url, under.scope)
})
afterAll(() => under.close())

const frame = () => under.frame({ kind: 'discovery', person: under.people.teacher })
const remove = (id: string) =>
  director(`/installations/${id}/removal`, { method: 'POST', body: { name: 'Google Classroom' } })
const grantedAtGoogle = () => under.google.grants.grants.has(under.people.teacher.sub)

test('a frame of what was removed asks nobody to sign in and shows why; what people granted is given back', async () => {
  const opened = await frame().open()
  expect(opened.status).toBe(200)
  expect(grantedAtGoogle()).toBe(true)
  expect((await remove(under.installationId)).status).toBe(204)
  for (const cookie of [opened.cookie, undefined]) {
    const refused = await frame().open({ cookie })
    expect(refused.status).toBe(404)
    expect(refused.html).toContain('Lectern was removed here')
    expect(refused.html).toContain('installation.removed')
  }
  expect(await under.scope.query('select 1 as granted from lectern.google_grant')).toEqual([])
  await expect.poll(grantedAtGoogle, { timeout: 10_000 }).toBe(false)
})

test('the same project is installed again, and a district that shares it learns nothing of one that has left', async () => {
  const again = await under.install(under.scope)
  expect((await frame().open()).status).toBe(200)
  const elsewhere = await aDistrict(under.lectern, 'Elsewhere')
  await under.install(elsewhere, { hostedDomains: ['elsewhere.example'] })
  await remove(again)
  await expect.poll(grantedAtGoogle, { timeout: 10_000 }).toBe(false)
  const first = await fetch(frame().address)
  expect(first.status).toBe(200)
  // Who signs in says which district is meant.
  const { status, html } = await frame().open()
  expect(status).not.toBe(200)
  expect(html).toContain('Lectern was removed here')
  expect(await elsewhere.query('select 1 as launched from lectern.launch')).toEqual([])
})
