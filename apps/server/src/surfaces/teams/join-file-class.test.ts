import { Readable } from 'node:stream'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { importSdsRosters, listRosters, switchFeature } from '@lectern/tenancy'
import { inClass, teamsUnderTest, type TeamsUnderTest } from '../../testing/teams-under-test.ts'

let under: TeamsUnderTest
beforeAll(async () => void (under = await teamsUnderTest()))
afterAll(() => under.close())

test('a class whose list came as a file is the class that a tab opens, by the number that Microsoft tells', async () => {
  const { scope, installationId } = under
  await switchFeature(scope, installationId, 'roster', true)
  const set = {
    'orgs.csv': 'sourcedId,name,type\n1,Fairview High,school\n',
    'users.csv': 'sourcedId,username\ns1,sam@fairview.example\n',
    'roles.csv': 'userSourcedId,orgSourcedId,role\n',
    'classes.csv': 'sourcedId,orgSourcedId,title\nBIO-9-1,1,Biology\n',
    'enrollments.csv': 'classSourcedId,userSourcedId,role\nBIO-9-1,s1,student\n',
  }
  const files = Object.entries(set).map(([name, text]) => ({
    name,
    open: () => Readable.from([Buffer.from(text)]),
  }))
  await importSdsRosters(
    scope,
    { installationId, files, pseudonyms: under.lectern.pseudonyms },
    { signal: AbortSignal.timeout(20_000), progress: () => undefined, rejected: () => undefined },
  )
  const courses = async () => (await listRosters(scope, installationId)).courses
  expect(await courses()).toMatchObject([{ title: 'Biology', members: 1 }])
  await under.launch({ context: inClass() })
  await vi.waitFor(async () => expect(await courses()).toMatchObject([{ title: 'Biology 9', members: 1 }]))
})
