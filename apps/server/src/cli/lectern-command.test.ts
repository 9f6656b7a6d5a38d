import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test, vi } from 'vitest'
import { personExport } from '@lectern/api-contracts'
import { findDistrict, listInstallations, meetPerson, pseudonyms } from '@lectern/tenancy'
import { commandLine } from '../testing/command-line.ts'
import { lecternCommand } from './lectern-command.ts'

const products = fileURLToPath(
  new URL('../../../playground/demo-data/learnplatform-covid19/products_info.csv', import.meta.url),
)

const { printed, complained, directory, connected } = commandLine()

test('says what to run before the schema is there, and changes nothing itself', async () => {
  expect(await lecternCommand(['district', 'list'])).toBe(1)
  expect(complained.join()).toContain('npm run migrate')
  await connected()
})

test('makes a district, and a one-time link for its director', async () => {
  expect(
    await lecternCommand(['district', 'create', '--name', 'Fairview Schools', '--slug', 'fairview']),
  ).toBe(0)
  expect(await lecternCommand(['district', 'create', '--name', 'Again', '--slug', 'fairview'])).toBe(1)
  expect(complained.join()).toContain('district.exists')
  printed.length = 0
  expect(await lecternCommand(['admin', 'invite', '--json'])).toBe(0)
  expect(JSON.parse(printed[0]!)).toEqual({
    link: expect.stringMatching(/^https:\/\/lectern\.example\.org\/console\/setup#token=\S{43}$/),
  })
})

test('says when teachers of a district may be notified, and takes no nonsense', async () => {
  const hours = ['district', 'contract-hours', '--days', '1-3,5', '--from', '8:00', '--to', '15:30', '--json']
  expect(await lecternCommand(hours)).toBe(0)
  expect(JSON.parse(printed.join())).toEqual({
    district: 'fairview',
    days: [1, 2, 3, 5],
    startsMinute: 480,
    endsMinute: 930,
  })
  for (const wrong of [
    ['--days', 'daily'],
    ['--days', '5-1'],
    ['--from', 'eight'],
    ['--from', '17:00'],
  ])
    expect(await lecternCommand(['district', 'contract-hours', ...wrong]), wrong.join(' ')).toBe(1)
  expect(complained.join()).toContain('nudge.hours-invalid')
})

test('imports the 372 real products and accounts for every row, twice', async () => {
  expect(await lecternCommand(['catalog', 'import', products, '--json'])).toBe(0)
  expect(JSON.parse(printed[0]!)).toMatchObject({ total: 372, accepted: 372, unchanged: 0, rejected: 0 })
  printed.length = 0
  expect(await lecternCommand(['catalog', 'import', products])).toBe(0)
  expect(printed.join('\n')).toContain('372 rows: 0 accepted, 372 unchanged, 0 rejected.')
})

test('imports help for teachers, and says which rows were refused', async () => {
  const file = join(directory(), 'resources.csv')
  await writeFile(file, 'id,title,url\n1,Talk moves,https://pages.example/talk\n2,No address,\n')
  const report = `${file}.rejected`
  expect(await lecternCommand(['resources', 'import', file, '--report', report, '--json'])).toBe(0)
  expect(JSON.parse(printed[0]!)).toMatchObject({ total: 2, accepted: 1, rejected: 1 })
  expect(await readFile(report, 'utf8')).toContain('resources.url-invalid')
})

test('installs a platform by its values or by a link, and lists it', async () => {
  const values = [
    '--issuer',
    'https://lms.example',
    '--client-id',
    'c',
    '--authorization-endpoint',
    'https://lms.example/a',
  ]
  const rest = ['--token-endpoint', 'https://lms.example/t', '--jwks-uri', 'https://lms.example/k']
  expect(await lecternCommand(['installation', 'add-lti', '--name', 'LMS', ...values, ...rest])).toBe(0)
  expect(await lecternCommand(['installation', 'add-lti', '--name', 'LMS', ...values])).toBe(1)
  expect(complained.join()).toContain('tokenEndpoint')
  expect(await lecternCommand(['installation', 'add-lti', '--name', 'Moodle', '--dynamic'])).toBe(0)
  expect(printed.at(-1)).toMatch(/^https:\/\/lectern\.example\.org\/lti\/register\?link=/)
  expect(await lecternCommand(['installation', 'list'])).toBe(0)
  expect(printed.at(-1)).toContain('https://lms.example')
})

test('installs a platform of LTI 1.1 and tells its secret once; it is off unless switched on', async () => {
  const add = ['installation', 'add-lti-1p1', '--name', 'Old Moodle', '--json']
  expect(await lecternCommand(add)).toBe(0)
  expect(await lecternCommand([...add, '--enable'])).toBe(0)
  const [off, on] = printed.map((line) => JSON.parse(line) as Record<string, string>)
  expect(off).toEqual({
    id: expect.any(String),
    launchUrl: 'https://lectern.example.org/lti/1p1/launch',
    consumerKey: expect.stringMatching(/^lectern-/),
    secret: expect.stringMatching(/^\S{43}$/),
  })
  printed.length = 0
  expect(await lecternCommand(['installation', 'list', '--json'])).toBe(0)
  expect(JSON.parse(printed[0]!)).toEqual(
    expect.arrayContaining([
      expect.objectContaining({
        id: off!.id,
        lti1p1: { consumerKey: off!.consumerKey, enabled: false, features: [] },
      }),
      expect.objectContaining({
        id: on!.id,
        lti1p1: { consumerKey: on!.consumerKey, enabled: true, features: [] },
      }),
    ]),
  )
  expect(printed[0]).not.toContain(on!.secret)
})

test('prints what is held about a person and forgets them, by either of their names', async () => {
  const { database, keys } = await connected()
  const scope = database.district((await findDistrict(database, 'fairview')).id)
  const installation = (await listInstallations(scope)).find(({ name }) => name === 'LMS')!.id
  const hashes = pseudonyms(keys.of('pseudonyms'))
  await meetPerson(scope, installation, {
    subjectHash: hashes.subject(scope.districtId, 'https://lms.example', 'u-1'),
    sourcedIdHash: hashes.sourcedId(scope.districtId, '4711'),
    role: 'student',
  })
  const bySubject = ['--district', 'fairview', '--subject', 'u-1', '--installation', installation]
  const byNumber = ['--district', 'fairview', '--sourced-id', '4711']
  for (const who of [bySubject, byNumber]) {
    printed.length = 0
    expect(await lecternCommand(['person', 'export', ...who])).toBe(0)
    expect(personExport.parse(JSON.parse(printed.join('\n')))).toMatchObject({
      held: { identities: [{ installation: 'LMS', byDistrictNumber: true }] },
    })
  }
  printed.length = 0
  expect(await lecternCommand(['person', 'forget', ...byNumber, '--json'])).toBe(0)
  expect(await lecternCommand(['person', 'forget', ...bySubject, '--json'])).toBe(0)
  expect(printed.map((line) => JSON.parse(line) as unknown)).toEqual([
    { forgotten: true },
    { forgotten: false },
  ])
  for (const unclear of [[], ['--subject', 'u-1'], [...bySubject, '--sourced-id', '4711']])
    expect(await lecternCommand(['person', 'forget', ...unclear])).toBe(1)
  expect(complained.join()).toContain('person.unclear')
  const elsewhere = '7b0c6e1e-6a6f-4c6e-9df8-0e0d6f3f1a01'
  expect(await lecternCommand(['person', 'forget', '--subject', 'u-1', '--installation', elsewhere])).toBe(1)
  expect(await lecternCommand(['person', 'forget', '--subject', 'u-1', '--installation', 'Canvas'])).toBe(1)
})

test('rotates the signing keys, but not to one that platforms may not know unless told to', async () => {
  const listed = async () => {
    printed.length = 0
    expect(await lecternCommand(['keys', 'list', '--json'])).toBe(0)
    return JSON.parse(printed[0]!) as { kid: string; state: string }[]
  }
  expect(await lecternCommand(['keys', 'rotate'])).toBe(1)
  expect(complained.join()).toContain('keys.next-too-young')
  const before = await listed()
  expect(before.map(({ state }) => state).sort()).toEqual(['active', 'next'])
  printed.length = 0
  expect(await lecternCommand(['keys', 'rotate', '--now', '--json'])).toBe(0)
  expect(JSON.parse(printed[0]!)).toEqual({
    retired: before.find(({ state }) => state === 'active')!.kid,
    active: before.find(({ state }) => state === 'next')!.kid,
  })
  expect((await listed()).map(({ state }) => state).sort()).toEqual(['active', 'next', 'retiring'])
  expect(await lecternCommand(['keys', 'rotate', '--compromised'])).toBe(0)
  expect(printed.join('\n')).toContain('withdrawn')
  const after = await listed()
  expect(after.map(({ state }) => state).sort()).toEqual(['active', 'gone', 'gone', 'gone', 'next'])
  expect(JSON.stringify(after)).not.toMatch(/sealed|"d"/)
})

test('publishes terms of use, a language at a time', async () => {
  const file = join(directory(), 'terms.md')
  await writeFile(file, '# Be kind')
  const publish = ['terms', 'publish', '--district', 'fairview', '--json', '--file']
  for (const locale of ['en', 'es', 'en'])
    expect(await lecternCommand([...publish, file, '--locale', locale])).toBe(0)
  expect(printed.map((line) => JSON.parse(line) as unknown)).toEqual([
    { version: 1, published: true },
    { version: 1, published: true },
    { version: 1, published: false },
  ])
  expect(await lecternCommand([...publish, file, '--locale', 'fr'])).toBe(1)
  expect(await lecternCommand([...publish, file])).toBe(1)
  expect(await lecternCommand([...publish, '/nowhere.md', '--locale', 'en'])).toBe(1)
  expect(complained.join()).toContain('terms.no-file')
})

test('tells unknown words and missing files apart from failures', async () => {
  expect(await lecternCommand(['district', 'destroy'])).toBe(1)
  expect(await lecternCommand(['catalog', 'import', '/nowhere.csv'])).toBe(1)
  expect(await lecternCommand(['--help'])).toBe(0)
  vi.stubEnv('DATABASE_URL', 'postgres://nobody@127.0.0.1:1/none')
  expect(await lecternCommand(['district', 'list'])).toBe(2)
})
