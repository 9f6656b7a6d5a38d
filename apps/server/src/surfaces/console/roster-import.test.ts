import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { ImportRun } from '@lectern/api-contracts'
import { listRosters, switchFeature } from '@lectern/tenancy'
import { administeredTeams, type AdministeredTeams } from '../../testing/administered-teams.ts'
import { consoleVisitor } from '../../testing/director.ts'

let teams: AdministeredTeams
beforeAll(async () => {
  teams = await administeredTeams()
  await teams.lectern.work()
})
afterAll(() => teams.close())
beforeEach(() => switchFeature(teams.scope, teams.installationId, 'roster', true))

const set = {
  'orgs.csv': 'sourcedId,name\n1,Fairview High\n',
  'users.csv':
    'sourcedId,username,password\nt1,tara@fairview.example,Secret-1\ns1,sam@fairview.example,Secret-2\n',
  'classes.csv': 'sourcedId,orgSourcedId,title\nbio,1,Biology\n',
  'enrollments.csv': 'classSourcedId,userSourcedId,role\nbio,t1,teacher\nbio,s1,student\n',
}
const upload = (
  files: Record<string, string>,
  path = teams.path,
): [string, { method: string; raw: string }] => {
  const announced = new URLSearchParams(
    Object.entries(files).map(([name, text]) => ['file', `${name}:${Buffer.byteLength(text)}`]),
  )
  return [`${path}/roster-import?${announced}`, { method: 'POST', raw: Object.values(files).join('') }]
}
async function imported(files: Record<string, string>): Promise<ImportRun> {
  const started = await teams.director(...upload(files))
  expect(started).toMatchObject({
    status: 202,
    answer: { kind: 'rosters', installationId: teams.installationId, status: 'waiting' },
  })
  await teams.lectern.jobs.drain()
  return (await teams.director<ImportRun>(`/imports/${String(started.answer['id'])}`)).answer
}
/** Beside what Graph tells of other classes. */
const members = async () =>
  (await listRosters(teams.scope, teams.installationId)).courses.find(({ title }) => title === 'Biology')
    ?.members

test('a whole set becomes class lists, with its progress and its end to be seen', async () => {
  expect(await imported(set)).toMatchObject({
    status: 'done',
    acceptedRows: 6,
    rejectedRows: 0,
    totalRows: 6,
  })
  expect(await members()).toBe(2)
})

test('rows that were not taken are told with their file and reason, and never with a name', async () => {
  const run = await imported({ ...set, 'enrollments.csv': `${set['enrollments.csv']}art,s1,student\n` })
  expect(run).toMatchObject({ status: 'done', rejectedRows: 1 })
  const { text } = await teams.director(`/imports/${run.id}/rejections.csv`)
  expect(text).toMatch(/4,sds\.class-unknown,.*enrollments\.csv,art,s1,student/)
  expect(text).not.toMatch(/tara|Secret/)
})

test('a set that fails leaves every class list as it was', async () => {
  await imported(set)
  const nobody = { ...set, 'enrollments.csv': 'classSourcedId,userSourcedId,role\n' }
  expect(await imported(nobody)).toMatchObject({
    status: 'failed',
    message: expect.stringContaining('Nothing was changed'),
  })
  expect(await members()).toBe(2)
})

test.each([
  ['a file that is missing', { 'orgs.csv': set['orgs.csv'] }, 'sds.file-missing'],
  ['a file of something else', { ...set, 'grades.csv': 'a\n' }, 'sds.file-unknown'],
])('%s is told before the files are read', async (_what, files, code) => {
  expect(await teams.director(...upload(files))).toMatchObject({ status: 400, answer: { code } })
})

test.each(['', '?file=users.csv', '?file=users.csv:many', '?file=:3'])(
  'files that are not announced are refused: %s',
  async (query) => {
    const options = { method: 'POST', raw: 'x' }
    expect(await teams.director(`${teams.path}/roster-import${query}`, options)).toMatchObject({
      status: 400,
      answer: { code: 'request.invalid' },
    })
  },
)

test('files that arrive otherwise than announced are refused', async () => {
  const [path] = upload(set)
  expect(await teams.director(path, { method: 'POST', raw: 'sourcedId' })).toMatchObject({
    status: 400,
    answer: { code: 'import.parts-differ' },
  })
})

test('needs class lists switched on, and is nobody else’s', async () => {
  const [path, options] = upload(set)
  expect(await consoleVisitor(teams.url)(path, options)).toMatchObject({ status: 401 })
  expect(await teams.director(path, { ...options, ownPage: false })).toMatchObject({ status: 403 })
  expect(await teams.stranger(path, options)).toMatchObject({
    status: 404,
    answer: { code: 'installation.unknown' },
  })
  await switchFeature(teams.scope, teams.installationId, 'roster', false)
  expect(await teams.director(path, options)).toMatchObject({
    status: 409,
    answer: { code: 'roster.switched-off' },
  })
  expect(await teams.director('/imports/rosters', { method: 'POST', raw: 'x' })).toMatchObject({
    status: 400,
  })
})
