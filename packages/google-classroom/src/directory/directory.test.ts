import { expect, test } from 'vitest'
import { scopesFor } from '../sign-in/scopes.ts'
import { simulatedGoogle } from '../testing/simulated-google.ts'
import { somePeople, type SimulatedPerson } from '../testing/simulated-people.ts'
import { directoryUserPages, readOrgUnits, type DirectoryUser } from './directory.ts'
import { googleJson } from './google-json.ts'
import { readInstallState } from './install-state.ts'
import { requireAdministrator } from './require-administrator.ts'

const { administrator, teacher, student, classmate } = somePeople
const refusal = (code: string) => expect.objectContaining({ name: 'Problem', code })

async function asked(
  person: SimulatedPerson = administrator,
  scopes = scopesFor('administrator', ['directory', 'installation']),
) {
  const google = await simulatedGoogle()
  const tokens = google.tokensOf(person.sub, scopes)
  return { google, api: googleJson({ fetch: google.fetch, tokens, wait: async () => {} }) }
}

async function usersOf(...query: Parameters<typeof directoryUserPages>): Promise<DirectoryUser[]> {
  const found: DirectoryUser[] = []
  for await (const { users } of directoryUserPages(...query)) found.push(...users)
  return found
}

test('lists the accounts of a domain, or of a unit, over pages and without names', async () => {
  const { api, google } = await asked()
  expect((await usersOf(api)).map(({ id }) => id)).toEqual(['101', '102', '201', '202', '301'])
  expect(await usersOf(api, { orgUnitPath: '/Students' })).toEqual(
    [student, classmate].map(({ sub }) => ({
      id: sub,
      orgUnitPath: '/Students',
      active: true,
      isAdmin: false,
    })),
  )
  expect(google.requests.some(({ url }) => /name|email/i.test(url.searchParams.get('fields') ?? ''))).toBe(
    false,
  )
})

test('finds nobody in a unit whose name has a quotation mark, and nobody else either', async () => {
  const { api, google } = await asked()
  expect(await usersOf(api, { orgUnitPath: "/Kid's' or isAdmin='true" })).toEqual([])
  expect(google.requests.at(-1)!.url.searchParams.get('query')).toBe(
    String.raw`orgUnitPath='/Kid\'s\' or isAdmin=\'true'`,
  )
})

test('lists the organizational units', async () => {
  const { api } = await asked()
  expect(await readOrgUnits(api)).toEqual([
    { id: 'id:Staff', path: '/Staff', name: 'Staff', parentPath: '/' },
    { id: 'id:Students', path: '/Students', name: 'Students', parentPath: '/' },
  ])
})

test('refuses who is no administrator, or did not grant it', async () => {
  const { api } = await asked(teacher)
  await expect(readOrgUnits(api)).rejects.toThrow(refusal('classroom.forbidden'))
  const { api: poor } = await asked(administrator, ['openid'])
  await expect(readOrgUnits(poor)).rejects.toThrow(refusal('classroom.scope-missing'))
})

test('knows a super administrator, wherever in the list, and nobody else as one', async () => {
  const deputy: SimulatedPerson = { ...administrator, sub: '302' }
  const google = await simulatedGoogle({ people: [...Object.values(somePeople), deputy] })
  google.directory.pageSize.users = 1
  const proved = ({ sub }: SimulatedPerson, scopes = scopesFor('administrator', ['directory'])) =>
    requireAdministrator(
      googleJson({ fetch: google.fetch, tokens: google.tokensOf(sub, scopes), wait: async () => {} }),
      (id) => id === sub,
    )
  await proved(deputy)
  await proved(administrator)
  for (const one of [teacher, student])
    await expect(proved(one)).rejects.toThrow(refusal('classroom.not-administrator'))
  deputy.isAdmin = false
  await expect(proved(deputy)).rejects.toThrow(refusal('classroom.not-administrator'))
})

test('does not take an account that may see the directory for a super administrator', async () => {
  const { api } = await asked()
  await expect(requireAdministrator(api, (id) => id === teacher.sub)).rejects.toThrow(
    refusal('classroom.not-administrator'),
  )
})

test('tells a directory that does not answer from an account without the role', async () => {
  const { api, google } = await asked()
  await readOrgUnits(api)
  google.failNext(...Array.from({ length: 9 }, () => () => new Response('', { status: 503 })))
  await expect(requireAdministrator(api, () => true)).rejects.toThrow(refusal('classroom.unavailable'))
})

test('says whether a domain installed the add-on', async () => {
  const { api, google } = await asked()
  expect(await readInstallState(api, '42', 'fairview.example')).toBe('not-installed')
  google.marketplace.installed.add('42/fairview.example')
  expect(await readInstallState(api, '42', 'fairview.example')).toBe('installed')
  google.failNext(() => new Response('{"error":{}}', { status: 404 }))
  expect(await readInstallState(api, '42', 'fairview.example')).toBe('not-installed')
  google.failNext(() => new Response('<html>'))
  await expect(readInstallState(api, '42', 'fairview.example')).rejects.toThrow(
    refusal('classroom.answer-invalid'),
  )
})
