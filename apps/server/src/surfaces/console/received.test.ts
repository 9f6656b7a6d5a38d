import { afterAll, beforeAll, expect, test } from 'vitest'
import type { InstallationDetails } from '@lectern/api-contracts'
import type { DistrictScope } from '@lectern/database'
import { claimNames } from '@lectern/lti'
import { launched } from '../../testing/browser-launch.ts'
import { aDirector, type ConsoleCall } from '../../testing/director.ts'
import { installPlatform, type InstalledPlatform } from '../../testing/installed-platform.ts'
import { aDistrict, serverUnderTest } from '../../testing/index.ts'

let server: Awaited<ReturnType<typeof serverUnderTest>>
let scope: DistrictScope
let canvas: InstalledPlatform
let director: ConsoleCall

beforeAll(async () => {
  server = await serverUnderTest()
  scope = await aDistrict(server.lectern, 'Fairview Schools')
  canvas = await installPlatform(server.lectern, scope)
  director = await aDirector(server.url, scope)
})
afterAll(async () => {
  await canvas.close()
  await server.close()
})

const asked = () => director<InstallationDetails>(`/installations/${canvas.installationId}`)
const received = async () => (await asked()).answer.received

test('before the first launch nothing was received and nothing is missed', async () => {
  expect(await received()).toEqual({ unasked: [], missing: [], asNeeded: [] })
})

test('names and e-mail that a launch brings stand there as unasked, by name; their values are nowhere', async () => {
  const person = {
    name: 'Zelda Quimby',
    given_name: 'Zelda',
    family_name: 'Quimby',
    email: 'zelda@quimby.example',
  }
  const claims = {
    ...person,
    sub: 'subject-4711',
    [claimNames.custom]: { contact: person.email, full: person.name },
  }
  await launched(server.url, canvas.platform, { role: 'student', claims })
  await expect.poll(async () => (await received()).unasked.length).toBeGreaterThan(0)

  const { unasked, asNeeded, missing } = await received()
  expect(unasked.map(({ name, element }) => [name, element])).toEqual([
    ['custom.contact', 'student-email'],
    ['custom.full', 'student-name'],
    ['email', 'student-email'],
    ['family_name', 'student-name'],
    ['given_name', 'student-name'],
    ['name', 'student-name'],
  ])
  expect(asNeeded).toContainEqual({
    source: 'launch',
    kind: 'field',
    name: 'sub',
    element: 'student-app-id',
    firstSeenAt: expect.any(String),
    lastSeenAt: expect.any(String),
  })
  expect(missing).toEqual([])

  const stored = JSON.stringify(await scope.query('select * from lectern.received_field'))
  expect(stored).toContain('custom.contact')
  for (const text of [stored, (await asked()).text]) expect(text).not.toMatch(/zelda|quimby|subject-4711/i)
})
